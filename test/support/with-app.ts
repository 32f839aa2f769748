import { startTestApp, type TestApp } from './app.js';
import { type Walk, walkOf } from './walk.js';

/** A walk through one app for all tests of a file, started before the first and stopped after the last of them. */
export function withApp(): Walk & { readonly app: TestApp } {
  const walk = {} as Walk & { app: TestApp };
  beforeAll(async () => {
    const app = await startTestApp();
    Object.assign(walk, walkOf(app), { app });
  });
  afterAll(async () => {
    await walk.stop?.();
    await walk.app?.stop();
  });
  return walk;
}
