import { Dice } from '../prove/dice.js';
import type { CastRep } from './cast.js';
import { at, prospect } from './prospects.js';
import { type Source, sourceAt } from './sources.js';
import { ANSWERED, ATTEMPTS, TALKS, type Talk, WAY } from './talks.js';

/** A row of a file, by column. A column that a row does not name is blank there. */
export type Row = Readonly<Record<string, string>>;

/** The last half year of the company, as files that an import reads. */
export interface Past {
  /** Leads that were decided, one way or the other. */
  readonly decided: readonly Row[];
  /** Leads that somebody holds, and leads that wait in the open pool. */
  readonly inPlay: readonly Row[];
  readonly touches: readonly Row[];
  readonly outcomes: readonly Row[];
}

/** Leads of the story, which the simulator leaves as they are: neglected ones, or soon to be, and the one who hears from us too often. */
export const KEPT = 'demo-kept-';

const SEED = 20;
const WEEKS = 26;
const POOLED_COUNT = 18;
const LOST_REASONS = ['PRICE', 'TIMING', 'NO_BUDGET', 'NO_NEED', 'COMPETITOR'] as const;
const STAGES_IN_PLAY = [2, 0, 4, 1, 3, 1, 2, 0, 3, 1];
/** A contacted lead may be silent for a week. With these that week ends so many minutes after the past does. */
const SILENT_IN_MINUTES = [1, 4, 9, 16, 30, 50, 80, 120];
const WEEK = 7;
const DAY_MS = 86_400_000;

/** Makes the past up, the same each time but for the day that it ends on. */
export function pastUntil(nowMs: number, reps: readonly CastRep[]): Past {
  const writer = new Chronicle(nowMs);
  const sellers = reps.filter(({ held }) => held > 0);
  let number = 10_000;
  for (let week = WEEKS; week > 1; week--)
    for (let one = 0; one < 6 + (WEEKS - week) / 2; one++) writer.decide(number++, at(sellers, number * 7), week * 7);
  number = 0;
  for (const rep of sellers) for (let place = 0; place < rep.held; place++) writer.hold(number++, rep, place);
  for (let place = 0; place < POOLED_COUNT; place++) writer.wait(number++);
  return writer;
}

class Chronicle implements Past {
  readonly decided: Row[] = [];
  readonly inPlay: Row[] = [];
  readonly touches: Row[] = [];
  readonly outcomes: Row[] = [];
  private readonly dice = new Dice(SEED);
  private falling = 0;

  constructor(private readonly nowMs: number) {}

  /** A lead of about that many days ago, from its first day to its decision; none where that would still be to come. */
  decide(number: number, rep: CastRep, daysAgo: number): void {
    const lead = { key: `demo-${number}`, rep };
    const source = sourceAt(this.dice.roll());
    const createdAt = daysAgo - this.dice.roll() * 6;
    const isInvalid = this.dice.roll() < source.invalid;
    const isWon = this.dice.roll() < source.winning;
    const talks = isInvalid ? TALKS.dead : this.dice.roll() < source.answering ? this.wayOf(isWon) : this.unanswered();
    const gaps = talks.map(() => (isInvalid ? 0.4 : 1) + this.dice.roll() * 5);
    const endsAt = createdAt - gaps.reduce((sum, gap) => sum + gap, 0) - 1;
    if (endsAt < 0.2) return;
    let day = createdAt - this.dice.roll();
    for (const [place, talk] of talks.entries()) {
      if (place > 0) day -= gaps[place] ?? 1;
      this.say(lead, talk, day);
    }
    this.decided.push(this.leadRow(number, { key: lead.key, source, createdAt, validity: isInvalid ? 'INVALID' : '' }));
    const result = isInvalid ? 'DISQUALIFIED' : isWon && talks.includes(WAY.offer) ? 'WON' : 'LOST';
    const lostFor = talks.includes(WAY.needs) ? this.dice.pick(LOST_REASONS) : 'NO_RESPONSE';
    const reason = { DISQUALIFIED: 'OTHER', WON: 'FIT', LOST: lostFor }[result];
    this.outcomes.push({
      lead: lead.key,
      rep: rep.key,
      result,
      reason,
      decidedAt: this.instant(endsAt),
      ...(reason === 'COMPETITOR' && { competitor: this.dice.pick(['Voltaris', 'Roofwatt']) }),
      ...(result === 'WON' && { amount: String(prospect(number).value.minorUnits / 100) }),
    });
  }

