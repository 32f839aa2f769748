import type { EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from './access/viewer.js';
import type { Ctx, Locale, Runtime } from './context.js';
import type { Logger } from './log.js';

/** What is told of an operation when its context is made. */
interface About {
  readonly viewer: Viewer;
  readonly requestId: string;
  readonly locale: Locale;
}

/** A context of one operation. Copies of it, as Apollo makes one, are of the same fork, made by whoever asks first. */
export class OperationContext implements Ctx {
  readonly viewer: Viewer;
  readonly requestId: string;
  readonly locale: Locale;
  readonly log: Logger;
  readonly extensions: Record<string, unknown> = {};
  readonly loaders = new Map<string, unknown>();
  private readonly fork: { em: EntityManager | null } = { em: null };

  constructor(
    readonly runtime: Runtime,
    { viewer, requestId, locale }: About,
  ) {
    this.viewer = viewer;
    this.requestId = requestId;
    this.locale = locale;
    this.log = runtime.log;
  }

  get em(): EntityManager {
    this.fork.em ??= this.runtime.orm.em.fork();
    return this.fork.em;
  }
}
