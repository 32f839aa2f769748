import { globSync, readFileSync } from 'node:fs';
import { UserErrorCode } from '../../src/platform/refusal.js';

/** The closed list of reasons why a rep may not take a lead: from this one on. */
const CODES = Object.values(UserErrorCode);
const REASONS = CODES.slice(CODES.indexOf(UserErrorCode.REP_INACTIVE));

const [CHOICE, CLAIM, WALL] = ['assignment/choice.rules.ts', 'assignment/claim.rules.ts', 'quotas/wall.rules.ts'];

/** Where each of them is given, one place of several; null: nowhere yet. */
const GIVEN_IN: Readonly<Record<string, string | null>> = {
  REP_INACTIVE: CHOICE,
  ON_LEAVE: CHOICE,
  OFFLINE: CHOICE,
  BUSY: CHOICE,
  AWAY: CHOICE,
  OPTED_OUT: CHOICE,
  NOT_POOL_MEMBER: CLAIM,
  SKILL_MISMATCH: CHOICE,
  SEGMENT_MISMATCH: CHOICE,
  QUOTA_EXCEEDED: 'quotas/counters.ts',
  TEAM_QUOTA_EXCEEDED: 'quotas/counters.ts',
  TIER_QUOTA_EXCEEDED: WALL,
  LIFECYCLE_QUOTA_EXCEEDED: WALL,
  PIPELINE_QUOTA_EXCEEDED: WALL,
  PRODUCT_LINE_QUOTA_EXCEEDED: WALL,
  RESERVED_FOR_HIGHER_TIER: WALL,
  INTAKE_CAP_REACHED: 'quotas/intake-count.ts',
  PREVIOUS_OWNER_COOLDOWN: CLAIM,
  NEW_LEAD_DELAY: CLAIM,
  VIEW_LIMIT_REACHED: 'assignment/pool-day.ts',
  // The protection period (保护期) keeps a held lead from what takes leads back by rule, and there is no such rule yet; others find it ALREADY_OWNED.
  PROTECTED: null,
  ALREADY_OWNED: 'assignment/placement.rules.ts',
  LEAD_TERMINAL: 'assignment/placement.rules.ts',
  NO_RULE_MATCHED: 'assignment/plan-assignments.ts',
};

type Sources = ReadonlyMap<string, string>;

/** All code that is about leads and people; what only words the reasons is left out. */
const SOURCES: Sources = new Map(
  globSync('src/*/*.ts')
    .map(file => file.replaceAll('\\', '/'))
    .map(file => [file.slice('src/'.length), readFileSync(file, 'utf8')] as const)
    .filter(([file]) => !file.startsWith('platform/')),
);

/** Files that answer with a reason, and do not only compare with it or have it in a list: `return …`, `code: …`, `? …`, `untilTomorrow(tx, of, …)`. */
function giversOf(reason: string, sources: Sources): string[] {
  const given = new RegExp(`(?:return |: |\\? |\\(|\\w, )UserErrorCode\\.${reason}\\b`);
  return [...sources].filter(([, text]) => given.test(text)).map(([file]) => file);
}

/** What the list above says and the code does not. */
function untrue(sources: Sources): string[] {
  return Object.entries(GIVEN_IN).flatMap(([reason, file]) => {
    const givers = giversOf(reason, sources);
    if (file === null) return givers.map(giver => `${reason} is given in ${giver}`);
    return givers.includes(file) ? [] : [`${reason} is not given in ${file}`];
  });
}

test('every reason why a rep may not take a lead is given by what the list says, or is told to be given by nothing', () => {
  expect(Object.keys(GIVEN_IN)).toEqual(REASONS);
  expect(untrue(SOURCES)).toEqual([]);
});

test('a reason that nothing gives any more is told, and one that is given after all', () => {
  const text = SOURCES.get(CHOICE) ?? '';
  const without = text.replace('return UserErrorCode.SEGMENT_MISMATCH;', 'return null;');
  expect(untrue(new Map([...SOURCES, [CHOICE, without]]))).toEqual([`SEGMENT_MISMATCH is not given in ${CHOICE}`]);
  const compared = text.replace(
    'return UserErrorCode.SEGMENT_MISMATCH',
    'return one === UserErrorCode.SEGMENT_MISMATCH',
  );
  expect(untrue(new Map([...SOURCES, [CHOICE, compared]]))).toEqual([`SEGMENT_MISMATCH is not given in ${CHOICE}`]);
  const reclaim = 'throw new Refusal({ code: UserErrorCode.PROTECTED, field });';
  expect(untrue(new Map([...SOURCES, ['assignment/reclaim-leads.ts', reclaim]]))).toEqual([
    'PROTECTED is given in assignment/reclaim-leads.ts',
  ]);
});
