import type { LoggedEvent } from '../../platform/events/event.js';

/** How much may be held, of everything or of a part. */
export interface Line {
  readonly basis: string;
  readonly capacity: number;
}

/** What a wall counts: all leads of a pipeline, tier or lifecycle, or those below a tier. */
export interface Wall extends Line {
  readonly kind: 'PIPELINE' | 'TIER' | 'LIFECYCLE' | 'BELOW_TIER';
  readonly key: string;
}

interface Version {
  readonly quotaId: string;
  /** The rep or team; null for one of a pipeline or of the organisation. */
  readonly holderId: string | null;
  readonly pipelineId: string | null;
  readonly productLine: string | null;
  readonly level: string | null;
  readonly mode: string;
  readonly basis: string;
  readonly capacity: number | null;
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

/** A line is held against a clock that an admission read before it was told: so much later a boost may still have counted. */
const TOLD_LATE_MS = 5000;

/** Which lines and walls were in force at any place of the log, folded from the events of quotas and boosts alone. */
export class Lines {
  private versions: Version[] = [];
  private readonly boosts: Boost[] = [];

  take(event: LoggedEvent): void {
    if (event.type === 'holdingQuotaChanged') this.versions.push(versionOf(event));
    if (event.type === 'holdingQuotaWithdrawn')
      this.versions = this.versions.filter(({ quotaId }) => quotaId !== event.subjectId);
    const { boost } = event.body as { boost?: { units: number; expiresAt: string } };
    if (boost && event.repId)
      this.boosts.push({ repId: event.repId, units: boost.units, expiresAt: new Date(boost.expiresAt) });
  }

  /** The line of a rep or a team; null where it has none. */
  lineOf(holderId: string, at: Date): Line | null {
    const rule = this.ruleOf(holderId, at);
    if (rule?.mode !== 'LIMITED' || rule.capacity === null) return null;
    return { basis: rule.basis, capacity: rule.capacity + this.boostOf(holderId, at) };
  }

  /** The walls of a rep. */
  wallsOf(repId: string, at: Date): Wall[] {
    const rule = this.ruleOf(repId, at);
    return [...this.pipelineWalls(at), ...(rule ? partsOf(rule, this.boostOf(repId, at)) : [])];
  }

  private ruleOf(holderId: string, at: Date): Version | undefined {
    const wide = (version: Version) =>
      version.pipelineId === null && version.productLine === null && version.level === null;
    const own = this.inForce(at, version => version.holderId === holderId && wide(version));
    if (own || holderId.startsWith('team_')) return own;
    return this.inForce(at, version => version.holderId === null && wide(version));
  }

  private inForce(at: Date, fits: (version: Version) => boolean): Version | undefined {
    return this.versions.findLast(
      version => fits(version) && version.from <= at && (version.until === null || version.until > at),
    );
  }

  private pipelineWalls(at: Date): Wall[] {
    const ids = new Set(this.versions.flatMap(({ pipelineId, level }) => (pipelineId && !level ? [pipelineId] : [])));
    return [...ids].flatMap(key => {
      const rule = this.inForce(at, ({ pipelineId, level }) => pipelineId === key && !level);
      if (rule?.mode !== 'LIMITED' || rule.capacity === null) return [];
      return [{ kind: 'PIPELINE' as const, key, basis: rule.basis, capacity: rule.capacity }];
    });
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
    quotaId: subjectId,
    holderId: repId ?? teamId ?? null,
    from: new Date(validFrom),
    until: validUntil === null ? null : new Date(validUntil),
  };
}

function partsOf(rule: Version, boost: number): Wall[] {
  const { basis, capacity, tierCaps = {}, lifecycleCaps = {}, reserved = {} } = rule;
  const kept = (key: string) =>
    Object.entries(reserved).reduce((sum, [tier, slots]) => sum + (tier <= key ? slots : 0), 0);
  const wall =
    (kind: Wall['kind']) =>
    ([key, most]: [string, number]): Wall => ({ kind, key: key.toUpperCase(), basis, capacity: most });
  return [
    ...Object.entries(tierCaps).map(wall('TIER')),
    ...Object.entries(lifecycleCaps).map(wall('LIFECYCLE')),
    ...Object.keys(reserved).map(key => wall('BELOW_TIER')([key, Math.max(0, (capacity ?? 0) + boost - kept(key))])),
  ];
}
