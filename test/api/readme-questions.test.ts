import { readFileSync } from 'node:fs';
import { Role } from '../../src/platform/access/viewer.js';
import { committedOperations } from '../support/operations.js';
import type { MadeRep, Walk } from '../support/walk.js';
import { withApp } from '../support/with-app.js';

interface Company {
  readonly teamId: string;
  readonly anna: MadeRep;
  readonly bo: MadeRep;
  /** Came by WEB, was claimed by Anna, given back, assigned to Bo by the manager. */
  readonly handedOver: string;
}
/** A question that was asked of the company: looks at what comes back. */
type Asked = (walk: Walk, company: Company) => Promise<void>;

interface Loaded {
  readonly id: string;
  readonly load: { readonly heldCount: number; readonly headroomUnits: number | null; readonly isOverloaded: boolean };
}

const QUESTIONS: Readonly<Record<string, Asked>> = {
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

const rows = [...readFileSync('README.md', 'utf8').matchAll(/^\| ([A-Z][^|]*\?) \| `(\w+)` \| ([^|]+) \|$/gm)];

describe('a question of practice in the README', () => {
  const walk = withApp();
  let company: Company;

  beforeAll(async () => {
    company = await aCompany(walk);
  });

  test('is asked here, and nothing else is', () => {
    expect(rows.map(([, , operation]) => operation).toSorted()).toEqual(Object.keys(QUESTIONS).toSorted());
    for (const operation of Object.keys(QUESTIONS))
      expect([...committedOperations().operations.keys()]).toContain(operation);
  });

  test.each(rows.map(([, question, operation]) => [question, operation]))('%s %s', async (_, operation = '') => {
    await QUESTIONS[operation]?.(walk, company);
    expect.hasAssertions();
  });
});

/** Anna holds two leads with a line that was lowered to one, Bo one of five. */
async function aCompany(walk: Walk): Promise<Company> {
  const teamId = await walk.aTeam();
  const anna = await walk.aRep({ teamId, capacity: 3 });
  const bo = await walk.aRep({ teamId, capacity: 5 });
  const { id: handedOver } = await walk.aLead({ poolId: await walk.aPool(teamId) });
  await walk.act('ClaimLead', { id: handedOver }, anna.as);
  await walk.act('ReleaseLead', { id: handedOver, reason: 'speaks only Portuguese' }, anna.as);
  await walk.act('AssignLead', { id: handedOver, repId: bo.id }, walk.aManager(teamId));
  await walk.aLead({ ownerId: anna.id });
  await walk.aLead({ ownerId: anna.id });
  await walk.act('SetHoldingQuota', { repId: anna.id, mode: 'LIMITED', capacity: 1 }, Role.ADMIN);
  return { teamId, anna, bo, handedOver };
}
