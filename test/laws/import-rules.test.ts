import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

/** The whole house in small: a file of every kind and place, each importing only what it may. */
const HOUSE: Readonly<Record<string, readonly string[]>> = {
  'src/platform/refusal.ts': [],
  'src/platform/ids.ts': [],
  'src/platform/clock.ts': [],
  'src/platform/context.ts': ['./ids.js'],
  'src/platform/db/transact.ts': ['../context.js', '../refusal.js'],
  'src/platform/live/log-feed.ts': ['../context.js'],
  'src/platform/http/server.ts': ['../live/log-feed.js', 'node:http'],
  'src/reps/rep.ts': ['../platform/ids.js', './rep.enums.js', '@mikro-orm/core'],
  'src/reps/rep.enums.ts': [],
  'src/reps/rep.rules.ts': ['../platform/refusal.js', './rep.enums.js'],
  'src/reps/rep.graphql.ts': ['./rep.js', 'type-graphql'],
  'src/reps/rep.resolver.ts': ['./rep.graphql.js', 'type-graphql'],
  'src/reps/create-rep.ts': ['./rep.js', '../platform/db/transact.js'],
  'src/quotas/quota.ts': ['../reps/rep.js'],
  'src/leads/lead.enums.ts': [],
  'src/leads/lead.ts': ['../reps/rep.js', './stage.rules.js', './lead.events.js', '@mikro-orm/core'],
  'src/leads/stage.rules.ts': ['../reps/rep.rules.js', './lead.enums.js'],
  'src/leads/lead.events.ts': ['./lead.enums.js'],
  'src/leads/lead.graphql.ts': ['./lead.js', '../reps/rep.graphql.js', '../reps/rep.enums.js'],
  'src/leads/lead.resolver.ts': ['./lead.graphql.js', './move-lead.js', './lead-stage.feed.js'],
  'src/leads/lead-stage.feed.ts': ['./lead.events.js', './lead.graphql.js', '../platform/live/log-feed.js'],
  'src/leads/move-lead.ts': ['./lead.js', '../reps/create-rep.js', '../platform/db/transact.js'],
  'src/leads/find-leads.ts': ['./lead.js', '../platform/context.js'],
  'src/leads/on-rep-changed.ts': ['./lead.js', '../platform/db/transact.js'],
  'src/duplicates/candidate.ts': ['../leads/lead.js'],
  'src/interactions/interaction.ts': ['../leads/lead.js'],
  'src/assignment/pool-rule.ts': ['../leads/lead.js'],
  'src/bulk/bulk-change.ts': ['../assignment/pool-rule.js'],
  'src/nurturing/program.ts': ['../bulk/bulk-change.js'],
  'src/scoring/criterion.ts': ['../nurturing/program.js'],
  'src/findings/finding.ts': ['../scoring/criterion.js'],
  'src/evaluation/report.ts': ['../findings/finding.js'],
  'src/partners/partner.ts': ['../evaluation/report.js'],
  'src/entities.ts': ['./reps/rep.js', './leads/lead.js', './partners/partner.js'],
  'src/reactions.ts': ['./leads/on-rep-changed.js'],
  'src/schema.ts': ['./reps/rep.resolver.js', './leads/lead.resolver.js', 'type-graphql'],
  'src/app.ts': ['./schema.js', './reactions.js', './entities.js', './platform/http/server.js'],
  'src/main.ts': ['./app.js', '../migrations/list.js', './platform/clock.js', 'node:process'],
  'src/cli/main.ts': ['../app.js', '../leads/move-lead.js', './import.js'],
  'src/cli/import.ts': [],
  'migrations/list.ts': ['./0001-the-ground.js'],
  'migrations/0001-the-ground.ts': ['@mikro-orm/core'],
  'web/feed.ts': [],
  'web/wallboard.ts': ['./feed.js'],
  'bench/reads.ts': ['../web/feed.js'],
  'test/support/app.ts': ['../../src/app.js', '../../src/leads/lead.js'],
  'test/rules/stage.test.ts': ['../../src/leads/stage.rules.js', '../support/app.js'],
  'scripts/build.mjs': ['node:fs'],
};

