import type { EntityMetadata } from '@mikro-orm/core';
import { ENTITIES } from '../../src/entities.js';
import { loadConfig } from '../../src/platform/config.js';
import { openOrm } from '../../src/platform/db/orm.js';
import { fateOf } from '../../src/platform/db/row.js';
import { freshDatabase } from '../support/database.js';

interface Relation {
  readonly where: string;
  readonly comment: string | undefined;
}

let relations: Relation[];
let drop: () => Promise<void>;

beforeAll(async () => {
  const database = await freshDatabase();
  const orm = await openOrm(
    loadConfig({ NODE_ENV: 'test', DATABASE_URL: database.url, PLIMSOLL_TOKEN_SECRET: 'x'.repeat(40) }),
    ENTITIES,
  );
  relations = ENTITIES.flatMap(entity => relationsOf(orm.getMetadata().getByClassName(entity.name)));
  drop = async () => {
    await orm.close(true);
    await database.drop();
  };
});
afterAll(() => drop());

function relationsOf(meta: EntityMetadata): Relation[] {
  return meta.relations
    .filter(property => ['Lead', 'Contact', 'Company'].includes(property.targetMeta?.className ?? ''))
    .map(property => ({ where: `${meta.className}.${property.name}`, comment: property.comment }));
}

/** The relations whose fate nobody has said. */
const undecided = (all: readonly Relation[]) =>
  all.filter(({ comment }) => fateOf(comment) === null).map(({ where }) => where);

test('every relation to a lead, a contact or a company says what becomes of it when that is merged or erased', () => {
  expect(relations.length).toBeGreaterThan(5);
  expect(undecided(relations)).toEqual([]);
});

test('a relation that says nothing, or only half of it, would be found', () => {
  const [first, second, ...rest] = relations;
  const planted = [{ ...first, comment: undefined }, { ...second, comment: 'onMerge=REPOINT' }, ...rest] as Relation[];
  expect(undecided(planted)).toEqual([first?.where, second?.where]);
});
