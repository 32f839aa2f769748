/** graphql-yoga, with DataLoaders over pg. */
import { createServer } from 'node:http';
import DataLoader from 'dataloader';
import { createSchema, createYoga } from 'graphql-yoga';
import { DateTime, readsOf, SCHEMA } from './lists.mjs';

const reads = readsOf(process.env);
const yoga = createYoga({
  logging: false,
  graphiql: false,
  landingPage: false,
  maskedErrors: false,
  cors: false,
  context: () => ({ reps: new DataLoader(reads.reps), touches: new DataLoader(reads.touches) }),
  schema: createSchema({
    typeDefs: SCHEMA,
    resolvers: {
      DateTime,
      Query: { leads: (_root, { stage, first }) => reads.leads(stage, first) },
      Lead: {
        owner: ({ ownerId }, _args, { reps }) => reps.load(ownerId),
        interactions: ({ id }, _args, { touches }) => touches.load(id),
      },
    },
  }),
});
const server = createServer(yoga);
server.listen(0, '127.0.0.1', () => process.stdout.write(`yoga at http://127.0.0.1:${server.address().port}\n`));
process.once('SIGINT', () => process.exit(0));
