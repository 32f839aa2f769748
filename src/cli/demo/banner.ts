import type { TokenOrder } from '../../platform/access/tokens.js';
import { AUDITOR, HEAD, MARKETER, PARTNER, SCREEN, type World } from './cast.js';

const TTL_DAYS = 7;
const TTL_SECONDS = TTL_DAYS * 86_400;

/** Three things of the world that show what this is for; the tests know them too. */
const LOOK_FIRST = [
  'Kaya Ito holds 10 leads on a line of 8: it was lowered, nothing was taken away, and nothing comes in. Farid Haddad holds none.',
  'The bought address list brings most leads and hardly a customer; those whom customers recommend come seldom and buy.',
  'Elif Demir wrote and called nine times within a week to one customer, while Ben Okafor lets four of his leads lie.',
];

/** Prints where the doors are, and a token for each role with the person it speaks for. */
export async function printDoors(at: {
  url: string;
  world: World;
  isNew: boolean;
  tokenFor: (who: TokenOrder, ttlSeconds: number) => Promise<string>;
}): Promise<void> {
  const people = await Promise.all(
    peopleOf(at.world).map(async ({ who, name }) => ({ who, name, token: await at.tokenFor(who, TTL_SECONDS) })),
  );
  const screen = people.find(({ who }) => who === SCREEN);
  const head = people.find(({ who }) => who === HEAD);
  const tokens = people.map(({ who, name, token }) => `  ${who.role.padEnd(9)}  ${name}\n  ${token}\n`);
  process.stdout.write(`
Plimsoll is ready after ${(performance.now() / 1000).toFixed(1)} s, with ${at.isNew ? 'a new world' : 'the world of the last start'}.

GraphQL    ${at.url}/graphql
Wallboard  ${at.url}/wallboard#token=${screen?.token ?? ''}
Explorer   ${at.url}/explorer#token=${head?.token ?? ''}

It is a company that sells solar roofs to firms, with half a year behind it. Look at this first:

${LOOK_FIRST.map(line => `  - ${line}\n`).join('')}
Tokens, good for ${TTL_DAYS} days, to be sent as "Authorization: Bearer …":

${tokens.join('\n')}
Ctrl-C stops everything. What goes on:

`);
}

function peopleOf(world: World): { who: TokenOrder; name: string }[] {
  const manager = world.managers.get('north');
  const rep = world.reps[0];
  return [
    { who: HEAD, name: 'Ingrid Solberg, head of sales' },
    ...(manager ? [{ who: manager, name: 'Marcus Hale, manager of the team North' }] : []),
    ...(rep ? [{ who: rep.as, name: `${rep.name}, rep in the team North` }] : []),
    { who: MARKETER, name: 'Sofia Rossi, marketing' },
    { who: AUDITOR, name: 'Peter Novak, audit' },
    { who: SCREEN, name: 'the screen on the wall' },
    { who: world.partner, name: `${PARTNER.name}, a partner` },
  ];
}
