/**
 * Which way one may look: the import rules of ARCHITECTURE.md, by folder and by suffix. Every list says what a kind of
 * file MAY import; whatever is not in it is refused. `test/laws/import-rules.test.ts` plants one violation of each.
 */

/** From the ground up: each capability may look at those before it, never at those after it. */
const LINE = [
  'reps',
  'quotas',
  'leads',
  'duplicates',
  'interactions',
  'assignment',
  'bulk',
  'nurturing',
  'scoring',
  'findings',
  'agenda',
  'evaluation',
  'partners',
];

/** A file straight in a capability folder whose name begins with one of these and a hyphen is a use case. */
const VERBS = `
  accept add allocate apply approve archive assign boost cancel change check claim close create deactivate decide decline
  delete disable dismiss enable end enroll erase export grant import issue judge leave log merge move offer pause propose publish reactivate reassign
  rebalance recall reclaim record recount redraw register regrade reject release remove reopen retire reveal replay resume revive revoke save score screen send set
  start stop submit transfer undo update upsert withdraw
`
  .trim()
  .split(/\s+/);

const CAPABILITY = `^src/(?:${LINE.join('|')})/`;
const suffix = kind => `${CAPABILITY}[^/.]+\\.${kind}\\.ts$`;
const begins = (...words) => `${CAPABILITY}(?:${words.join('|')})-[^/.]+\\.ts$`;

const RULES = suffix('rules');
const ENUMS = suffix('enums');
const EVENTS = suffix('events');
const GRAPHQL = suffix('graphql');
const FEED = suffix('feed');
const RESOLVER = suffix('resolver');
const REACTION = begins('on');
const FIND = begins('find');
const USE_CASE = begins(...VERBS);
/** No suffix and no verb: an entity, or a law that several desks share. */
const NOUN = `${CAPABILITY}(?!(?:on|find|${VERBS.join('|')})-)[^/.]+\\.ts$`;

const REFUSAL = '^src/platform/(?:refusal|errors)\\.ts$';
/** Which rows of a capability a role sees: read by its view, its desks and its feeds. */
const ROWS = `${CAPABILITY}[^/.]+-rows\\.ts$`;
const IDS = '^src/platform/(?:ids|limits)\\.ts$';
const POLICIES = '^src/platform/access/';
const npm = (...names) => names.map(name => `(?:^|/)node_modules/(?:@types/)?${name}/`);
const MIKRO_ORM = npm('@mikro-orm/[^/]+');
/** Pure libraries that normalise what people type. */
const NORMALISERS = npm('libphonenumber-js', 'validator', 'zod');
const GRAPHQL_LIBRARIES = npm('type-graphql', 'graphql', 'graphql-scalars', 'class-validator');

/** Files of one kind may import this and nothing else. */
const only = (name, { from, may }, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { pathNot: may, couldNotResolve: false },
});
/** Some files may be imported from here and from nowhere else. */
const onlyFrom = (name, { by, of }, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { pathNot: by },
  to: { path: of },
});

const lineRules = LINE.slice(0, -1).map((lower, place) => ({
  name: `${lower}-knows-upper`,
  comment: `${lower} knows nothing of the capabilities above it; they hear it by reactions.`,
  severity: 'error',
  from: { path: `^src/${lower}/` },
  to: { path: `^src/(?:${LINE.slice(place + 1).join('|')})/` },
}));

