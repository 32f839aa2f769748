import { setTimeout as pause } from 'node:timers/promises';
import { isGrant } from '../access/known-viewers.js';
import { bearerOf, TokenRefused } from '../access/tokens.js';
import { policyClass, type Viewer } from '../access/viewer.js';
import type { LoggedEvent } from '../events/event.js';
import { Close } from './close.js';
import type { Door } from './door.js';
import type { DoorSocket } from './door-socket.js';

const RETRY_MS = 250;

/**
 * Grants are events in the log, so a revocation has a position: at such an event nothing more is written to the
 * sockets concerned until it is known whether they may still see the same; if not they are closed with 4403.
 */
export class AccessWatch {
  constructor(
    private readonly door: Pick<Door, 'viewerOf' | 'log'>,
    private readonly sockets: ReadonlySet<DoorSocket>,
  ) {}

  onEvents(events: readonly LoggedEvent[]): void {
    const grants = events.filter(isGrant);
    if (grants.length === 0) return;
    for (const socket of this.sockets) if (grants.some(event => concerns(event, socket.viewer))) this.look(socket);
  }

  lookAtAll(): void {
    for (const socket of this.sockets) this.look(socket);
  }

  private look(socket: DoorSocket): void {
    const before = socket.viewer;
    if (before) socket.hold(this.settle(socket, before));
  }

  private async settle(socket: DoorSocket, before: Viewer): Promise<void> {
    while (socket.isOpen) {
      try {
        const now = await this.door.viewerOf(bearerOf(socket.authorization) ?? '');
        if (policyClass(now) !== policyClass(before)) socket.close(...Close.ACCESS_CHANGED);
        return;
      } catch (error) {
        if (error instanceof TokenRefused) return socket.close(...Close.ACCESS_CHANGED);
        await pause(RETRY_MS);
      }
    }
  }
}

function concerns(event: LoggedEvent, viewer: Viewer | null): boolean {
  if (viewer === null) return false;
  if (event.type === 'teamChanged' || event.type === 'poolChanged') return viewer.teamIds.length > 0;
  if (event.type === 'apiKeyChanged') return viewer.key?.id === event.subjectId;
  if (event.type === 'partnerChanged') return viewer.partnerId === event.subjectId;
  return viewer.repId !== null && event.repId === viewer.repId;
}
