/** Writes the schema that the product serves, sorted, to `schema/schema.graphql` (or to the file named). */
import './require-node.mjs';
import 'reflect-metadata';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { lexicographicSortSchema, printSchema } from 'graphql';

const [target = 'schema/schema.graphql'] = process.argv.slice(2);
const { buildPlimsollSchema } = await import('../dist/src/schema.js');
const text = printSchema(lexicographicSortSchema(await buildPlimsollSchema()));
if (!/^type Query \{$/m.test(text)) throw new Error('The schema has no Query: nothing was built.');
await mkdir(path.dirname(target), { recursive: true });
await writeFile(target, `${text.trimEnd()}\n`);
// Nothing that the schema's modules opened keeps this script alive.
process.exit(0);
