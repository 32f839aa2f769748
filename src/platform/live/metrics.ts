import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Live } from './live.js';
import type { SocketDoor } from './socket-door.js';

/** What is measured of a process: Node's own figures, and how far behind the live spine is. Read at each scrape. */
export function openMetrics({ live, sockets }: { live: Live; sockets: SocketDoor }): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string) => new Gauge({ name: `plimsoll_${name}`, help, registers: [registry] });
  const head = gauge('event_log_position', 'Position of the newest numbered event.');
  const waiting = gauge('outbox_rows', 'Committed events without a position, counted to 10,000.');
  const lag = gauge('feed_lag_events', 'Positions by which this node is behind the log.');
  const groups = gauge('feed_groups', 'Groups of equal subscriptions.');
  const open = gauge('sockets', 'Sockets that are open.');
  const subscriptions = gauge('subscriptions', 'Subscriptions that are open.');
  const consumers = new Gauge({
    name: 'plimsoll_consumer_lag_events',
    help: 'Positions by which a reaction is behind the log.',
    labelNames: ['consumer'],
    registers: [registry],
    async collect() {
      const health = await live.health();
      const { gauges } = sockets;
      head.set(health.head.pos);
      waiting.set(health.outboxRows);
      lag.set(health.tailLag);
      groups.set(health.groups);
      open.set(gauges.sockets);
      subscriptions.set(gauges.subscriptions);
      for (const [consumer, behind] of Object.entries(health.consumerLags)) consumers.set({ consumer }, behind);
    },
  });
  return registry;
}
