import type { Viewer } from '../access/viewer.js';
import type { Ctx } from '../context.js';
import type { Documents } from '../http/operation.js';
import type { Logger } from '../log.js';
import type { Frames, PlanFrame } from './frame.js';
import type { IdentityCaps } from './identity-caps.js';
import type { LiveLimits } from './limits.js';
import type { Tail } from './tail.js';

export interface DoorParts {
  readonly documents: Documents;
  readonly tail: Tail;
  readonly log: Logger;
  /** Whom a bearer token speaks for, as of now; throws `TokenRefused`. */
  readonly viewerOf: (token: string) => Promise<Viewer>;
  readonly contextFor: (viewer: Viewer) => Promise<Ctx>;
  /** Frames by plans; null: by resolvers alone. */
  readonly plan: PlanFrame | null;
  /** Browser origins that may connect, beside this server's own. */
  readonly allowedOrigins: readonly string[];
  readonly limits?: Partial<LiveLimits>;
}

/** What the hooks of the protocol share. */
export interface Door extends DoorParts {
  readonly limits: LiveLimits;
  readonly frames: Frames;
  readonly socketsOf: IdentityCaps;
  readonly subscriptionsOf: IdentityCaps;
}
