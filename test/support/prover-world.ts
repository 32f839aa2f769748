import { Dice } from '../../src/cli/prove/dice.js';
import type { Place } from '../../src/cli/prove/place.js';
import { buildWorld, type World } from '../../src/cli/prove/world.js';
import { withOwner } from '../../src/platform/db/server-version.js';
import { startTestApp, type TestApp } from './app.js';
import { waitFor } from './wait-for.js';

/** The prover's small world on an app of the tests, so that a law can be looked at closely. */
export interface ProverWorld {
  readonly app: TestApp;
  readonly place: Place;
  readonly world: World;
  readonly dice: Dice;
  /** Waits until every committed change has its place in the log. */
  numbered(): Promise<void>;
}

/** Three reps with small quotas under two limited teams; A weighs three times what D weighs. */
export async function startProverWorld({ leads, seed }: { leads: number; seed: number }): Promise<ProverWorld> {
  const app = await startTestApp();
  const place = { url: app.url, databaseUrl: app.database.url, access: app.config };
  return {
    app,
    place,
    world: await buildWorld(place, leads),
    dice: new Dice(seed),
    numbered: async () => {
      await waitFor(
        () =>
          withOwner(
            place.databaseUrl,
            async client => (await client.query('select from outbox limit 1')).rowCount === 0,
          ),
        10_000,
      );
    },
  };
}
