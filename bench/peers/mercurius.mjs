/** Mercurius with graphql-jit, and its own loaders over pg. */
import fastify from 'fastify';
import mercurius from 'mercurius';
import { DateTime, readsOf, SCHEMA } from './lists.mjs';

const reads = readsOf(process.env);
const app = fastify();
app.register(mercurius, {
  schema: SCHEMA,
  jit: 1,
  resolvers: { DateTime, Query: { leads: (_root, { stage, first }) => reads.leads(stage, first) } },
  loaders: {
    Lead: {
      owner: { opts: { cache: false }, loader: asked => reads.reps(asked.map(({ obj }) => obj.ownerId)) },
      interactions: { opts: { cache: false }, loader: asked => reads.touches(asked.map(({ obj }) => obj.id)) },
    },
  },
});
process.stdout.write(`mercurius at ${await app.listen({ port: 0, host: '127.0.0.1' })}\n`);
process.once('SIGINT', () => process.exit(0));