/** rule, the file that breaks it, what it imports. One or more for each rule. */
const PLANTS: readonly (readonly [rule: string, file: string, imports: string])[] = [
  ['reps-knows-upper', 'src/reps/skill.ts', '../leads/lead.js'],
  ['quotas-knows-upper', 'src/quotas/weight.ts', '../leads/lead.js'],
  ['leads-knows-upper', 'src/leads/company.ts', '../interactions/interaction.js'],
  ['duplicates-knows-upper', 'src/duplicates/candidate.ts', '../interactions/interaction.js'],
  ['interactions-knows-upper', 'src/interactions/consent.ts', '../assignment/pool-rule.js'],
  ['assignment-knows-upper', 'src/assignment/claim.ts', '../partners/partner.js'],
  ['bulk-knows-upper', 'src/bulk/bulk-run.ts', '../nurturing/program.js'],
  ['nurturing-knows-upper', 'src/nurturing/content.ts', '../scoring/criterion.js'],
  ['scoring-knows-upper', 'src/scoring/model.ts', '../evaluation/report.js'],
  ['findings-knows-upper', 'src/findings/judgement.ts', '../evaluation/report.js'],
  ['agenda-knows-upper', 'src/agenda/day.ts', '../evaluation/report.js'],
  ['evaluation-knows-upper', 'src/evaluation/finding.ts', '../partners/partner.js'],
  ['rules-are-pure', 'src/leads/library.rules.ts', '@mikro-orm/core'],
  ['rules-are-pure', 'src/leads/clock.rules.ts', '../platform/clock.js'],
  ['rules-are-pure', 'src/leads/row.rules.ts', './lead.js'],
  ['rules-are-pure', 'src/leads/node.rules.ts', 'node:crypto'],
  ['enums-import-enums', 'src/leads/tier.enums.ts', 'type-graphql'],
  ['events-carry-facts', 'src/leads/company.events.ts', './lead.js'],
  ['noun-knows-law', 'src/leads/contact.ts', './move-lead.js'],
  ['noun-knows-law', 'src/leads/product.ts', 'type-graphql'],
  ['desk-knows-ledger', 'src/leads/close-lead.ts', './lead.graphql.js'],
  ['find-reads', 'src/leads/find-companies.ts', '../platform/http/server.js'],
  ['desk-knows-ledger', 'src/leads/on-rep-left.ts', './lead-stage.feed.js'],
  ['view-and-door-know-their-capability', 'src/leads/contact.graphql.ts', '@mikro-orm/core'],
  ['view-and-door-know-their-capability', 'src/leads/contact.resolver.ts', '../platform/db/transact.js'],
  ['feed-knows-events', 'src/leads/lead-owner.feed.ts', './lead.js'],
  ['door-looks-below-by-views-only', 'src/leads/rep-leads.resolver.ts', '../reps/rep.js'],
  ['door-looks-below-by-views-only', 'src/leads/rep-leads.graphql.ts', '../reps/create-rep.js'],
  ['desk-calls-desks-below-only', 'src/leads/claim-lead.ts', './move-lead.js'],
  ['file-of-no-kind', 'src/leads/lead.service.ts', './lead.js'],
  ['file-of-no-kind', 'src/leads/rules/stage.ts', '../lead.js'],
  ['resolver-only-in-schema', 'src/reps/team.resolver.ts', './rep.resolver.js'],
  ['reaction-only-in-reactions', 'src/leads/recall-lead.ts', './on-rep-changed.js'],
  ['entities-only-in-app', 'src/platform/db/orm.ts', '../../entities.js'],
  ['platform-knows-platform', 'src/platform/db/seed.ts', '../../leads/lead.js'],
  ['platform-knows-platform', 'src/platform/db/migrate.ts', '../../../migrations/list.js'],
  ['migrations-stand-alone', 'migrations/0002-more.ts', '../src/platform/ids.js'],
  ['cli-knows-app-and-desks', 'src/cli/demo.ts', '../leads/lead.resolver.js'],
  ['web-knows-web', 'web/hull.ts', '../src/leads/lead.enums.js'],
  ['bench-uses-public-door', 'bench/writes.ts', '../src/leads/move-lead.js'],
  ['test-uses-public-door', 'test/api/move-lead.test.ts', '../../src/leads/move-lead.js'],
  ['test-uses-public-door', 'test/api/lead.test.ts', '../../src/leads/lead.resolver.js'],
  ['scripts-know-no-capability', 'scripts/seed.mjs', '../src/leads/lead.js'],
  ['source-knows-no-test', 'src/platform/faults.ts', '../../test/support/app.js'],
  ['no-cycle', 'src/leads/about.ts', './round.js'],
  ['no-unresolved', 'src/leads/pool.ts', './nowhere.js'],
  ['no-undeclared-package', 'src/platform/log.ts', 'undeclared'],
  ['source-needs-no-dev-package', 'src/platform/metrics.ts', 'dev-only'],
];