  /** A lead that a rep holds: on its way, or silent for weeks, or pressed nine times within a week. */
  hold(number: number, rep: CastRep, place: number): void {
    const isSilent = place < (rep.letsLie ?? 0);
    const isPressed = rep.presses === true && place === 0;
    const dueMinutes = rep.letsLie === undefined && !isPressed ? this.nextDue(number) : undefined;
    if (dueMinutes !== undefined) {
      this.fallSilent(number, rep, WEEK - dueMinutes / 1440);
      return;
    }
    const key = isSilent || isPressed ? `${KEPT}${number}` : `demo-${number}`;
    const reached = isSilent ? 1 + (place % 2) : isPressed ? 2 : at(STAGES_IN_PLAY, number);
    const createdAt = isSilent ? 35 + place * 3 : isPressed ? 24 : 0.3 + this.dice.roll() + reached * 3;
    const lead = { key, rep };
    const steps = [WAY.first, WAY.needs, WAY.visit, WAY.offer].slice(0, reached);
    // The last word of each was at most two days ago, of a silent one weeks; the pressed one asks, and hears nine times.
    const lastAt = isSilent ? 19 + place : isPressed ? 15 : Math.min(2, createdAt / 2) * this.dice.roll() + 0.05;
    for (const [index, talk] of steps.entries()) {
      const day = createdAt - ((createdAt - lastAt) * (index + 1)) / steps.length;
      this.say(lead, talk === WAY.offer ? WAY.reply : talk, day);
      if (talk === WAY.offer) this.say(lead, talk, day + 0.02);
    }
    if (isPressed) this.say(lead, WAY.reply, 6.6);
    for (let touch = 0; isPressed && touch < 9; touch++) this.say(lead, at(ATTEMPTS, touch), 6.2 - touch * 0.7);
    const source = this.liveSource();
    this.inPlay.push({ ...this.leadRow(number, { key, source, createdAt, validity: 'VALID' }), rep: rep.key });
  }

  /** Now and then a contacted lead is one with whom we have hardly a minute left to speak. */
  private nextDue(number: number): number | undefined {
    return at(STAGES_IN_PLAY, number) === 1 ? SILENT_IN_MINUTES[this.falling++] : undefined;
  }

  private fallSilent(number: number, rep: CastRep, daysAgo: number): void {
    const lead = { key: `${KEPT}${number}`, rep };
    const source = this.liveSource();
    this.say(lead, WAY.first, daysAgo);
    this.inPlay.push({
      ...this.leadRow(number, { key: lead.key, source, createdAt: daysAgo + 2, validity: 'VALID' }),
      rep: rep.key,
    });
  }

  /** A lead in the open pool that nobody holds. */
  wait(number: number): void {
    const source = sourceAt(this.dice.roll());
    const createdAt = 0.5 + this.dice.roll() * 20;
    this.inPlay.push(this.leadRow(number, { key: `demo-${number}`, source, createdAt, validity: '' }));
  }

  private liveSource(): Source {
    const source = sourceAt(this.dice.roll());
    return this.dice.roll() < source.answering ? source : sourceAt(this.dice.roll());
  }

  /** What was said with one who speaks with us, with a mark at the end now and then. */
  private wayOf(isWon: boolean): Talk[] {
    const depth = isWon ? 4 : this.dice.between(2, 4);
    const way = [WAY.first, WAY.needs, WAY.visit, WAY.offer].slice(0, depth);
    const talks = way.flatMap(talk => [talk, ...(this.dice.roll() < 0.5 ? [this.dice.pick(ANSWERED)] : [])]);
    const mark = isWon ? this.dice.between(3, 5) : this.dice.between(1, 4);
    return this.dice.roll() < 0.5 ? [...talks, { ...TALKS.survey, satisfaction: mark }] : talks;
  }

  private unanswered(): Talk[] {
    const tries = Array.from({ length: this.dice.between(1, 4) }, () => this.dice.pick(ATTEMPTS));
    return [{ ...WAY.first, disposition: 'NO_ANSWER' }, ...tries];
  }

  private leadRow(
    number: number,
    lead: { key: string; source: Source; createdAt: number; validity: '' | 'VALID' | 'INVALID' },
  ): Row {
    const person = prospect(number);
    const isPoor = lead.source.key === 'bought-list';
    return {
      key: lead.key,
      createdAt: this.instant(lead.createdAt),
      name: person.name,
      email: person.email,
      phone: person.phone,
      companyName: person.companyName,
      companyDomain: person.companyDomain,
      segment: person.segment,
      tier: (isPoor ? at(['C', 'D', 'D', 'C', ''], number) : person.tier) ?? '',
      temperature: isPoor ? 'COLD' : person.temperature,
      value: String(person.value.minorUnits / 100),
      source: lead.source.key,
      sourceName: lead.source.name,
      validity: lead.validity,
    };
  }

  private say(lead: { key: string; rep: CastRep }, talk: Talk, daysAgo: number): void {
    const { channel, direction, disposition, activity, intent, satisfaction } = talk;
    this.touches.push({
      key: `demo-${this.touches.length}`,
      lead: lead.key,
      rep: lead.rep.key,
      channel,
      direction,
      disposition,
      activity,
      intent,
      satisfaction: satisfaction ? String(satisfaction) : '',
      startedAt: this.instant(daysAgo),
    });
  }

  private instant(daysAgo: number): string {
    return new Date(this.nowMs - Math.round(daysAgo * DAY_MS)).toISOString();
  }
}
