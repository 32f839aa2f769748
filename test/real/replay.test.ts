import { readFileSync } from 'node:fs';
import path from 'node:path';
import { withOwner } from '../../src/platform/db/server-version.js';
import { idFromUuid } from '../../src/platform/ids.js';
import { type FreshDatabase, freshDatabase, freshRedis } from '../support/database.js';
import { settled } from '../support/digest.js';
import { NodeProcess } from '../support/node-process.js';
import { RealSet } from '../support/real-set.js';
import { Workbench } from '../support/run-import.js';
import { type ReplayRun, runReplay } from '../support/run-replay.js';
import { waitFor } from '../support/wait-for.js';
import { type HeardChange, WallClient } from '../support/wall-client.js';

const set = new RealSet('bpi2012_w');
const MAPPINGS = 'examples/mappings';
/** The log is in order of time. All of it takes twenty minutes on two cores: `PLIMSOLL_REPLAY_ROWS=60000`. */
const ROWS = Number(process.env.PLIMSOLL_REPLAY_ROWS ?? 3000);
const CATCH_UP_MS = 120_000;
/** Of the frames that tell changes one by one this one is lost on the mutant. */
const LOST_FRAME = 200;
jest.setTimeout(2_400_000);

set.describe('BPI 2012 replayed at full speed on two nodes, before four wallboards', () => {
  let database: FreshDatabase;
  const nodes: NodeProcess[] = [];
  const walls: WallClient[] = [];
  let mutant: WallClient;
  let run: ReplayRun;
  const bench = new Workbench();
  let items: readonly string[];

  beforeAll(async () => {
    database = await freshDatabase();
    const redis = await freshRedis();
    for (let count = 0; count < 2; count++) nodes.push(await NodeProcess.start(database.url, redis));
    for (let count = 0; count < 4; count++) walls.push(await open(count));
    mutant = await open(1, frame => frame === LOST_FRAME);
    const [header = '', ...lines] = readFileSync(path.join(set.folder, 'bpi2012_w_workitems.csv'), 'utf8')
      .trim()
      .split('\n');
    items = lines.slice(0, ROWS);
    run = await runReplay(
      nodes.map(({ url }) => url),
      {
        file: bench.write('log.csv', [header, ...items, ''].join('\n')),
        mapping: path.join(MAPPINGS, 'bpi2012-interactions.json'),
        outcomes: path.join(MAPPINGS, 'bpi2012-outcomes.json'),
        speed: 'max',
        token: (await nodes[0]?.token()) ?? '',
      },
    );
    await withOwner(database.url, settled);
  });

  afterAll(async () => {
    for (const wall of [...walls, mutant]) wall?.stop();
    for (const node of nodes) await node.kill();
    await database?.drop();
    bench.remove();
  });

  /** Boards are spread over the nodes. */
  const open = async (number: number, isLost?: (frame: number) => boolean) => {
    const node = nodes[number % nodes.length];
    if (!node) throw new Error('No node stands.');
    return WallClient.open({ url: node.url, token: await node.token() }, isLost);
  };

  test('every work item is played, and what was refused is told', async () => {
    const cases = new Set(items.map(line => line.split(',')[0]));
    process.stdout.write(`replay: ${JSON.stringify(run.end)}\n`);
    expect(run).toMatchObject({ exitCode: 0, end: { event: 'done', leads: cases.size } });
    const touches = await withOwner(database.url, client => client.query('select count(*)::int as n from interaction'));
    expect(touches.rows).toEqual([{ n: items.length }]);
  });

  test('what each board shows in the end is what a board shows that has just been opened', async () => {
    for (const [number, wall] of walls.entries()) {
      const fresh = await open(number);
      try {
        await waitFor(() => JSON.stringify(wall.shown()) === JSON.stringify(fresh.shown()), CATCH_UP_MS).catch(
          () => null,
        );
        expect(wall.shown()).toEqual(fresh.shown());
        expect(fresh.shown().reps.length).toBeGreaterThan(20);
      } finally {
        fresh.stop();
      }
    }
  });

  test('each board was told every change of stage and holder once, in order, and ends where the leads are', async () => {
    const told = await changesIn(database.url);
    expect(told.stages.length).toBeGreaterThan(500);
    for (const wall of walls) {
      await waitFor(
        () => wall.stages.length >= told.stages.length && wall.owners.length >= told.owners.length,
        CATCH_UP_MS,
      ).catch(() => null);
      expect(faultsOf(wall.stages, told.stages)).toEqual([]);
      expect(faultsOf(wall.owners, told.owners)).toEqual([]);
    }
    process.stdout.write(
      `boards: ${told.stages.length} changes of stage, ${told.owners.length} of holder, each told to 4 boards\n`,
    );
  });

  test('a board that loses one frame is found out', async () => {
    const told = await changesIn(database.url);
    expect([...faultsOf(mutant.stages, told.stages), ...faultsOf(mutant.owners, told.owners)]).not.toEqual([]);
  });
});

/** What the log holds, in its order. */
async function changesIn(url: string): Promise<{ stages: HeardChange[]; owners: HeardChange[] }> {
  return withOwner(url, async client => {
    const found = await client.query<HeardChange & { isMove: boolean }>(CHANGES);
    const rows = found.rows.map(({ leadId, ...change }) => ({ ...change, leadId: idFromUuid('lead', leadId) }));
    return { stages: rows.filter(({ isMove }) => isMove), owners: rows.filter(({ isMove }) => !isMove) };
  });
}

const CHANGES = `select lead_id as "leadId", subject_version as version, type <> 'leadAssigned' as "isMove",
  case type when 'leadAssigned' then coalesce(body ->> 'toRepId', body ->> 'toPoolId') else body -> 'after' ->> 'stageId' end as at
from event_log where type in ('leadCreated', 'leadMoved', 'leadAssigned') order by pos`;

/** The first places at which what was heard is another story than the one that happened. */
function faultsOf(heard: readonly HeardChange[], happened: readonly HeardChange[]): string[] {
  const length = Math.max(heard.length, happened.length);
  const said = (change: HeardChange | undefined) =>
    change ? `${change.leadId} at version ${change.version}: ${change.at}` : 'nothing';
  return Array.from({ length }, (_, place) => [said(heard[place]), said(happened[place])] as const)
    .filter(([one, other]) => one !== other)
    .slice(0, 5)
    .map(([one, other]) => `heard ${one}, and it was ${other}`);
}
