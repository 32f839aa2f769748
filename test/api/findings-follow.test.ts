import { DAY_MS, findingsOf } from '../support/findings.js';
import { withApp } from '../support/with-app.js';

interface Drafts {
  readonly pipelines: { readonly nodes: readonly (Pipeline & { readonly stages: readonly StageDraft[] })[] };
}
interface Pipeline {
  readonly key: string;
  readonly name: string;
  readonly isDefault: boolean;
}
interface StageDraft {
  readonly key: string;
  readonly name: string;
  readonly leadsTo: readonly { readonly key: string }[];
  readonly [field: string]: unknown;
}

describe('findings', () => {
  const walk = withApp();
  const { open, closed, settledCodes } = findingsOf(walk);

  /** The default pipeline as it is, but for the silence that NEW allows. */
  async function allowSilence(maxSilenceDays: number): Promise<readonly string[]> {
    const { pipelines } = await walk.ask<Drafts>('Pipelines');
    const pipeline = pipelines.nodes.find(({ isDefault }) => isDefault);
    if (!pipeline) throw new Error('there is no default pipeline');
    const stages = pipeline.stages.map(
      ({ key, name, lifecycle, isTerminal, isWon, loadUnits, slaHours, ...stage }) => ({
        ...{ key, name, lifecycle, isTerminal, isWon, loadUnits, slaHours },
        maxSilenceDays: key === 'NEW' ? maxSilenceDays : stage.maxSilenceDays,
      }),
    );
    const transitions = pipeline.stages.flatMap(({ key, leadsTo }) => leadsTo.map(to => ({ from: key, to: to.key })));
    return (await walk.act('SavePipeline', { key: pipeline.key, name: pipeline.name, stages, transitions })).refusals;
  }

  test('follow a stage that allows less silence from now on, and one that allows more', async () => {
    const lead = await walk.aLead({ ownerId: (await walk.aRep()).id });
    walk.app.clock.advanceMs(2 * DAY_MS);
    expect(await settledCodes(lead.id)).toEqual([]);
    expect(await allowSilence(1)).toEqual([]);
    const { evidence } = await open(lead.id, 'NEGLECTED');
    expect(evidence).toMatchObject({ limit: 1, measured: 2 });
    expect(await allowSilence(5)).toEqual([]);
    await closed(lead.id, 'NEGLECTED');
    await allowSilence(3);
  });

  test('go along when their lead goes to another team: gone from one manager’s feed, new in the other’s', async () => {
    const [left, joined] = [await walk.aTeam(), await walk.aTeam()];
    const rep = await walk.aRep({ teamId: left });
    const lead = await walk.aLead({ ownerId: rep.id });
    walk.app.clock.advanceMs(4 * DAY_MS);
    const { id } = await open(lead.id, 'NEGLECTED');
    type Told = { findingRaised: { events: { findingId: string; isGone: boolean }[] } };
    const feed = await walk.app.listen<Told>('FindingRaised', {}, { as: walk.aManager(joined) });
    await feed.next();
    await walk.act('UpdateRep', { id: rep.id, teamId: joined });
    for (;;) {
      const events = (await feed.next()).data?.findingRaised.events ?? [];
      if (events.length === 0) continue;
      expect(events.map(({ findingId, isGone }) => [findingId, isGone])).toEqual([[id, false]]);
      break;
    }
  });
});
