import { LockMode } from '@mikro-orm/core';
import type { Temperature } from '../leads/lead.enums.js';
import { Stage } from '../leads/stage.js';
import type { Ctx } from '../platform/context.js';
import type { IdempotentCall } from '../platform/db/idempotency.js';
import { transact } from '../platform/db/transact.js';
import type { Tx } from '../platform/db/tx.js';
import { Refusal, refuseStale, UserErrorCode } from '../platform/refusal.js';
import { ContentItem } from './content-item.js';
import type { ContentKind } from './nurturing.enums.js';

export interface SaveContentItem {
  key: string;
  name: string;
  kind: ContentKind;
  url?: string | null;
  segments?: string[];
  needTags?: string[];
  stageKeys?: string[];
  temperatures?: Temperature[];
  isActive?: boolean;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** Makes a content item, or says anew what the one of that key is. */
export function saveContentItem(ctx: Ctx, input: SaveContentItem): Promise<ContentItem> {
  return transact(
    ctx,
    async tx => {
      const stageKeys = await knownStages(tx, input.stageKeys ?? []);
      await tx.sql('select pg_advisory_xact_lock(7305, hashtext(?))', [input.key]);
      const known = await tx.em.findOne(ContentItem, { key: input.key }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (known) refuseStale(known, input);
      const now = await tx.now();
      const said = {
        name: input.name,
        kind: input.kind,
        url: input.url ?? null,
        segments: once(input.segments),
        needTags: once(input.needTags),
        stageKeys,
        temperatures: once(input.temperatures),
        isActive: input.isActive ?? true,
        updatedAt: now,
      };
      const item = known
        ? tx.em.assign(known, said)
        : tx.em.create(ContentItem, { ...said, key: input.key, version: 1, createdAt: now });
      tx.record(() => ({
        type: 'contentItemChanged',
        subjectId: item.id,
        subjectVersion: item.version,
        body: { kind: item.kind, isActive: item.isActive },
        at: now,
      }));
      return item;
    },
    answerWithItem(input),
  );
}

/** The keys, each once; refused where there is no stage of a key in any pipeline. */
async function knownStages(tx: Tx, keys: readonly string[]): Promise<string[]> {
  const wanted = once(keys);
  const stages = wanted.length > 0 ? await tx.em.find(Stage, { key: { $in: wanted } }) : [];
  if (wanted.some(key => !stages.some(stage => stage.key === key)))
    throw new Refusal({ code: UserErrorCode.NOT_FOUND, field: ['input', 'stageKeys'] });
  return wanted;
}

function once<T>(values: readonly T[] = []): T[] {
  return [...new Set(values)];
}

function answerWithItem(input: SaveContentItem): IdempotentCall<ContentItem> {
  return {
    mutation: 'saveContentItem',
    key: input.idempotencyKey,
    input,
    pack: ({ id }) => id,
    unpack: (id, tx) => tx.em.findOneOrFail(ContentItem, { id: String(id) }),
  };
}
