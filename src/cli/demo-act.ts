import type { World } from './demo-cast.js';
import type { DemoClient } from './demo-client.js';
import type { Scene } from './demo-scene.js';
import type { Story } from './demo-story.js';

/** What an act works with. */
export interface Stage {
  readonly client: DemoClient;
  readonly world: World;
  readonly scene: Scene;
  readonly story: Story;
  /** How many acts there were before. */
  readonly turn: number;
}

/** One small thing that somebody does. */
export type Act = (stage: Stage) => Promise<void>;

/** What the simulator asks of a lead that it changed. */
export const LEAD = 'lead { id displayLabel stage { name } }';
