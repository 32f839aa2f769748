import type { LoggedEvent } from '../../platform/events/event.js';

interface Limit {
  readonly basis: string;
  readonly capacity: number;
}

/** By what a holder got its line: a quota of its own, its level's or everybody's; RAMP while it still grows. */
export type LineKind = 'REP' | 'TEAM' | 'LEVEL' | 'ORGANISATION' | 'RAMP';

/** How much of everything may be held. */
export interface Line extends Limit {
  readonly kind: LineKind;
}

/** What a wall counts: all leads of a pipeline (for all reps, or for those of a level), product line, tier or lifecycle, or those below a tier. */
export type WallKind = 'PIPELINE' | 'LEVEL_PIPELINE' | 'PRODUCT_LINE' | 'TIER' | 'LIFECYCLE' | 'BELOW_TIER';

/** How much of a part may be held. */
export interface Wall extends Limit {
  readonly kind: WallKind;
  readonly key: string;
}

interface Version {
  readonly quotaId: string;
  /** The rep or team; null for one of a level, of a part or of the organisation. */
  readonly holderId: string | null;
  readonly pipelineId: string | null;
  readonly productLine: string | null;
  readonly level: string | null;
  readonly mode: string;
  readonly basis: string;
  readonly capacity: number | null;
  readonly ramp: { readonly startShare: number; readonly days: number } | null;
  readonly tierCaps?: Caps;
  readonly lifecycleCaps?: Caps;
  readonly reserved?: Caps;
  /** In force in `[from, until)`; the version set last goes before what it overlaps. */
  readonly from: Date;
  readonly until: Date | null;
}

type Caps = Readonly<Record<string, number>>;

interface Boost {
  readonly repId: string;
  readonly units: number;
  readonly expiresAt: Date;
}

/** What is known of a rep, as far as its limits hang by it. */
interface Known {
  readonly level: string | undefined;
  readonly startedOn: string | null | undefined;
}

/** A line is held against a clock that an admission read before it was told: so much later a boost may still have counted, so much sooner a day. */
const TOLD_LATE_MS = 5000;
const DAY_MS = 86_400_000;

/** Which lines and walls were in force at any place of the log, folded from the events of quotas, boosts and reps alone. Days are those of UTC. */
export class Lines {
  private versions: Version[] = [];
  private readonly boosts: Boost[] = [];
  private readonly reps = new Map<string, Known>();

  take(event: LoggedEvent): void {
    if (event.type === 'holdingQuotaChanged') this.versions.push(versionOf(event));
    if (event.type === 'holdingQuotaWithdrawn')
      this.versions = this.versions.filter(({ quotaId }) => quotaId !== event.subjectId);
    const { level, startedOn } = event.body as Partial<Known>;
    if (event.type === 'repChanged') this.reps.set(event.subjectId, { level, startedOn });
    const { boost } = event.body as { boost?: { units: number; expiresAt: string } };
    if (boost && event.repId)
      this.boosts.push({ repId: event.repId, units: boost.units, expiresAt: new Date(boost.expiresAt) });
  }

  /** The line of a rep or a team; null where it has none. */
  lineOf(holderId: string, at: Date): Line | null {
    const rule = this.ruleOf(holderId, at);
    if (rule?.mode !== 'LIMITED' || rule.capacity === null) return null;
    const share = this.shareOf(holderId, rule, at);
    const capacity = grown(rule.capacity, rule.basis, share) + this.boostOf(holderId, at);
    return { kind: share < 1 ? 'RAMP' : kindOf(holderId, rule), basis: rule.basis, capacity };
  }

  /** The walls of a rep. */
  wallsOf(repId: string, at: Date): Wall[] {
    const rule = this.ruleOf(repId, at);
    const level = rule?.holderId === repId ? undefined : this.reps.get(repId)?.level;
    const line = this.lineOf(repId, at)?.capacity ?? 0;
    return [...this.pipelineWalls(level, at), ...this.productWalls(at), ...(rule ? partsOf(rule, line) : [])];
  }

  private ruleOf(holderId: string, at: Date): Version | undefined {
    const wide = (of: { readonly holderId?: string; readonly level?: string | null }) =>
      this.inForce(at, ({ holderId: holder, level, pipelineId, productLine }) => {
        const isOfAll = pipelineId === null && productLine === null;
        return isOfAll && holder === (of.holderId ?? null) && level === (of.level ?? null);
      });
    const own = wide({ holderId });
    if ((own && own.mode !== 'OPT_OUT') || holderId.startsWith('team_')) return own;
    const { level } = this.reps.get(holderId) ?? {};
    return (level && wide({ level })) || wide({});
  }

