import { getMetadataStorage } from 'type-graphql';
import { Role } from '../../src/platform/access/viewer.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { FeedClient } from '../support/feed-client.js';
import { documentFor, ROOT_FIELDS } from '../support/slots.js';
import { soundCalls } from '../support/sound.js';
import { makeWorld, type Person, type World } from '../support/world.js';

const PERSON_OF: Readonly<Record<Role, Person>> = {
  ADMIN: 'admin',
  MANAGER: 'north',
  REP: 'anna',
  MARKETER: 'marketer',
  AUDITOR: 'auditor',
  WALLBOARD: 'wallboard',
  PARTNER: 'firstPartner',
};
const ROLES = Object.values(Role);
const named = ROOT_FIELDS.map(root => [`${root.kind} ${root.field}`, root] as const);

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await makeWorld(app);
});
afterAll(() => app.stop());

/** The roles that a door names. */
function rolesOf(field: string): readonly unknown[] {
  const { queries, mutations, subscriptions, authorizedFields } = getMetadataStorage();
  const door = [...queries, ...mutations, ...subscriptions].find(one => one.schemaName === field);
  return authorizedFields.find(one => one.target === door?.target && one.fieldName === door?.methodName)?.roles ?? [];
}

test.each(named)('%s answers exactly the roles that it names, and nobody who is not signed in', async (_what, root) => {
  const allowed = rolesOf(root.field);
  expect(allowed.length).toBeGreaterThan(0);
  const query = documentFor(root);
  const { variables } = soundCalls(world)[root.field]?.() ?? { variables: {} };
  const answers = await Promise.all(
    ROLES.map(
      async role =>
        [role, await codesOf(role, query, { variables, isSubscription: root.kind === 'subscription' })] as const,
    ),
  );
  expect(Object.fromEntries(answers.map(([role, codes]) => [role, codes.includes('FORBIDDEN')]))).toEqual(
    Object.fromEntries(ROLES.map(role => [role, !allowed.includes(role)])),
  );
  for (const [, codes] of answers) expect(codes.filter(code => code !== 'FORBIDDEN')).toEqual([]);
  if (root.kind === 'subscription') return;
  const nobody = await app.run(query, variables as Record<string, unknown>, { as: null });
  expect([nobody.status, nobody.errors?.map(({ extensions }) => extensions?.code)]).toEqual([401, ['UNAUTHENTICATED']]);
});

/** The codes at the top level; none where it was let in. */
async function codesOf(
  role: Role,
  query: string,
  { variables, isSubscription }: { variables: object; isSubscription: boolean },
): Promise<unknown[]> {
  if (isSubscription) return subscribed(role, query, variables);
  const { errors = [] } = await app.run(query, variables as Record<string, unknown>, {
    as: world.people[PERSON_OF[role]],
  });
  return errors.map(({ extensions }) => extensions?.code);
}

async function subscribed(role: Role, query: string, variables: object): Promise<unknown[]> {
  const client = await FeedClient.open(`${app.url}/graphql`, await app.token(world.people[PERSON_OF[role]]));
  client.subscribe('1', query, variables as Record<string, unknown>);
  await client.until(() => client.codes('1') !== null || client.frames('1').length > 0);
  const codes = client.codes('1') ?? [];
  await client.close();
  return codes;
}
