import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '../platform/log.js';
import type { Act } from './demo-act.js';
import { ACTS, OPENING } from './demo-acts.js';
import type { DemoClient } from './demo-client.js';
import { readScene } from './demo-scene.js';
import { move } from './demo-sellers.js';
import { Story } from './demo-story.js';
import type { OpenedWorld } from './demo-world.js';

const PACE_MS = 700;
const TROUBLE_MS = 5000;

/**
 * Completes the past of the world, then lets its people work: one small act after another, about three in two seconds,
 * through the public endpoint alone. First what a watcher should see soon, then by chance, so that the world stays full.
 */
export function startSimulator(
  client: DemoClient,
  { world, complete }: Pick<OpenedWorld, 'world' | 'complete'>,
  log: Logger,
): { stop(): Promise<void> } {
  const leaving = new AbortController();
  const signal = AbortSignal.any([leaving.signal, client.leaving]);
  const warn = (err: unknown, what: string) => void (signal.aborted || log.warn({ err }, what));
  const story = new Story();
  const opening = [...OPENING];
  const run = async () => {
    await complete(signal).catch(err => warn(err, 'the past of the world is not whole; the next start goes on'));
    for (let turn = 0; !signal.aborted; turn++) {
      let waitMs = PACE_MS * (0.6 + 0.8 * Math.random());
      try {
        const scene = await readScene(client, world);
        const act = opening.shift() ?? choose(scene.pooledCount);
        await act({ client, world, scene, story, turn });
      } catch (err) {
        warn(err, 'the simulator was held up and goes on in a moment');
        waitMs = TROUBLE_MS;
      }
      await pause(waitMs, undefined, { signal }).catch(() => undefined);
    }
  };
  const running = run();
  return {
    stop: () => {
      leaving.abort();
      return running;
    },
  };
}

/** By chance, each act as often as its share says. */
function choose(pooledCount: number): Act {
  const shares = ACTS.map(({ act, share }) => ({ act, share: share(pooledCount) }));
  let rest = Math.random() * shares.reduce((sum, { share }) => sum + share, 0);
  for (const { act, share } of shares) {
    rest -= share;
    if (rest < 0) return act;
  }
  return move;
}
