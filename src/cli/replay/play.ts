import { OutcomeReason, OutcomeResult } from '../../leads/lead.enums.js';
import type { LoggedDecision, LoggedTouch, LogMapping } from '../../partners/find-event-log.js';
import { type Cast, LEAD, type PlayedLead, type PlayedStage } from './cast.js';
import type { Door, Refused } from './door.js';
import type { Played } from './endings.js';
import type { Routing } from './routing.js';

/** A mutation that a happening asks for. */
interface Step {
  readonly name: 'assignLead' | 'transferLead' | 'logInteraction' | 'moveLead' | 'closeLead';
  readonly input: Readonly<Record<string, unknown>>;
}

interface Payload {
  readonly lead?: PlayedLead | null;
  readonly userErrors: readonly Refused[];
}

/** Plays what happens to leads as mutations of the public endpoint: one request a happening, one key a mutation. */
export class Play {
  mutations = 0;
  /** How often a mutation was refused, by its name and the code. */
  readonly refusals = new Map<string, number>();
  private readonly leads = new Map<string, PlayedLead>();
  /** What an earlier run has played already, by the outside keys of touches. */
  private readonly had = new Map<string, ReadonlySet<string>>();
  /** Leads whose activities move them no more. */
  private readonly settled = new Set<string>();

  constructor(
    private readonly door: Door,
    private readonly cast: Cast,
    private readonly law: {
      readonly mapping: LogMapping;
      readonly stages: ReadonlyMap<string, PlayedStage>;
      /** Who gets a lead is decided by rule; left out: by the log. */
      readonly routing?: Routing | undefined;
    },
  ) {}

  /** A happening that an earlier run has played: only what later ones need to know of it is kept. */
  pass(happening: Played): void {
    if (this.isSettling(happening)) this.settled.add(happening.leadKey);
  }

  async play(happening: Played, isFirstOfLead: boolean): Promise<void> {
    const { leadKey } = happening;
    const lead = this.leads.get(leadKey) ?? (await this.meet(leadKey, isFirstOfLead));
    const steps = this.isPlayed(lead, happening) ? [] : await this.stepsOf(lead, happening);
    if (this.isSettling(happening)) this.settled.add(leadKey);
    if (steps.length > 0) await this.send(leadKey, steps);
  }

  private async meet(leadKey: string, isFirstOfLead: boolean): Promise<PlayedLead> {
    const found = await this.cast.lead(leadKey, isFirstOfLead);
    const lead = (await this.law.routing?.decided(found)) ?? found;
    this.leads.set(leadKey, lead);
    this.had.set(leadKey, await this.cast.touchesOf(lead));
    return lead;
  }

  /** The touch is logged last, so what belongs to a touch that is there was done. */
  private isPlayed({ stage }: PlayedLead, happening: Played): boolean {
    if (happening.kind === 'TOUCH') return this.had.get(happening.leadKey)?.has(happening.touch.externalId) === true;
    return stage.isWon || stage.isTerminal;
  }

  private isSettling(happening: Played): boolean {
    const { stages } = this.law.mapping;
    if (happening.kind === 'END') return false;
    return happening.kind === 'DECISION' || stages?.until.includes(happening.touch.activity ?? '') === true;
  }

  private async stepsOf(lead: PlayedLead, happening: Played): Promise<Step[]> {
    const { cast } = this;
    if (happening.kind === 'END') return [closing(lead, OVER, cast.key('end', happening.leadKey))];
    if (happening.kind === 'DECISION') return [closing(lead, happening.outcome, cast.key('close', happening.leadKey))];
    const { touch } = happening;
    const repId = await this.doer(lead, touch);
    const key = (step: string) => cast.key(step, touch.externalId);
    const steps: Step[] = [];
    if (this.law.mapping.ownership && !this.law.routing && repId !== null && lead.owner?.id !== repId) {
      const name = lead.placement === 'OWNED' ? 'transferLead' : 'assignLead';
      steps.push({ name, input: { id: lead.id, repId, idempotencyKey: key(name) } });
    }
    const stage = this.stageOf(lead, touch);
    if (stage)
      steps.push({ name: 'moveLead', input: { id: lead.id, stageId: stage.id, idempotencyKey: key('moveLead') } });
    const told = { ...this.told(lead, touch), repId, idempotencyKey: key('log') };
    return [...steps, { name: 'logInteraction', input: told }];
  }

  /** Who touches a lead: whom the log names, or whoever was given it. */
  private async doer(lead: PlayedLead, { rep }: LoggedTouch): Promise<string | null> {
    if (this.law.routing) return lead.owner?.id ?? null;
    return rep ? this.cast.rep(rep) : null;
  }

  /** A touch happens now; of its own time only how long it took is told. */
  private told(lead: PlayedLead, touch: LoggedTouch): Record<string, unknown> {
    const { completedAt, startedAt, channel, direction, origin, intent, disposition, satisfaction, activity, content } =
      touch;
    const durationSeconds = completedAt ? Math.floor((completedAt.getTime() - startedAt.getTime()) / 1000) : null;
    const { sourceSystem } = this.law.mapping;
    const words = { channel, direction, origin, intent, disposition, satisfaction, activity, content };
    const isShort = durationSeconds !== null && durationSeconds <= LONGEST_SECONDS;
    return {
      leadId: lead.id,
      ...words,
      durationSeconds: isShort ? durationSeconds : null,
      sourceSystem,
      externalId: touch.externalId,
    };
  }

  private stageOf(lead: PlayedLead, { leadKey, activity }: LoggedTouch): PlayedStage | null {
    const { byActivity = {}, mayGoBack = false } = this.law.mapping.stages ?? {};
    const stage = this.law.stages.get(byActivity[activity ?? ''] ?? '');
    if (!stage || this.settled.has(leadKey) || stage.id === lead.stage.id) return null;
    return stage.position > lead.stage.position || mayGoBack ? stage : null;
  }

  private async send(leadKey: string, steps: readonly Step[]): Promise<void> {
    const variables = Object.fromEntries(steps.map(({ name, input }) => [name, input]));
    const answer = await this.door.ask<Record<string, Payload>>(documentOf(steps), variables);
    for (const { name } of steps) {
      const { lead, userErrors = [] } = answer[name] ?? {};
      this.mutations += 1;
      if (lead) this.leads.set(leadKey, lead);
      for (const { code } of userErrors) {
        const which = `${name} ${code}`;
        this.refusals.set(which, (this.refusals.get(which) ?? 0) + 1);
      }
    }
  }
}

/** Nothing more happened, and nobody decided it. */
const OVER = { result: OutcomeResult.LOST, reason: OutcomeReason.OTHER, amount: null, grossProfit: null } as const;

/** The longest touch that the endpoint takes. */
const LONGEST_SECONDS = 86_400;

function closing(
  lead: PlayedLead,
  { result, reason, amount, grossProfit }: Pick<LoggedDecision, keyof typeof OVER>,
  key: string,
): Step {
  return { name: 'closeLead', input: { id: lead.id, result, reason, amount, grossProfit, idempotencyKey: key } };
}

function documentOf(steps: readonly Step[]): string {
  const declared = steps.map(({ name }) => `$${name}: ${name[0]?.toUpperCase()}${name.slice(1)}Input!`);
  const shown = (name: Step['name']) => (name === 'logInteraction' ? '' : `lead { ${LEAD} } `);
  const fields = steps.map(({ name }) => `${name}(input: $${name}) { ${shown(name)}userErrors { code message } }`);
  return `mutation Replay(${declared.join(', ')}) { ${fields.join(' ')} }`;
}
