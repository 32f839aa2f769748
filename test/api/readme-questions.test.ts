import { globSync, readFileSync } from 'node:fs';
import { examplesIn } from '../../web/explorer/examples.js';
import { committedOperations } from '../support/operations.js';
import { QUESTIONS } from '../support/questions.js';
import { aCompany, type Company } from '../support/small-company.js';
import { withApp } from '../support/with-app.js';

const rows = [...readFileSync('README.md', 'utf8').matchAll(/^\| ([A-Z][^|]*\?) \| `(\w+)` \| ([^|]+) \|$/gm)];

describe('a question of practice in the README', () => {
  const walk = withApp();
  let company: Company;

  beforeAll(async () => {
    company = await aCompany(walk);
  });

  test('is asked here, and nothing else is', () => {
    expect(rows.map(([, , operation]) => operation).toSorted()).toEqual(Object.keys(QUESTIONS).toSorted());
    for (const operation of Object.keys(QUESTIONS))
      expect([...committedOperations().operations.keys()]).toContain(operation);
  });

  test('stands over its operation, where the explorer shows it', () => {
    const files = globSync('schema/operations/*.graphql').map(file => [file, readFileSync(file, 'utf8')]);
    const asked = examplesIn(Object.fromEntries(files)).filter(({ question }) => question !== null);
    expect(asked.map(({ name, question }) => [name, question]).toSorted()).toEqual(
      rows.map(([, question, operation]) => [operation, question]).toSorted(),
    );
  });

  test.each(rows.map(([, question, operation]) => [question, operation]))('%s %s', async (_, operation = '') => {
    await QUESTIONS[operation]?.(walk, company);
    expect.hasAssertions();
  });
});
