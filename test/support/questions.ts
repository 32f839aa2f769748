import type { TestApp } from './app.js';
import type { Company } from './small-company.js';
import { waitFor } from './wait-for.js';
import type { Walk } from './walk.js';

/** A question that was asked of the company: looks at what comes back. */
type Asked = (walk: Asker, company: Company) => Promise<void>;
type Asker = Walk & { readonly app: TestApp };

interface Loaded {
  readonly id: string;
  readonly load: { readonly heldCount: number; readonly headroomUnits: number | null; readonly isOverloaded: boolean };
}

/** For each operation of the README's table how it is asked, and what must come back. */
export const QUESTIONS: Readonly<Record<string, Asked>> = {
  WhereLeadsStand: async (walk, { handedOver }) => {
    type Stages = { readonly stages: readonly { readonly key: string; readonly leadCount: number }[] };
    const count = async (key: string) => {
      const { wallboard } = await walk.ask<{ wallboard: { pipelines: Stages[] } }>('WhereLeadsStand');
      return wallboard.pipelines.flatMap(({ stages }) => stages).find(stage => stage.key === key)?.leadCount ?? 0;
    };
    const before = [await count('NEW'), await count('CONTACTED')] as const;
    await walk.act('MoveLead', { id: handedOver, stageId: await walk.stageId('CONTACTED') });
    expect([await count('NEW'), await count('CONTACTED')]).toEqual([before[0] - 1, before[1] + 1]);
  },
  People: async (walk, { anna, bo }) => {
    const { reps } = await walk.ask<{ reps: { nodes: Loaded[] } }>('People', { first: 100 });
    const over = reps.nodes.filter(({ load }) => load.isOverloaded).map(({ id }) => id);
    expect(over).toContain(anna.id);
    expect(over).not.toContain(bo.id);
  },
  WhoHasRoom: async (walk, { teamId, anna, bo }) => {
    const { team } = await walk.ask<{ team: { reps: { nodes: Loaded[] } } }>('WhoHasRoom', { teamId });
    const room = new Map(team.reps.nodes.map(({ id, load }) => [id, load.headroomUnits]));
    expect([room.get(anna.id), room.get(bo.id)]).toEqual([0, 4]);
  },
  WhyHers: async (walk, { handedOver }) => {
    type Why = { readonly timeline: { readonly nodes: readonly { readonly how: string; readonly reason: string }[] } };
    const { lead } = await walk.ask<{ lead: Why }>('WhyHers', { id: handedOver });
    expect(lead.timeline.nodes.map(({ how, reason }) => [how, reason])).toEqual([
      ['ASSIGNED', null],
      ['RELEASED', 'speaks only Portuguese'],
      ['CLAIMED', null],
    ]);
  },
  EvaluationBySource: async (walk, { sourceKey }) => {
    type Row = {
      readonly source: { readonly key: string } | null;
      readonly leadCount: number;
      readonly immatureCount: number;
    };
    const { evaluation } = await walk.ask<{ evaluation: { rows: Row[] } }>('EvaluationBySource', await thisYear(walk));
    const row = evaluation.rows.find(({ source }) => source?.key === sourceKey);
    expect(row).toMatchObject({ leadCount: 2, immatureCount: 2, conversion: { value: null, n: 0 } });
  },
  AreWeAnswering: async (walk, { anna }) => {
    type Row = { readonly key: string | null; readonly responseRate: object; readonly touchesPerWeek: object };
    const { evaluation } = await walk.ask<{ evaluation: { rows: Row[] } }>('AreWeAnswering', await thisYear(walk));
    expect(evaluation.rows.find(({ key }) => key === anna.id)).toMatchObject({
      responseRate: { numerator: 1, denominator: 1, value: 1 },
      touchesPerWeek: { n: 2 },
    });
  },
  TooOften: async (walk, { mailed, anna }) => {
    type Found = {
      readonly lead: { readonly id: string };
      readonly rep: { readonly id: string };
      readonly evidence: object;
    };
    const [finding] = await waitFor(async () => {
      const { findings } = await walk.ask<{ findings: { nodes: Found[] } }>('TooOften');
      return findings.nodes.length > 0 && findings.nodes;
    });
    expect(finding).toMatchObject({ lead: { id: mailed }, rep: { id: anna.id }, evidence: { measured: 6, limit: 5 } });
  },
  WhatNext: async (walk, { mailed }) => {
    type Suggested = {
      readonly item: { readonly key: string };
      readonly reasons: readonly { readonly code: string }[];
    };
    const ask = async () =>
      (await walk.ask<{ contentSuggestions: Suggested[] }>('WhatNext', { leadId: mailed })).contentSuggestions;
    const [first] = await ask();
    expect(first?.item.key).toBe('hotels');
    expect(first?.reasons.map(({ code }) => code)).toContain('SEGMENT_FITS');
    const { id } = (first as unknown as { item: { id: string } }).item;
    await walk.act('RecordDelivery', { leadId: mailed, contentItemId: id, channel: 'EMAIL' });
    expect((await ask()).map(({ item }) => item.key)).not.toContain('hotels');
  },
  WhatBecameOfMine: async walk => {
    type Mine = {
      readonly externalId: string;
      readonly lifecycle: string;
      readonly outcome: { readonly reason: string } | null;
    };
    const [partner, other] = [await walk.aPartner(), await walk.aPartner()];
    await walk.aLead({ externalId: 'p-1', stage: 'LOST' }, partner);
    await walk.aLead({ externalId: 'p-2' }, partner);
    await walk.aLead({ externalId: 'p-3' }, other);
    const { leads } = await walk.ask<{ leads: { nodes: Mine[] } }>('WhatBecameOfMine', { first: 100 }, partner);
    expect(leads.nodes.map(({ externalId, lifecycle, outcome }) => [externalId, lifecycle, outcome?.reason])).toEqual([
      ['p-1', 'ENDED', 'NO_NEED'],
      ['p-2', 'POTENTIAL', undefined],
    ]);
  },
};

async function thisYear(walk: Asker): Promise<object> {
  const year = (await walk.app.runtime.now()).getUTCFullYear();
  return { from: `${year}-01-01`, to: `${year + 1}-01-01` };
}
