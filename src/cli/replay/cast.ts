import { createHash } from 'node:crypto';
import type { LoggedRep } from '../../partners/find-event-log.js';
import { type Door, type Refused, ReplayFault } from './door.js';

/** A stage as a replay moves leads through it. */
export interface PlayedStage {
  readonly id: string;
  readonly key: string;
  readonly position: number;
}

/** A lead as the server last showed it. */
export interface PlayedLead {
  readonly id: string;
  readonly placement: string;
  readonly owner: { readonly id: string } | null;
  readonly stage: PlayedStage & { readonly isWon: boolean; readonly isTerminal: boolean };
  readonly touchCount: number;
}

export const LEAD = 'id placement touchCount owner { id } stage { id key position isWon isTerminal }';

interface Payload {
  readonly userErrors: readonly Refused[];
}

/** Who and what a replay plays with: reps and leads are found by their outside keys, or made when they first appear. */
export class Cast {
  readonly made = { reps: 0, teams: 0, leads: 0 };
  private readonly reps = new Map<string, Promise<string>>();
  private readonly teams = new Map<string, Promise<string>>();

  constructor(
    private readonly door: Door,
    private readonly source: { readonly name: string; readonly sourceSystem: string },
  ) {}

  /** One key for one step of one replay, so that it is done once however often it is sent. */
  key(...parts: readonly string[]): string {
    return `replay:${createHash('sha256')
      .update([this.source.name, ...parts].join('\0'))
      .digest('hex')
      .slice(0, 40)}`;
  }

  async stages(): Promise<ReadonlyMap<string, PlayedStage>> {
    const { pipelines } = await this.door.ask<{
      pipelines: { nodes: { isDefault: boolean; stages: PlayedStage[] }[] };
    }>('{ pipelines(first: 100) { nodes { isDefault stages { id key position } } } }');
    const stages = pipelines.nodes.find(({ isDefault }) => isDefault)?.stages ?? [];
    return new Map(stages.map(stage => [stage.key, stage]));
  }

  /** The id of a rep. */
  rep(ref: LoggedRep): Promise<string> {
    return once(this.reps, ref.externalId, async () => {
      const { reps } = await this.door.ask<{ reps: { nodes: { id: string }[] } }>(FIND_REP, { key: ref.externalId });
      const [known] = reps.nodes;
      if (known) return known.id;
      const input = {
        name: ref.name,
        externalId: ref.externalId,
        teamId: await this.team(ref.team),
        idempotencyKey: this.key('rep', ref.externalId),
      };
      const { made } = await this.door.ask<{ made: Payload & { rep: { id: string } | null } }>(MAKE_REP, { input });
      this.made.reps += 1;
      return (made.rep ?? refused(`the rep ${ref.externalId}`, made)).id;
    });
  }

  /** The lead of an outside key; `isNew`: nobody can have made it before. */
  async lead(leadKey: string, isNew: boolean): Promise<PlayedLead> {
    const { sourceSystem } = this.source;
    const known = isNew ? null : await this.findLead(leadKey);
    if (known) return known;
    const input = { sourceSystem, externalId: leadKey, idempotencyKey: this.key('lead', leadKey) };
    const { made } = await this.door.ask<{ made: Payload & { lead: PlayedLead | null } }>(MAKE_LEAD, { input });
    const found = made.lead ?? (await this.findLead(leadKey));
    if (made.lead) this.made.leads += 1;
    return found ?? refused(`the lead ${leadKey}`, made);
  }

  /** The outside keys of the touches that a lead has had already. */
  async touchesOf({ id, touchCount }: PlayedLead): Promise<Set<string>> {
    const keys = new Set<string>();
    for (let after: string | null = null, isMore = touchCount > 0; isMore; ) {
      const { list }: { list: TouchPage } = await this.door.ask<{ list: TouchPage }>(TOUCHES, { id, after });
      for (const { externalId } of list.nodes) if (externalId !== null) keys.add(externalId);
      after = list.pageInfo.endCursor;
      isMore = list.pageInfo.hasNextPage;
    }
    return keys;
  }

  private async findLead(key: string): Promise<PlayedLead | null> {
    const { sourceSystem } = this.source;
    const { leads } = await this.door.ask<{ leads: { nodes: PlayedLead[] } }>(FIND_LEAD, { key, sourceSystem });
    return leads.nodes[0] ?? null;
  }

  /** The id of a team. */
  team(name: string): Promise<string> {
    return once(this.teams, name, async () => {
      const { teams } = await this.door.ask<{ teams: { nodes: { id: string }[] } }>(FIND_TEAM, { name });
      const [known] = teams.nodes;
      if (known) return known.id;
      const input = { name, idempotencyKey: this.key('team', name) };
      const { made } = await this.door.ask<{ made: Payload & { team: { id: string } | null } }>(MAKE_TEAM, { input });
      this.made.teams += 1;
      return (made.team ?? refused(`the team ${name}`, made)).id;
    });
  }
}

interface TouchPage {
  readonly nodes: readonly { readonly externalId: string | null }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

function once<Found>(known: Map<string, Promise<Found>>, key: string, find: () => Promise<Found>): Promise<Found> {
  const found = known.get(key) ?? find();
  known.set(key, found);
  return found;
}

function refused(what: string, { userErrors }: Payload): never {
  const [why] = userErrors;
  throw new ReplayFault('ANSWER', `The server does not make ${what}: ${why?.code} ${why?.message}`);
}

const FIND_REP = 'query ($key: String!) { reps(first: 1, filter: { externalId: { eq: $key } }) { nodes { id } } }';
const FIND_TEAM = 'query ($name: String!) { teams(first: 1, filter: { name: { eq: $name } }) { nodes { id } } }';
const FIND_LEAD = `query ($key: String!, $sourceSystem: String!) {
  leads(first: 1, filter: { externalId: { eq: $key }, sourceSystem: { eq: $sourceSystem } }) { nodes { ${LEAD} } }
}`;
const TOUCHES = `query ($id: ID!, $after: String) {
  list: interactions(first: 100, after: $after, filter: { leadId: { eq: $id } }) { nodes { externalId } pageInfo { hasNextPage endCursor } }
}`;
const MAKE_REP =
  'mutation ($input: CreateRepInput!) { made: createRep(input: $input) { rep { id } userErrors { code message } } }';
const MAKE_TEAM =
  'mutation ($input: CreateTeamInput!) { made: createTeam(input: $input) { team { id } userErrors { code message } } }';
const MAKE_LEAD = `mutation ($input: CreateLeadInput!) { made: createLead(input: $input) { lead { ${LEAD} } userErrors { code message } } }`;