/** Files of which there is one only: their plant replaces what the house has. */
const REPLACED: typeof PLANTS = [
  ['schema-lists-resolvers', 'src/schema.ts', './leads/move-lead.js'],
  ['reactions-lists-reactions', 'src/reactions.ts', './leads/move-lead.js'],
  ['entities-lists-entities', 'src/entities.ts', './leads/move-lead.js'],
  ['app-puts-together', 'src/app.ts', './leads/lead.js'],
  ['main-starts-app', 'src/main.ts', './leads/lead.js'],
  ['files-lists-files', 'src/files.ts', './leads/lead.js'],
  ['jobs-lists-jobs', 'src/jobs.ts', './leads/lead.js'],
  ['no-folder-cycle', 'src/platform/live/log-feed.ts', '../http/errors.js'],
];

/** What two of the plants need at their other end. */
const FAR_ENDS = { 'src/platform/http/errors.ts': [], 'src/leads/round.ts': ['./about.js'] };

const CHECK = path.resolve('scripts/check-imports.mjs');
const roots: string[] = [];

afterAll(() => Promise.all(roots.map(root => rm(root, { recursive: true }))));

describe('which way one may look', () => {
  let found: readonly Violation[];
  let ruleNames: readonly string[];

  beforeAll(async () => {
    const planted = Object.fromEntries([...PLANTS, ...REPLACED].map(([, file, imports]) => [file, [imports]]));
    found = await violationsIn({ ...HOUSE, ...FAR_ENDS, ...planted });
    const config = path.resolve('.dependency-cruiser.mjs');
    ruleNames = (await import(config)).default.forbidden.map((rule: { name: string }) => rule.name);
  });

  it('lets a house stand in which every file looks only where it may', async () => {
    expect(await violationsIn(HOUSE)).toEqual([]);
  });

  it.each([...PLANTS, ...REPLACED])('refuses by %s that %s imports %s', (rule, file) => {
    const culprit = rule === 'no-folder-cycle' ? path.dirname(file) : file;
    expect(found.filter(violation => violation.from === culprit).map(violation => violation.rule)).toContain(rule);
  });

  it('has a planted violation for every rule', () => {
    const planted = new Set([...PLANTS, ...REPLACED].map(([rule]) => rule));
    expect(ruleNames.filter(name => !planted.has(name))).toEqual([]);
  });

  it('refuses a house of which it can read nothing', async () => {
    await expect(violationsIn({ 'test/support/app.ts': [] })).rejects.toThrow('read no source file');
  });

  it('finds nothing to refuse in this checkout', async () => {
    expect(await check(path.resolve('.'))).toEqual([]);
  });
});

async function violationsIn(files: Readonly<Record<string, readonly string[]>>): Promise<readonly Violation[]> {
  const root = await mkdtemp(path.join(tmpdir(), 'plimsoll-imports-'));
  roots.push(root);
  const packages = { '@mikro-orm/core': '1.0.0', 'type-graphql': '1.0.0' };
  const manifest = { type: 'module', dependencies: packages, devDependencies: { 'dev-only': '1.0.0' } };
  await put(root, 'package.json', JSON.stringify(manifest));
  for (const name of [...Object.keys(packages), 'dev-only', 'undeclared']) {
    await put(root, `node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    await put(root, `node_modules/${name}/index.js`, '');
  }
  for (const [file, imports] of Object.entries(files)) {
    const type = file.endsWith('.ts') ? 'type ' : '';
    const lines = imports.map(
      (target, n) => `import ${type}* as part${n} from '${target}';\nexport ${type}{ part${n} };\n`,
    );
    await put(root, file, lines.join('') || 'export {};\n');
  }
  return check(root);
}

async function put(root: string, file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(root, file)), { recursive: true });
  await writeFile(path.join(root, file), text);
}

/** The check as `npm run check:imports` runs it; a non-zero exit with a list is an answer, without one a failure. */
function check(root: string): Promise<readonly Violation[]> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [CHECK, '--json', root], { env: withoutTestOptions() }, (_error, stdout, stderr) => {
      if (stdout.startsWith('[')) resolve(JSON.parse(stdout));
      else reject(new Error(stderr));
    });
  });
}

function withoutTestOptions(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, ...rest } = process.env;
  return rest;
}
