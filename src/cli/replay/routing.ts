import { setTimeout as pause } from 'node:timers/promises';
import type { LoggedRep, LogHappening } from '../../partners/find-event-log.js';
import { type Cast, LEAD, type PlayedLead } from './cast.js';
import { type Door, type Refused, ReplayFault } from './door.js';

/** Where things stand when a day of the log is over. */
export interface DayEnd {
  /** In UTC. */
  readonly day: string;
  /** Leads in play that nobody holds. */
  readonly waiting: number;
  readonly held: number;
  /** Reps who hold as much as they may, and those who hold more. */
  readonly full: number;
  readonly over: number;
}

/** How much each rep may hold, by its outside key; who is not named has no line. */
export type RepLines = Readonly<Record<string, number>>;

const POLL_MS = 50;
/** Who waits for a decision asks less and less often: many wait at once, and asking is what the server would be busy with. */
const LEAST_OFTEN_MS = 800;
const DECISION_TRIES = 60;
const SETTLE_TRIES = 200;
const RULE = 'replay';

/** Leads go to whom the rules give them, not to whom they went: one rule hands out what the log brings, and is asked anew after each day. */
export class Routing {
  private teamId = '';
  private woken = 0;

  constructor(
    private readonly door: Door,
    private readonly cast: Cast,
    private readonly sourceSystem: string,
  ) {}

  /** Everybody whom the log knows, each with its line, and the rule. */
  async open(happenings: readonly LogHappening[], lines: RepLines): Promise<void> {
    const reps = repsIn(happenings);
    const teams = new Set(reps.map(({ team }) => team));
    if (teams.size !== 1)
      throw new ReplayFault('ANSWER', `The log has reps of ${teams.size} teams; one team can be assigned to by rule.`);
    for (const rep of reps) await this.draw(await this.cast.rep(rep), lines[rep.externalId]);
    this.teamId = await this.cast.team([...teams][0] ?? '');
    await this.wake();
  }

  /** The lead, once it was decided who gets it, if anybody. */
  async decided({ id }: PlayedLead): Promise<PlayedLead> {
    for (let tries = 0; tries < DECISION_TRIES; tries++) {
      const { lead, why } = await this.door.ask<{ lead: PlayedLead; why: object | null }>(DECIDED, { id });
      if (why || lead.placement === 'OWNED') return lead;
      await pause(Math.min(POLL_MS * 2 ** tries, LEAST_OFTEN_MS));
    }
    throw new ReplayFault('ANSWER', `The server does not decide who gets ${id}.`);
  }

  /** What was held is judged anew, now that there is room; then where everything stands. */
  async endDay(day: string): Promise<DayEnd> {
    await this.wake();
    const filter = this.isWaiting();
    for (let tries = 0; tries < SETTLE_TRIES; tries++) {
      const { plans } = await this.door.ask<{ plans: { outcome: string }[] }>(PREVIEW, { filter });
      if (!plans.some(({ outcome }) => outcome === 'ASSIGNED')) break;
      await pause(POLL_MS);
    }
    const { reps, leads } = await this.door.ask<Standing>(STANDING, { filter });
    const loads = reps.nodes.map(({ load }) => load);
    return {
      day,
      waiting: leads.totalCount,
      held: loads.reduce((sum, { heldCount }) => sum + heldCount, 0),
      full: loads.filter(({ heldCount, capacityUnits }) => heldCount === capacityUnits).length,
      over: loads.filter(({ isOverloaded }) => isOverloaded).length,
    };
  }

  private isWaiting(): object {
    return { sourceSystem: { eq: this.sourceSystem }, placement: { in: ['POOLED', 'WAITING'] } };
  }

  private async draw(repId: string, capacity: number | undefined): Promise<void> {
    if (capacity === undefined) return;
    const input = { repId, mode: 'LIMITED', capacity, idempotencyKey: this.cast.key('line', repId, String(capacity)) };
    refuseFaults(`the line of ${repId}`, await this.door.ask<Saved>(SET_LINE, { input }));
  }

  private async wake(): Promise<void> {
    const input = {
      key: RULE,
      name: 'What the replay brings',
      teamId: this.teamId,
      filter: { sourceSystem: { eq: this.sourceSystem } },
      idempotencyKey: this.cast.key('rule', String(this.woken++), this.teamId, String(process.pid)),
    };
    refuseFaults('the rule', await this.door.ask<Saved>(SAVE_RULE, { input }));
  }
}

interface Saved {
  readonly saved: { readonly userErrors: readonly Refused[] };
}

interface Standing {
  readonly reps: {
    readonly nodes: readonly {
      readonly load: {
        readonly heldCount: number;
        readonly capacityUnits: number | null;
        readonly isOverloaded: boolean;
      };
    }[];
  };
  readonly leads: { readonly totalCount: number };
}

function repsIn(happenings: readonly LogHappening[]): LoggedRep[] {
  const reps = new Map<string, LoggedRep>();
  for (const happening of happenings)
    if (happening.kind === 'TOUCH' && happening.touch.rep)
      reps.set(happening.touch.rep.externalId, happening.touch.rep);
  return [...reps.values()].sort((a, b) => (a.externalId < b.externalId ? -1 : 1));
}

function refuseFaults(what: string, { saved: { userErrors } }: Saved): void {
  const [why] = userErrors;
  if (why) throw new ReplayFault('ANSWER', `The server does not take ${what}: ${why.code} ${why.message}`);
}

const DECIDED = `query ($id: ID!) { lead(id: $id) { ${LEAD} } why: assignmentExplanation(leadId: $id) { outcome } }`;
const PREVIEW = 'query ($filter: LeadFilter) { plans: assignmentPreview(filter: $filter, first: 200) { outcome } }';
const STANDING = `query ($filter: LeadFilter) {
  reps(first: 100) { nodes { load { heldCount capacityUnits isOverloaded } } } leads(first: 1, filter: $filter) { totalCount }
}`;
const SET_LINE =
  'mutation ($input: SetHoldingQuotaInput!) { saved: setHoldingQuota(input: $input) { userErrors { code message } } }';
const SAVE_RULE =
  'mutation ($input: SaveAssignmentRuleInput!) { saved: saveAssignmentRule(input: $input) { userErrors { code message } } }';
