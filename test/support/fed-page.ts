import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { type WebSocket, WebSocketServer } from 'ws';
import { servePage } from '../../src/platform/http/page.js';
import type { FedWorld } from './fed-world.js';
import { waitFor } from './wait-for.js';

/** The longest heartbeat that the protocol allows for here: a test moves a page's clock on in long steps. */
const HEARTBEAT_SECONDS = 7200;
const PROTOCOL = 'graphql-transport-ws';
const ROOT_FIELD = /^subscription[^{]*\{\s*(\w+)/;

export interface FedPage {
  readonly url: string;
  /** The root fields that are subscribed to now. */
  readonly subscribed: readonly string[];
  /** A frame of a feed, to whoever follows it. */
  tell(field: string, frame: object): void;
  /** Ends the subscriptions of these feeds with a coded error. */
  refuse(fields: readonly string[], code: string): void;
  /** Closes every socket, as a server does that is started anew. */
  cut(): void;
  /** Ends when the page has handled all that it was told. */
  handled(): Promise<void>;
  stop(): Promise<void>;
}

interface Told {
  readonly id?: string;
  readonly type: string;
  readonly payload?: { readonly query?: string };
}

/**
 * Serves a build of the page and speaks its protocol, over HTTP and sockets, out of a world in memory: for more changes
 * than a node commits while a test lasts.
 */
export async function startFedPage(folder: string, world: FedWorld): Promise<FedPage> {
  const app = express();
  app.use(servePage({ name: 'wallboard', folder }));
  app.post('/graphql', (_request, response) => void response.json({ data: { wallboard: world.snapshot() } }));
  const server = createServer(app);
  const door = new WebSocketServer({ server, path: '/graphql', handleProtocols: () => PROTOCOL });
  const lines = new Map<string, { socket: WebSocket; id: string }>();
  let pongs = 0;
  let pings = 0;
  const say = (socket: WebSocket, message: object) => socket.send(JSON.stringify(message));
  const hear = (socket: WebSocket, { id = '', type, payload }: Told) => {
    if (type === 'connection_init')
      say(socket, { type: 'connection_ack', payload: { heartbeatSeconds: HEARTBEAT_SECONDS } });
    else if (type === 'pong') pongs++;
    else if (type === 'complete') for (const [field, line] of lines) if (line.id === id) lines.delete(field);
    if (type !== 'subscribe') return;
    const field = ROOT_FIELD.exec(payload?.query ?? '')?.[1] ?? '';
    lines.set(field, { socket, id });
    say(socket, { id, type: 'next', payload: { data: { [field]: world.firstFrame(field) } } });
  };
  door.on('connection', socket => {
    socket.on('message', bytes => hear(socket, JSON.parse(String(bytes)) as Told));
    socket.on('close', () => {
      for (const [field, line] of lines) if (line.socket === socket) lines.delete(field);
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get subscribed() {
      return [...lines.keys()].sort();
    },
    tell(field, frame) {
      const line = lines.get(field);
      if (line) say(line.socket, { id: line.id, type: 'next', payload: { data: { [field]: frame } } });
    },
    refuse(fields, code) {
      for (const field of fields) {
        const line = lines.get(field);
        lines.delete(field);
        if (line)
          say(line.socket, { id: line.id, type: 'error', payload: [{ message: 'refused', extensions: { code } }] });
      }
    },
    cut() {
      for (const socket of door.clients) socket.close(1012, 'restart');
    },
    async handled() {
      const [socket] = door.clients;
      if (!socket) return;
      say(socket, { type: 'ping' });
      const due = ++pings;
      await waitFor(() => pongs >= due || socket.readyState !== socket.OPEN, 20_000);
      pongs = pings;
    },
    async stop() {
      for (const socket of door.clients) socket.terminate();
      door.close();
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
