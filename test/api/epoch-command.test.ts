import { runCommand } from '../support/run-command.js';
import { withApp } from '../support/with-app.js';

describe('plimsoll epoch', () => {
  const walk = withApp();
  const epoch = async (...args: readonly string[]) => {
    const { exitCode, stdout, stderr } = await runCommand(walk.app, ['epoch', ...args]);
    expect([exitCode, stderr]).toEqual([0, '']);
    return Number(/^epoch (\d+), position \d+\n$/.exec(stdout)?.[1]);
  };

  test('says which it is; a new one refuses every cursor from before, and whoever reads anew goes on', async () => {
    const cursorNow = async () =>
      (await walk.ask<{ wallboard: { cursor: string } }>('{ wallboard { cursor } }')).wallboard.cursor;
    const before = await epoch();
    const cursor = await cursorNow();
    expect(await epoch('--bump')).toBe(before + 1);
    expect(await epoch()).toBe(before + 1);
    const feed = async (after: string) => {
      const told = await walk.app.listen('LeadAssigned', { after });
      const { errors } = await told.next();
      await told.stop();
      return errors?.[0]?.extensions?.code ?? null;
    };
    expect(await feed(cursor)).toBe('EPOCH_CHANGED');
    expect(await feed(await cursorNow())).toBeNull();
  }, 120_000);
});
