import { waitFor } from '../support/wait-for.js';
import { withApp } from '../support/with-app.js';

const HOUR_MS = 3_600_000;
const TOLD = `query ($id: ID!) {
  lead(id: $id) { version temperature temperatureUntil timeline(axes: [TEMPERATURE]) { nodes { value reason actor } } }
}`;
interface Told {
  readonly version: number;
  readonly temperature: string;
  readonly temperatureUntil: string | null;
  readonly timeline: { readonly nodes: readonly { value: string; reason: string | null; actor: string }[] };
}

describe('setTemperature', () => {
  const walk = withApp();
  const set = (input: object, as?: Parameters<typeof walk.act>[2]) => walk.act('SetTemperature', input, as);
  const told = async (id: string) => (await walk.ask<{ lead: Told }>(TOLD, { id })).lead;
  const inHours = async (hours: number) =>
    new Date((await walk.app.runtime.now()).getTime() + hours * HOUR_MS).toISOString();
  /** Ends once the clock has ended what was due by then: a lead that is due last tells it. */
  const twoHoursPass = async () => {
    const { id } = await walk.aLead();
    await set({ id, temperature: 'HOT', until: await inHours(2) });
    walk.app.clock.advanceMs(2 * HOUR_MS);
    await hasEnded(id);
  };
  const hasEnded = (id: string) => waitFor(async () => (await told(id)).temperatureUntil === null, 20_000);

  test('for good keeps why, and the same again changes nothing', async () => {
    const { id } = await walk.aLead();
    expect(await set({ id, temperature: 'WARM', reason: 'called back' })).toMatchObject({
      refusals: [],
      lead: { temperature: 'WARM', temperatureUntil: null, version: 2 },
    });
    expect((await told(id)).timeline.nodes[0]).toMatchObject({ value: 'WARM', reason: 'called back' });
    expect((await walk.changingNothing(() => set({ id, temperature: 'WARM' }))).lead).toMatchObject({ version: 2 });
  });

  test('for a time ends by itself: the temperature before comes back, as a fact', async () => {
    const { id } = await walk.aLead({ temperature: 'WARM' });
    const until = await inHours(2);
    expect((await set({ id, temperature: 'HOT', until })).lead).toMatchObject({
      temperature: 'HOT',
      temperatureUntil: until,
    });
    walk.app.clock.advanceMs(2 * HOUR_MS);
    await hasEnded(id);
    const lead = await told(id);
    expect(lead).toMatchObject({ version: 3, temperature: 'WARM' });
    expect(lead.timeline.nodes.map(({ value, actor }) => [value, actor])).toEqual([
      ['WARM', 'system'],
      ['HOT', 'test_admin'],
      ['WARM', 'test_admin'],
    ]);
  });

  test('for a time again changes what is set and until when, not what comes back', async () => {
    const { id } = await walk.aLead({ temperature: 'COLD' });
    await set({ id, temperature: 'HOT', until: await inHours(1) });
    await set({ id, temperature: 'WARM', until: await inHours(5) });
    const later = await inHours(6);
    expect((await set({ id, temperature: 'WARM', until: later })).lead).toMatchObject({ temperatureUntil: later });
    await twoHoursPass();
    expect(await told(id)).toMatchObject({ temperature: 'WARM', temperatureUntil: later, version: 4 });
    walk.app.clock.advanceMs(4 * HOUR_MS);
    await hasEnded(id);
    expect((await told(id)).timeline.nodes.map(({ value }) => value)).toEqual(['COLD', 'WARM', 'HOT', 'COLD']);
  });

  test('for good ends a time that was set, at the temperature that is said', async () => {
    const { id } = await walk.aLead({ temperature: 'COLD' });
    await set({ id, temperature: 'HOT', until: await inHours(1) });
    expect((await set({ id, temperature: 'HOT' })).lead).toMatchObject({ temperatureUntil: null, version: 3 });
    await twoHoursPass();
    expect(await told(id)).toMatchObject({ temperature: 'HOT', version: 3 });
  });

  test('is kept by a correction that says the same, and ended by one that says another', async () => {
    const { id } = await walk.aLead({ temperature: 'COLD' });
    const until = await inHours(1);
    await set({ id, temperature: 'HOT', until });
    await walk.act('UpdateLead', { id, temperature: 'HOT', segment: 'retail' });
    expect(await told(id)).toMatchObject({ temperature: 'HOT', temperatureUntil: until });
    await walk.act('UpdateLead', { id, temperature: 'WARM' });
    expect(await told(id)).toMatchObject({ temperature: 'WARM', temperatureUntil: null });
  });

  test('until an instant that is over is refused', async () => {
    const { id } = await walk.aLead();
    const until = await inHours(-1);
    expect((await walk.changingNothing(() => set({ id, temperature: 'HOT', until }))).refusals).toEqual([
      'INVALID input.until',
    ]);
  });

  test('by many at once, one of them the clock, leaves one value and one end', async () => {
    const { id } = await walk.aLead({ temperature: 'COLD' });
    await set({ id, temperature: 'HOT', until: await inHours(1) });
    walk.app.clock.advanceMs(2 * HOUR_MS);
    await Promise.all([set({ id, temperature: 'WARM' }), set({ id, temperature: 'WARM' })]);
    await hasEnded(id);
    expect((await told(id)).temperature).toBe('WARM');
  });
});