  private inForce(at: Date, fits: (version: Version) => boolean): Version | undefined {
    return this.versions.findLast(
      version => fits(version) && version.from <= at && (version.until === null || version.until > at),
    );
  }

  /** Of each pipeline that of the level, where there is one and the rep has no line of its own; else that of everybody. */
  private pipelineWalls(level: string | undefined, at: Date): Wall[] {
    const keys = new Set(this.versions.flatMap(({ pipelineId }) => pipelineId ?? []));
    return [...keys].flatMap(key => {
      const of = (wanted: string | null) =>
        this.inForce(at, version => version.pipelineId === key && version.level === wanted);
      const closer = level ? of(level) : undefined;
      return closer ? wallsBy(closer, 'LEVEL_PIPELINE', key) : wallsBy(of(null), 'PIPELINE', key);
    });
  }

  private productWalls(at: Date): Wall[] {
    const keys = new Set(this.versions.flatMap(({ productLine }) => productLine ?? []));
    return [...keys].flatMap(key =>
      wallsBy(
        this.inForce(at, ({ productLine }) => productLine === key),
        'PRODUCT_LINE',
        key,
      ),
    );
  }

  /** The part of its line that a rep has by now. */
  private shareOf(repId: string, { ramp }: Version, at: Date): number {
    const { startedOn } = this.reps.get(repId) ?? {};
    if (!ramp || !startedOn) return 1;
    const days = Math.floor((at.getTime() + TOLD_LATE_MS - Date.parse(startedOn)) / DAY_MS);
    return Math.min(1, ramp.startShare + ((1 - ramp.startShare) * Math.max(days, 0)) / ramp.days);
  }

  private boostOf(repId: string, at: Date): number {
    const counted = this.boosts.filter(
      boost => boost.repId === repId && boost.expiresAt.getTime() + TOLD_LATE_MS > at.getTime(),
    );
    return counted.reduce((sum, { units }) => sum + units, 0);
  }
}

function versionOf({ subjectId, repId, teamId, body }: LoggedEvent): Version {
  const { validFrom, validUntil, ...said } = body as Omit<Version, 'quotaId' | 'holderId' | 'from' | 'until'> & {
    validFrom: string;
    validUntil: string | null;
  };
  return {
    ...said,
    pipelineId: said.pipelineId ?? null,
    productLine: said.productLine ?? null,
    level: said.level ?? null,
    ramp: said.ramp ?? null,
    quotaId: subjectId,
    holderId: repId ?? teamId ?? null,
    from: new Date(validFrom),
    until: validUntil === null ? null : new Date(validUntil),
  };
}

function kindOf(holderId: string, { holderId: own, level }: Version): LineKind {
  if (holderId.startsWith('team_')) return 'TEAM';
  if (own) return 'REP';
  return level ? 'LEVEL' : 'ORGANISATION';
}

/** Whole leads, or hundredths of a unit, rounded down; of what there is at least one. */
function grown(whole: number, basis: string, share: number): number {
  const parts = basis === 'COUNT' ? 1 : 100;
  return share === 1 ? whole : Math.max(Math.min(1, whole), Math.floor(whole * share * parts + ROUNDING) / parts);
}

/** What a product of fractions may come out too low by. */
const ROUNDING = 1e-6;

function wallsBy(rule: Version | undefined, kind: WallKind, key: string): Wall[] {
  if (rule?.mode !== 'LIMITED' || rule.capacity === null) return [];
  return [{ kind, key, basis: rule.basis, capacity: rule.capacity }];
}

/** What a line says of parts; slots are kept of the line as it is now. */
function partsOf(rule: Version, line: number): Wall[] {
  const { basis, tierCaps = {}, lifecycleCaps = {}, reserved = {} } = rule;
  const kept = (key: string) =>
    Object.entries(reserved).reduce((sum, [tier, slots]) => sum + (tier <= key ? slots : 0), 0);
  const wall =
    (kind: Wall['kind']) =>
    ([key, most]: [string, number]): Wall => ({ kind, key: key.toUpperCase(), basis, capacity: most });
  return [
    ...Object.entries(tierCaps).map(wall('TIER')),
    ...Object.entries(lifecycleCaps).map(wall('LIFECYCLE')),
    ...Object.keys(reserved).map(key => wall('BELOW_TIER')([key, Math.max(0, line - kept(key))])),
  ];
}
