import { HEAD, type World, type WorldRep } from './cast.js';
import type { DemoClient } from './client.js';

/** How a rep stands at the moment. */
export interface Standing extends WorldRep {
  readonly now: string;
  readonly heldCount: number;
  readonly line: number | null;
  readonly isOverloaded: boolean;
}

/** What the people of the world see when they decide what to do. */
export interface Scene {
  readonly reps: readonly Standing[];
  readonly pooledCount: number;
  /** Customers who hear from us too often. */
  readonly pressedCount: number;
  /** How full those are who have a line: all that they hold to all that they may, from 0 to 1. */
  readonly fullness: number;
}

interface Read {
  readonly reps: {
    readonly nodes: readonly {
      readonly id: string;
      readonly presence: string;
      readonly load: {
        readonly heldCount: number;
        readonly capacityUnits: number | null;
        readonly isOverloaded: boolean;
      };
    }[];
  };
  readonly leads: { readonly totalCount: number };
  readonly findings: { readonly totalCount: number };
}

const SCENE = `query Scene($pooled: LeadFilter!, $pressed: FindingFilter!) {
  reps(first: 50) { nodes { id presence load { heldCount capacityUnits isOverloaded } } }
  leads(first: 1, filter: $pooled) { totalCount }
  findings(first: 1, filter: $pressed) { totalCount }
}`;

const ASKED = {
  pooled: { placement: { eq: 'POOLED' } },
  pressed: { isOpen: { eq: true }, code: { eq: 'OVER_CONTACT' } },
};

export async function readScene(client: DemoClient, world: World): Promise<Scene> {
  const read = await client.ask<Read>(SCENE, ASKED, HEAD);
  const byId = new Map(read.reps.nodes.map(rep => [rep.id, rep]));
  const reps = world.reps.flatMap(rep => {
    const seen = byId.get(rep.id);
    if (!seen) return [];
    const { heldCount, capacityUnits: line, isOverloaded } = seen.load;
    return [{ ...rep, now: seen.presence, heldCount, line, isOverloaded }];
  });
  const limited = reps.filter(({ claimsUpTo, line }) => claimsUpTo > 0 && line !== null);
  const sum = (of: (rep: Standing) => number) => limited.reduce((total, rep) => total + of(rep), 0);
  return {
    reps,
    pooledCount: read.leads.totalCount,
    pressedCount: read.findings.totalCount,
    fullness:
      sum(rep => rep.heldCount) /
      Math.max(
        1,
        sum(rep => rep.line ?? 0),
      ),
  };
}

/** Who works at the moment: neither out nor on leave. */
export function atWork({ reps }: Scene): Standing[] {
  return reps.filter(({ now }) => now === 'AVAILABLE' || now === 'BUSY');
}
