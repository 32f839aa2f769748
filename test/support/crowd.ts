import { Role } from '../../src/platform/access/viewer.js';
import type { As, TestApp } from './app.js';
import { served } from './served.js';

const TEAMS = ['Central', 'East', 'Export', 'Inside sales', 'Key accounts', 'North', 'Partners and resellers', 'South'];
const REPS_OF_A_TEAM = 9;
const FIRST = ['Anna', 'Bjørn', 'Chloé', 'Dario', 'Emre', 'Freya', 'Maximiliana', 'Hana', 'Igor', 'Jana', 'Karim'];
const LAST = ['Lindqvist', 'Okafor', 'Li', 'Hernández-Castellanos', 'Yıldız', 'Holm', 'Navarro', 'Sato', 'Petrova'];
const STEP = 5;
const AT_ONCE = 4;

/** What the next reps of a growing floor hold against which line: every state that a hull can be in. */
const KINDS = [
  { held: 7, line: 10 },
  { held: 9, line: 10 },
  { held: 6, line: 6 },
  { held: 0, line: 8 },
  { held: 4, line: 12, presence: 'AWAY' },
  { held: 5, line: 5, presence: 'ON_LEAVE' },
  { held: 3, line: 'UNLIMITED' },
  { held: 0, line: 'OPT_OUT' },
  { held: 2, line: 3, presence: 'BUSY' },
] as const;
/** One in the first team is far over its line. */
const FAR_OVER = { place: 1, held: 11, line: 6 };

/** A floor that grows to any number of reps, through the public door. */
export function crowdOf(app: TestApp) {
  const teamIds: string[] = [];
  let count = 0;
  let calls = 0;

  function run<Data>(operation: string, input: object, as: As = Role.ADMIN) {
    calls += 1;
    const keyed = { input: { ...input, idempotencyKey: `crowd ${calls}` } };
    return served<Data>(app, operation, { variables: keyed, as });
  }

  async function made(operation: string, input: object, as: As = Role.ADMIN): Promise<string> {
    const answer = await run<object>(operation, input, as);
    const payload = Object.values(answer.data ?? {})[0] as Record<string, { id: string } | null> | undefined;
    const object = Object.values(payload ?? {}).find(value => value !== null && !Array.isArray(value));
    if (!object || answer.errors) throw new Error(`${operation}: ${JSON.stringify(answer.errors ?? payload)}`);
    return object.id;
  }

  async function teamOf(repPlace: number): Promise<string> {
    const place = Math.floor(repPlace / REPS_OF_A_TEAM);
    teamIds[place] ??= await made('CreateTeam', { name: TEAMS[place] ?? `Team ${place}` });
    return teamIds[place];
  }

  async function addRep(place: number): Promise<void> {
    const kind = place === FAR_OVER.place ? FAR_OVER : (KINDS[(place * 4) % KINDS.length] ?? KINDS[0]);
    const name = `${FIRST[(place * 7) % FIRST.length]} ${LAST[(place * STEP + Math.floor(place / 9)) % LAST.length]}`;
    const repId = await made('CreateRep', { name, teamId: await teamOf(place) });
    await giveLeads(repId, { place, held: kind.held });
    const { line } = kind;
    const limit = typeof line === 'number' ? { mode: 'LIMITED', capacity: line } : { mode: line };
    await made('SetHoldingQuota', { repId, ...limit });
    if ('presence' in kind) await made('SetPresence', { repId, presence: kind.presence });
  }

  async function giveLeads(ownerId: string, { place, held }: { place: number; held: number }): Promise<void> {
    if (held === 0) return;
    const rows = Array.from({ length: held }, (_, n) => ({
      companyName: `C${place} ${n}`,
      name: `L${place} ${n}`,
      ownerId,
    }));
    const answer = await run<{ upsertLeads: { createdCount: number } }>('UpsertLeads', { rows });
    if (answer.data?.upsertLeads.createdCount !== held) throw new Error(JSON.stringify(answer));
  }

  return {
    made,
    /** Adds reps until there are so many. */
    async growTo(reps: number): Promise<void> {
      for (; count < reps; count += AT_ONCE) {
        const places = Array.from({ length: Math.min(AT_ONCE, reps - count) }, (_, n) => count + n);
        for (const place of places) await teamOf(place);
        await Promise.all(places.map(addRep));
      }
      count = reps;
    },
  };
}