const kindRules = [
  only(
    'rules-are-pure',
    { from: RULES, may: [REFUSAL, RULES, ENUMS] },
    'Law is pure: Refusal, rules and enums; no library, no clock, no row.',
  ),
  only('enums-import-enums', { from: ENUMS, may: [ENUMS] }, 'An enum is a list of words.'),
  only(
    'events-carry-facts',
    { from: EVENTS, may: [ENUMS, EVENTS, '^src/platform/events/event\\.ts$', IDS] },
    'An event is made of ids, enums and numbers.',
  ),
  only(
    'noun-knows-law',
    {
      from: NOUN,
      may: [
        NOUN,
        FIND,
        RULES,
        ENUMS,
        EVENTS,
        REFUSAL,
        IDS,
        POLICIES,
        '^src/platform/(?:db/|events/event\\.ts$|context\\.ts$|lists\\.ts$)',
        '^(?:node:)?crypto$',
        ...MIKRO_ORM,
        ...NORMALISERS,
      ],
    },
    'An entity, or a law that desks share, knows rules, events, entities, reads and MikroORM; never a desk, a door or a feed.',
  ),
  only(
    'desk-knows-ledger',
    {
      from: [USE_CASE, REACTION],
      may: [
        NOUN,
        RULES,
        ENUMS,
        EVENTS,
        FIND,
        USE_CASE,
        REFUSAL,
        IDS,
        '^src/platform/(?:context\\.ts$|db/|access/|events/)',
        '^(?:node:)?crypto$',
        ...MIKRO_ORM,
        ...NORMALISERS,
      ],
    },
    'A use case or reaction knows entities, rules, events and the ledger; never a door, a feed or the network.',
  ),
  only(
    'find-reads',
    {
      from: FIND,
      may: [
        NOUN,
        RULES,
        ENUMS,
        FIND,
        REFUSAL,
        IDS,
        '^src/platform/context\\.ts$',
        '^src/platform/(?:db|access|read)/',
        '^src/platform/live/cursor\\.ts$',
        ...MIKRO_ORM,
        ...NORMALISERS,
      ],
    },
    'A find is one read: named SQL and entities, the pages and cursors of the platform; never a desk, a door or a feed.',
  ),
  only(
    'view-and-door-know-their-capability',
    {
      from: [GRAPHQL, RESOLVER],
      may: [
        CAPABILITY,
        '^src/platform/(?:refusal|errors|ids|limits|context)\\.ts$',
        '^src/platform/(?:read|access|live|events|http)/',
        ...GRAPHQL_LIBRARIES,
      ],
    },
    'A view or door knows its own capability, views below, and type-graphql; no SQL and no transaction.',
  ),
  only(
    'feed-knows-events',
    {
      from: FEED,
      may: [
        EVENTS,
        GRAPHQL,
        ENUMS,
        FEED,
        FIND,
        ROWS,
        IDS,
        ...MIKRO_ORM,
        '^src/platform/(?:context\\.ts$|(?:live|access|events|read)/)',
      ],
    },
    'A feed turns events into views; no entity, no desk.',
  ),
  {
    name: 'door-looks-below-by-views-only',
    comment: 'Of a capability below, a view or door knows the views and the enums. (The line forbids those above.)',
    severity: 'error',
    from: { path: `^src/(${LINE.join('|')})/[^/.]+\\.(?:graphql|resolver)\\.ts$` },
    to: { path: CAPABILITY, pathNot: ['^src/$1/', GRAPHQL, ENUMS] },
  },
  {
    name: 'desk-calls-desks-below-only',
    comment: 'What two desks of one capability share is a law: it belongs into an entity or a noun beside it.',
    severity: 'error',
    from: { path: `^src/(${LINE.join('|')})/(?:on|find|${VERBS.join('|')})-[^/.]+\\.ts$` },
    to: { path: `^src/$1/(?:${VERBS.join('|')})-[^/.]+\\.ts$` },
  },
  {
    name: 'file-of-no-kind',
    comment:
      'A file lies straight in its capability and is named noun.ts, verb-noun.ts, find-….ts, on-….ts, or has a known suffix.',
    severity: 'error',
    from: {
      path: CAPABILITY,
      pathNot: [RULES, ENUMS, EVENTS, GRAPHQL, FEED, RESOLVER, REACTION, FIND, USE_CASE, NOUN],
    },
    to: {},
  },
];

const SCHEMA = '^src/schema\\.ts$';
const REACTIONS = '^src/reactions\\.ts$';
const ENTITIES = '^src/entities\\.ts$';
const JOBS = '^src/jobs\\.ts$';
const FILES = '^src/files\\.ts$';
const APP = '^src/app\\.ts$';
const PLATFORM = '^src/platform/';
const MAIN = '^src/main\\.ts$';
const MIGRATIONS = '^migrations/list\\.ts$';
const LIBRARY = '(?:^|/)node_modules/';
/** What dependency-cruiser calls a module of Node itself, or a package that is not installed. */
const BARE = '^(?![./])(?!(?:src|test|web|bench|scripts|migrations|dist)/)';

