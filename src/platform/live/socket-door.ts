import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { handleProtocols, makeServer } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import type { LoggedEvent } from '../events/event.js';
import { LIMITS } from '../limits.js';
import { AccessWatch } from './access-watch.js';
import { Close } from './close.js';
import type { Door, DoorParts } from './door.js';
import { DoorSocket } from './door-socket.js';
import { Frames } from './frame.js';
import { IdentityCaps } from './identity-caps.js';
import { LIVE_LIMITS } from './limits.js';
import { hooksOf } from './socket-hooks.js';

const PATH = '/graphql';
const SWEEP_MS = 1000;
const CLOSE_PACE_MS = 20;
const CLOSED_LOOK_MS = 20;

/** The door for sockets: subscriptions only, over graphql-ws, on the path of the HTTP endpoint. */
export class SocketDoor {
  private readonly door: Door;
  private readonly server: WebSocketServer;
  private readonly sockets = new Set<DoorSocket>();
  private readonly open: ReturnType<typeof makeServer<Record<string, unknown>, DoorSocket>>;
  private readonly timers: NodeJS.Timeout[];
  private isDraining = false;

  constructor(parts: DoorParts) {
    const limits = { ...LIVE_LIMITS, ...parts.limits };
    const caps = {
      socketsOf: new IdentityCaps(limits.socketsOfIdentity),
      subscriptionsOf: new IdentityCaps(limits.subscriptionsOfIdentity),
    };
    this.door = { ...parts, limits, frames: new Frames(parts.plan), ...caps };
    this.open = makeServer(hooksOf(this.door));
    this.server = makeSocketServer();
    const watch = new AccessWatch(this.door, this.sockets);
    parts.tail.listen({
      onEvents: (events: readonly LoggedEvent[]) => watch.onEvents(events),
      onEpoch: () => undefined,
      onGap: () => watch.lookAtAll(),
    });
    this.timers = [
      setInterval(() => this.each(socket => socket.watchProgress(performance.now())), SWEEP_MS).unref(),
      setInterval(() => this.each(socket => socket.ping()), LIMITS.socketPingMs).unref(),
    ];
  }

  /** Sockets and subscriptions that are open now. */
  get gauges(): { sockets: number; subscriptions: number } {
    return { sockets: this.sockets.size, subscriptions: this.door.subscriptionsOf.total };
  }

  /** For the `upgrade` event of the HTTP server: what may not come in is answered before the handshake. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const refusal = this.refusalOf(request);
    socket.on('error', () => socket.destroy());
    if (refusal) return void socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    this.server.handleUpgrade(request, socket, head, webSocket =>
      this.admit(new DoorSocket(webSocket, request, this.door)),
    );
  }

  /** Lets everyone go with 1012, spread over 2 s, and waits until they have gone. */
  async stop(): Promise<void> {
    this.isDraining = true;
    const paceMs = Math.min(CLOSE_PACE_MS, LIMITS.drainSocketsMs / Math.max(1, this.sockets.size));
    for (const socket of [...this.sockets]) {
      await pause(paceMs);
      socket.close(...Close.RESTART);
    }
    const endsAtMs = performance.now() + LIMITS.socketCloseMs;
    while (this.sockets.size > 0 && performance.now() < endsAtMs) await pause(CLOSED_LOOK_MS);
    this.each(socket => socket.socket.terminate());
    for (const timer of this.timers) clearInterval(timer);
    this.server.close();
  }

  private admit(socket: DoorSocket): void {
    this.sockets.add(socket);
    const closed = this.open.opened(socket, socket);
    socket.socket.once('close', (code: number, reason: Buffer) => {
      this.sockets.delete(socket);
      socket.release();
      if (socket.viewer) this.door.socketsOf.giveBack(socket.viewer.subject);
      closed(code, String(reason)).catch(err => this.door.log.error({ err }, 'a socket could not be closed cleanly'));
    });
  }

  private refusalOf(request: IncomingMessage): string | null {
    if (pathOf(request) !== PATH) return '404 Not Found';
    if (!isOwnOrAllowed(request, this.door.allowedOrigins)) return '403 Forbidden';
    if (this.isDraining || this.sockets.size >= this.door.limits.socketsOfNode) return '503 Service Unavailable';
    return null;
  }

  private each(act: (socket: DoorSocket) => void): void {
    for (const socket of [...this.sockets]) act(socket);
  }
}

function makeSocketServer(): WebSocketServer {
  return new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: LIMITS.socketMessageBytes,
    maxFragments: LIMITS.socketFragments,
    maxBufferedChunks: LIMITS.socketBufferedChunks,
    closeTimeout: LIMITS.socketCloseMs,
    handleProtocols,
  } as ConstructorParameters<typeof WebSocketServer>[0]);
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').split('?')[0] ?? '';
}

/** Browsers always say where a page comes from; other clients need a token anyway. */
function isOwnOrAllowed(request: IncomingMessage, allowed: readonly string[]): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  return allowed.includes(origin) || origin === `http://${host}` || origin === `https://${host}`;
}
