import { Role } from '../../src/platform/access/viewer.js';
import { COSTLY } from '../support/costly.js';
import { FeedClient } from '../support/feed-client.js';
import { BACKGROUND, StatementWatch } from '../support/statements.js';
import { withApp } from '../support/with-app.js';

const walk = withApp();
const FEEDS = COSTLY.filter(([, query]) => query.startsWith('subscription'));
const QUERIES = COSTLY.filter(([, query]) => !query.startsWith('subscription'));

let watch: StatementWatch;
beforeEach(() => {
  watch = StatementWatch.open();
});
afterEach(() => watch.close());

/** What was sent for somebody who asked. */
async function during<T>(work: () => Promise<T>): Promise<{ answer: T; texts: string[] }> {
  const { answer, statements } = await watch.during(work);
  return { answer, texts: statements.map(({ text }) => text).filter(text => !BACKGROUND.test(text)) };
}

test.each(QUERIES)('%s is refused before anything is read', async (_what, query, cost) => {
  const { answer, texts } = await during(() => walk.app.run(query));
  expect(answer.errors?.map(({ extensions }) => extensions)).toMatchObject([
    { code: 'COST_LIMIT_EXCEEDED', cost, maximum: 2000 },
  ]);
  expect([answer.status, answer.data, texts]).toEqual([400, undefined, []]);
});

test.each(FEEDS)('%s is refused over the socket before anything is read', async (_what, query) => {
  const client = await FeedClient.open(`${walk.app.url}/graphql`, await walk.app.token(Role.ADMIN));
  const { texts } = await during(async () => {
    client.subscribe('costly', query);
    await client.until(() => client.codes('costly') !== null);
  });
  expect([client.codes('costly'), client.frames('costly'), texts]).toEqual([['COST_LIMIT_EXCEEDED'], [], []]);
  await client.close();
});

test('what may be asked is read by statements that this watch sees', async () => {
  const { texts: ofQuery } = await during(() => walk.app.run('{ wallboard { reps { id } } }'));
  const client = await FeedClient.open(`${walk.app.url}/graphql`, await walk.app.token(Role.ADMIN));
  const { texts: ofFeed } = await during(async () => {
    client.subscribe('loads', 'subscription { repLoadChanged { reps { id } } }');
    await client.until(() => client.frames('loads').length > 0);
  });
  await client.close();
  expect([ofQuery.length > 0, ofFeed.length > 0]).toEqual([true, true]);
});
