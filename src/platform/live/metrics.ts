import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Alarms } from '../alarms.js';
import type { LiveHealth } from './feeds.js';
import type { Live } from './live.js';
import type { SocketDoor } from './socket-door.js';

/** Of what figures are read. */
interface Measured {
  readonly live: Live;
  readonly sockets: SocketDoor;
  readonly alarms: Alarms;
  /** Operations that plans answered, and those that they left to the resolvers by reason; null where plans are off. */
  readonly plans: { readonly planned: number; readonly fallbacks: ReadonlyMap<string, number> } | null;
}

/** What is measured of a process: Node's own figures, and how far behind the live spine is. Read at each scrape. */
export function openMetrics({ live, sockets, alarms, plans }: Measured): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  let reading: Promise<LiveHealth> | null = null;
  // All figures of a scrape are asked for at once, and come from one reading.
  const read = () => {
    reading ??= live.health().finally(() => {
      reading = null;
    });
    return reading;
  };
  const gauge = (name: string, help: string, pick: (health: LiveHealth) => number) =>
    new Gauge({
      name: `plimsoll_${name}`,
      help,
      registers: [registry],
      async collect() {
        this.set(pick(await read()));
      },
    });
  gauge('event_log_position', 'Position of the newest numbered event.', ({ head }) => head.pos);
  gauge('outbox_rows', 'Committed events without a position, counted to 10,000.', ({ outboxRows }) => outboxRows);
  gauge('feed_lag_events', 'Positions by which this node is behind the log.', ({ tailLag }) => tailLag);
  gauge('feed_groups', 'Groups of equal subscriptions.', ({ groups }) => groups);
  gauge('sockets', 'Sockets that are open.', () => sockets.gauges.sockets);
  gauge('subscriptions', 'Subscriptions that are open.', () => sockets.gauges.subscriptions);
  new Gauge({
    name: 'plimsoll_consumer_lag_events',
    help: 'Positions by which a reaction is behind the log.',
    labelNames: ['consumer'],
    registers: [registry],
    async collect() {
      for (const [consumer, behind] of Object.entries((await read()).consumerLags)) this.set({ consumer }, behind);
    },
  });
  new Counter({
    name: 'plimsoll_alarms_total',
    help: 'Alarms that this process raised, by name: load-drift is a load counter that did not say what is owned, and was repaired.',
    labelNames: ['alarm'],
    registers: [registry],
    collect() {
      this.reset();
      for (const [alarm, count] of alarms.counts) this.inc({ alarm }, count);
    },
  });
  new Counter({
    name: 'plimsoll_plans_total',
    help: 'Operations by how they were answered: planned, or left to the resolvers for a reason; failed is a fault of ours, and in the log.',
    labelNames: ['outcome'],
    registers: [registry],
    collect() {
      this.reset();
      this.inc({ outcome: 'planned' }, plans?.planned ?? 0);
      for (const [reason, count] of plans?.fallbacks ?? []) this.inc({ outcome: reason }, count);
    },
  });
  return registry;
}
