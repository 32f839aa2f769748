import { type OwnServer, startOwnServer } from '../../src/cli/prove/own-server.js';
import { openScratch } from '../../src/cli/prove/scratch.js';
import { withOwner } from '../../src/platform/db/server-version.js';
import { NodeProcess } from '../support/node-process.js';
import { waitFor } from '../support/wait-for.js';

const CALLERS = 24;
/** What a busy machine may take to start a server. */
const SLOW_MS = 180_000;
const BACK_MS = 20_000;
const MAKE_TEAM =
  'mutation ($input: CreateTeamInput!) { createTeam(input: $input) { team { id } userErrors { code } } }';

let server: OwnServer;
let node: NodeProcess;
let databaseUrl: string;

beforeAll(async () => {
  server = await startOwnServer();
  databaseUrl = await (await openScratch(server.url)).fresh();
  node = await NodeProcess.start(databaseUrl, '');
}, SLOW_MS);

afterAll(async () => {
  await node?.kill();
  await server?.stop();
}, SLOW_MS);

test(
  'after PostgreSQL was stopped at once under load a node answers again by itself, and nothing that was answered is lost',
  async () => {
    const made = new Set<string>();
    let isOver = false;
    const call = async () => {
      const { data, errors } = await node.run<{ createTeam: { team: { id: string } | null } | null }, object>(
        MAKE_TEAM,
        {
          input: { name: 'Team' },
        },
      );
      if (data?.createTeam?.team) made.add(data.createTeam.team.id);
      return errors?.[0]?.extensions?.code ?? null;
    };
    const codes = new Set<unknown>();
    const callers = Array.from({ length: CALLERS }, async () => {
      while (!isOver) codes.add(await call());
    });
    for (let crash = 1; crash <= 2; crash++) {
      const before = made.size;
      await waitFor(() => made.size > before + CALLERS, BACK_MS);
      await server.crash();
      const back = made.size;
      await waitFor(() => made.size > back + CALLERS, BACK_MS);
    }
    isOver = true;
    await Promise.all(callers);
    expect([...codes].filter(code => code !== null && code !== 'SERVICE_UNAVAILABLE')).toEqual([]);
    const { rows } = await withOwner(databaseUrl, client =>
      client.query<{ n: number }>('select count(*)::int as n from team'),
    );
    expect(rows[0]?.n).toBeGreaterThanOrEqual(made.size);
  },
  SLOW_MS,
);
