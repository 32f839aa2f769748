import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema, getVariableValues, parse, validate } from 'graphql';
import { type Example, examplesIn } from '../../web/explorer/examples.js';
import { SHOWN_VARIABLES, variablesFor } from '../../web/explorer/variables.js';

const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
const examples = examplesIn(
  Object.fromEntries(
    globSync('schema/operations/*.graphql').map(file => [path.basename(file, '.graphql'), readFileSync(file, 'utf8')]),
  ),
);

test.each(examples.map(example => [example.name, example] as [string, Example]))(
  'the explorer shows %s with variables that the schema takes',
  (_name, example) => {
    expect(validate(schema, parse(example.query))).toEqual([]);
    const { errors } = getVariableValues(
      schema,
      example.operation.variableDefinitions ?? [],
      variablesFor(example, schema),
    );
    expect(errors ?? []).toEqual([]);
  },
);

test('no variables are kept for an operation that is gone', () => {
  const names = new Set(examples.map(({ name }) => name));
  expect(Object.keys(SHOWN_VARIABLES).filter(name => !names.has(name))).toEqual([]);
});

test('what an operation demands has a sample: an object by its kind, a choice by its first word', () => {
  const [operation] = examplesIn({
    own: 'mutation Own($input: RecallLeadInput!) { recallLead(input: $input) { lead { id } } }',
  });
  expect(operation && variablesFor(operation, schema)).toEqual({ input: { id: '<lead>', reason: '…' } });
});
