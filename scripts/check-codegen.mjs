/** The committed typed documents are what the schema and the operations make; every operation is there once. */
import './require-node.mjs';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { generate, loadCodegenConfig } from '@graphql-codegen/cli';
import { Kind, parse } from 'graphql';
import { firstDifference } from './check-difference.mjs';

/** What makes typed documents: for the tests, and for the example. */
const CONFIGS = ['codegen.yml', 'examples/apollo-client/codegen.yml'];

for (const configFilePath of CONFIGS) await check(configFilePath);

async function check(configFilePath) {
  const { config } = await loadCodegenConfig({ configFilePath });
  const operations = globSync(config.documents).flatMap(operationsIn);
  if (operations.length === 0) fail(`check:codegen read no operation in ${config.documents}.`);
  const unnamed = operations.filter(({ name }) => name === undefined);
  for (const { file } of unnamed) fail(`${file} holds an operation without a name.`);
  const made = await generate({ ...config, silent: true, errorsOnly: true }, false).catch(error => {
    fail(`check:codegen cannot make the documents of ${configFilePath}: ${error.message}`);
    return [];
  });
  if (made.length === 0) fail('check:codegen made no file.');
  for (const { filename, content } of made) {
    const difference = firstDifference(path.relative('.', filename), content);
    if (difference) fail(`${difference} Run \`npm run codegen\`.`);
  }
  const [folder] = Object.keys(config.generates);
  const stale = globSync(`${folder}*.ts`).filter(
    file => !made.some(({ filename }) => path.resolve(filename) === path.resolve(file)),
  );
  for (const file of stale) fail(`${file} is made by nothing any more. Remove it.`);
  if (!process.exitCode)
    process.stdout.write(`check:codegen: ${operations.length} operations, ${made.length} files unchanged.\n`);
}

function operationsIn(file) {
  const { definitions } = parse(readFileSync(file, 'utf8'));
  return definitions
    .filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
    .map(({ name }) => ({ file, name: name?.value }));
}

function fail(line) {
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}