const placeRules = [
  onlyFrom(
    'resolver-only-in-schema',
    { by: [SCHEMA], of: RESOLVER },
    'schema.ts is the only file that imports a resolver.',
  ),
  onlyFrom(
    'reaction-only-in-reactions',
    { by: [REACTIONS], of: REACTION },
    'reactions.ts is the only file that imports a reaction.',
  ),
  onlyFrom(
    'entities-only-in-app',
    { by: [APP, '^src/cli/', '^test/', '^scripts/', '^migrations/'], of: ENTITIES },
    'The list of entities is put together by app.ts.',
  ),
  only(
    'schema-lists-resolvers',
    { from: SCHEMA, may: [RESOLVER, GRAPHQL, ENUMS, PLATFORM, LIBRARY] },
    'schema.ts lists resolvers and builds the schema.',
  ),
  only(
    'jobs-lists-jobs',
    { from: JOBS, may: [USE_CASE, PLATFORM] },
    'jobs.ts lists scheduled work: use cases and their pace.',
  ),
  only(
    'files-lists-files',
    { from: FILES, may: [USE_CASE, PLATFORM] },
    'files.ts lists what comes and goes as files: use cases and the doors of the platform.',
  ),
  only('reactions-lists-reactions', { from: REACTIONS, may: [REACTION, PLATFORM] }, 'reactions.ts lists reactions.'),
  only('entities-lists-entities', { from: ENTITIES, may: [NOUN] }, 'entities.ts lists entities.'),
  only(
    'app-puts-together',
    {
      from: APP,
      may: [
        SCHEMA,
        MIGRATIONS,
        REACTIONS,
        ENTITIES,
        JOBS,
        FILES,
        '^src/partners/accept-caller\\.ts$',
        PLATFORM,
        LIBRARY,
        BARE,
      ],
    },
    'app.ts puts the whole together and knows no part of it.',
  ),
  only(
    'main-starts-app',
    { from: MAIN, may: [APP, MIGRATIONS, PLATFORM, LIBRARY, BARE] },
    'main.ts is the process: configuration, start, signals.',
  ),
  only(
    'cli-knows-app-and-desks',
    {
      from: '^src/cli/',
      may: [
        '^src/cli/',
        APP,
        MAIN,
        MIGRATIONS,
        ENTITIES,
        USE_CASE,
        FIND,
        ENUMS,
        PLATFORM,
        '^web/feed\\.ts$',
        LIBRARY,
        BARE,
      ],
    },
    'The command line knows the process, the app and the use cases.',
  ),
  only(
    'platform-knows-platform',
    { from: PLATFORM, may: [PLATFORM, LIBRARY, BARE] },
    'The platform knows no capability; what it needs of one is handed to it.',
  ),
  only(
    'migrations-stand-alone',
    { from: '^migrations/', may: ['^migrations/', ...MIKRO_ORM] },
    'A migration is SQL and never changes with the code.',
  ),
  only(
    'web-knows-web',
    { from: '^web/', may: ['^web/', '^schema/operations/', LIBRARY, BARE] },
    'The page is a client like any other: it talks GraphQL only.',
  ),
  only(
    'bench-uses-public-door',
    { from: '^bench/', may: ['^bench/', '^web/feed\\.ts$', LIBRARY, BARE] },
    'Benchmarks measure what a client sees.',
  ),
  only(
    'test-uses-public-door',
    {
      from: '^test/',
      may: [
        '^test/',
        '^scripts/',
        '^migrations/',
        '^web/',
        '^src/cli/prove/',
        '^src/cli/demo/',
        '^src/cli/check/',
        '^src/cli/doctor/',
        APP,
        SCHEMA,
        REACTIONS,
        ENTITIES,
        PLATFORM,
        RULES,
        ENUMS,
        EVENTS,
        NOUN,
        FIND,
        LIBRARY,
        BARE,
      ],
    },
    'Behaviour is tested through the door; only pure law, entities, the platform and the checkers of the prover are reached directly.',
  ),
  only(
    'scripts-know-no-capability',
    {
      from: '^scripts/',
      may: ['^scripts/', '^\\.dependency-cruiser\\.mjs$', '^migrations/', '^dist/', PLATFORM, LIBRARY, BARE],
    },
    'Scripts serve any capability.',
  ),
  {
    name: 'source-knows-no-test',
    comment: 'The product imports neither its tests nor its tools.',
    severity: 'error',
    from: { path: '^(?:src|web|migrations)/' },
    to: { path: '^(?:test|bench|scripts|dist)/' },
  },
];

const graphRules = [
  {
    name: 'no-cycle',
    comment: 'No cycle of files, type-only imports included.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-folder-cycle',
    comment: 'No cycle of folders: what two parts of the platform share lies above both.',
    severity: 'error',
    scope: 'folder',
    from: { path: '^src/' },
    to: { circular: true },
  },
  {
    name: 'no-unresolved',
    comment:
      'An import that leads nowhere is not checked by any rule. What the bench races against is installed by the bench.',
    severity: 'error',
    from: { pathNot: '^(?:test/support/generated|scripts|bench/peers)/' },
    to: { couldNotResolve: true },
  },
  {
    name: 'no-undeclared-package',
    comment: 'What is imported is in package.json.',
    severity: 'error',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'source-needs-no-dev-package',
    comment: 'The product runs after `npm ci --omit=dev`.',
    severity: 'error',
    from: { path: '^src/' },
    to: { dependencyTypes: ['npm-dev'], pathNot: '(?:^|/)node_modules/@types/' },
  },
];

export default {
  forbidden: [...lineRules, ...kindRules, ...placeRules, ...graphRules],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(?:dist/|test/support/generated/)' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
    builtInModules: { add: ['node:sqlite'] },
  },
};
