import type { Dice } from '../prove/dice.js';
import type { World } from './cast.js';
import type { DemoClient } from './client.js';
import type { Scene } from './scene.js';
import type { Story } from './story.js';

/** What an act works with. */
export interface Stage {
  readonly client: DemoClient;
  readonly world: World;
  readonly scene: Scene;
  readonly story: Story;
  readonly dice: Dice;
  /** Whose line was lowered for a while, and at which turn. */
  readonly lowered: Map<string, number>;
  /** How many acts there were before. */
  readonly turn: number;
}

/** One small thing that somebody does. */
export type Act = (stage: Stage) => Promise<void>;

/** What the simulator asks of a lead that it changed. */
export const LEAD = 'lead { id displayLabel stage { name } }';
