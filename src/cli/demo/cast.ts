import type { TokenOrder } from '../../platform/access/tokens.js';
import { Role } from '../../platform/access/viewer.js';
import { LimitMode } from '../../quotas/quota.enums.js';
import { Presence, RepLevel } from '../../reps/rep.enums.js';

/** A team of the demo: where it hangs and how much it may hold. */
export interface CastTeam {
  readonly key: 'sales' | 'north' | 'coast' | 'south' | 'key-accounts';
  readonly name: string;
  readonly parent: CastTeam['key'] | null;
  readonly capacity: number | null;
}

/** A rep of the demo: its line, and what it holds when the world begins. */
export interface CastRep {
  readonly key: string;
  readonly name: string;
  readonly team: CastTeam['key'];
  readonly level: RepLevel;
  readonly mode: LimitMode;
  readonly capacity: number | null;
  readonly held: number;
  readonly presence: Presence;
  /** Above this it claims no more by itself; 0: it never does. */
  readonly claimsUpTo: number;
  /** The line is lowered to this once it holds its leads, so that it begins overloaded. */
  readonly loweredTo?: number;
  /** So many of its leads it lets lie: nobody has spoken with them for weeks. */
  readonly letsLie?: number;
  /** One customer of its hears from it nine times within a week. */
  readonly presses?: boolean;
}

/** A rep of the world with its id, and the token orders of those who act. */
export interface WorldRep extends CastRep {
  readonly id: string;
  readonly teamId: string;
  readonly as: TokenOrder;
}

/** What the simulator and the banner need to know of the world. */
export interface World {
  readonly reps: readonly WorldRep[];
  readonly partner: TokenOrder;
  readonly stages: ReadonlyMap<string, string>;
  readonly pools: ReadonlyMap<string, string>;
  /** Where leads come from: key of the source → id. */
  readonly sources: ReadonlyMap<string, string>;
  /** The manager of a team. */
  readonly managers: ReadonlyMap<CastTeam['key'], TokenOrder>;
}

export const TEAMS: readonly CastTeam[] = [
  { key: 'sales', name: 'Sales', parent: null, capacity: null },
  { key: 'north', name: 'North', parent: 'sales', capacity: 60 },
  { key: 'coast', name: 'Coast', parent: 'north', capacity: 20 },
  { key: 'south', name: 'South', parent: 'sales', capacity: 46 },
  { key: 'key-accounts', name: 'Key accounts', parent: 'sales', capacity: null },
];

/** What everybody may hold who has no line of their own. */
export const HOUSE_CAPACITY = 25;

const { NOVICE, REGULAR, SENIOR, EXPERT } = RepLevel;

export const REPS: readonly CastRep[] = [
  limited('anna', 'Anna Lindqvist', { team: 'north', level: SENIOR, capacity: 16, held: 13 }),
  { ...limited('ben', 'Ben Okafor', { team: 'north', level: REGULAR, capacity: 12, held: 12 }), letsLie: 4 },
  limited('chen', 'Chen Wei 陈伟', { team: 'north', level: REGULAR, capacity: 14, held: 9 }),
  limited('mette', 'Mette Holm', { team: 'coast', level: REGULAR, capacity: 12, held: 8 }),
  limited('dara', 'Dara Nolan', { team: 'coast', level: NOVICE, capacity: 6, held: 3 }),
  { ...limited('elif', 'Elif Demir', { team: 'south', level: SENIOR, capacity: 18, held: 14 }), presses: true },
  { ...limited('farid', 'Farid Haddad', { team: 'south', level: REGULAR, capacity: 12, held: 0 }), claimsUpTo: 0 },
  {
    ...limited('grace', 'Grace Mbeki', { team: 'south', level: REGULAR, capacity: 0, held: 7 }),
    mode: LimitMode.OPT_OUT,
    capacity: null,
    claimsUpTo: 0,
  },
  { ...limited('hugo', 'Hugo Marín', { team: 'south', level: NOVICE, capacity: 6, held: 5 }), presence: Presence.AWAY },
  {
    ...limited('ines', 'Inês Duarte', { team: 'key-accounts', level: EXPERT, capacity: 0, held: 19 }),
    mode: LimitMode.UNLIMITED,
    capacity: null,
    claimsUpTo: 24,
  },
  {
    ...limited('jonas', 'Jonas Weber', { team: 'key-accounts', level: SENIOR, capacity: 20, held: 11 }),
    presence: Presence.BUSY,
  },
  {
    ...limited('kaya', 'Kaya Ito 伊藤佳弥', { team: 'key-accounts', level: REGULAR, capacity: 10, held: 10 }),
    loweredTo: 8,
  },
  {
    ...limited('liam', 'Liam Walsh', { team: 'key-accounts', level: REGULAR, capacity: 12, held: 6 }),
    presence: Presence.ON_LEAVE,
    letsLie: 3,
  },
];

function limited(
  key: string,
  name: string,
  about: Pick<CastRep, 'team' | 'level' | 'held'> & { capacity: number },
): CastRep {
  return {
    key: `demo-${key}`,
    name,
    mode: LimitMode.LIMITED,
    presence: Presence.AVAILABLE,
    claimsUpTo: about.capacity,
    ...about,
  };
}

/** The pools beside the default one. */
export const POOLS: readonly { key: string; name: string; team: CastTeam['key'] | null }[] = [
  { key: 'demo-north', name: 'North enquiries', team: 'north' },
  { key: 'demo-fair', name: 'Trade fair', team: null },
];

/** The pool that is made when all else is: where it stands, the world is whole. */
export const LAST_POOL = { key: 'demo-winback', name: 'Win back' };

/** Whoever runs the place: builds the world, looks for the simulator what may be done next. */
export const HEAD: TokenOrder = { subject: 'demo_head', role: Role.ADMIN };
export const MARKETER: TokenOrder = { subject: 'demo_marketer', role: Role.MARKETER };
export const AUDITOR: TokenOrder = { subject: 'demo_auditor', role: Role.AUDITOR };
export const SCREEN: TokenOrder = { subject: 'demo_screen', role: Role.WALLBOARD };
export const PARTNER = { key: 'brightleads', name: 'Brightleads' };
