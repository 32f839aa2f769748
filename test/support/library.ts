import { BigIntType, DataloaderType, type Ref, type RequiredEntityData } from '@mikro-orm/core';
import { Entity, ManyToOne, PrimaryKey, Property, ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { MikroORM } from '@mikro-orm/postgresql';
import { type ExecutionResult, type GraphQLSchema, graphql } from 'graphql';
import { Role, type Viewer } from '../../src/platform/access/viewer.js';
import type { Ctx } from '../../src/platform/context.js';
import { IdType, newId } from '../../src/platform/ids.js';
import { freshDatabase } from './database.js';

/** A small world of its own to prove the reading layer on: shelves of books with nullable columns of every kind. */
export enum Genre {
  NOVEL = 'NOVEL',
  POETRY = 'POETRY',
}

@Entity({ tableName: 'shelf' })
export class Shelf {
  @PrimaryKey({ type: new IdType('team') })
  id!: string;

  @Property({ type: 'text' })
  name!: string;

  @Property({ type: 'text', nullable: true })
  keeper!: string | null;
}

@Entity({ tableName: 'book' })
export class Book {
  @PrimaryKey({ type: new IdType('outcome') })
  id!: string;

  @ManyToOne({ entity: () => Shelf, ref: true, nullable: true, fieldName: 'shelf_id' })
  shelf!: Ref<Shelf> | null;

  @Property({ type: 'text', nullable: true })
  title!: string | null;

  @Property({ type: 'integer', nullable: true })
  rank!: number | null;

  @Property({ type: new BigIntType('number'), nullable: true })
  price!: number | null;

  @Property({ type: 'datetime', length: 3, nullable: true })
  readAt!: Date | null;

  @Property({ type: 'date', nullable: true })
  dueOn!: string | null;

  @Property({ type: 'boolean', nullable: true })
  isLent!: boolean | null;

  @Property({ type: 'text', nullable: true })
  genre!: Genre | null;

  @Property({ type: 'text' })
  owner!: string;

  @Property({ type: 'datetime', length: 3 })
  addedAt!: Date;
}

const TABLES = `
create table shelf (id uuid primary key, name text not null, keeper text);
create table book (
  id uuid primary key, shelf_id uuid references shelf, title text collate "C", rank int, price bigint, read_at timestamptz(3), due_on date,
  is_lent boolean, genre text, owner text collate "C" not null, added_at timestamptz(3) not null
);`;

export interface Library {
  readonly orm: MikroORM;
  /** Statements since the last call. */
  statements(): string[];
  as(role: Role, more?: Partial<Viewer>): Ctx;
  ask(
    schema: GraphQLSchema,
    query: string,
    options?: { variables?: Record<string, unknown>; ctx?: Ctx },
  ): Promise<ExecutionResult>;
  fill(rows: { shelves?: Partial<Shelf>[]; books: Partial<Record<keyof Book, unknown>>[] }): Promise<void>;
  close(): Promise<void>;
}

/** Opens the library on a database of its own. */
export async function openLibrary(): Promise<Library> {
  const database = await freshDatabase();
  const seen: string[] = [];
  const orm = await MikroORM.init({
    clientUrl: database.url,
    entities: [Shelf, Book],
    metadataProvider: ReflectMetadataProvider,
    metadataCache: { enabled: false },
    dataloader: DataloaderType.ALL,
    forceUtcTimezone: true,
    colors: false,
    debug: ['query'],
    logger: message => void seen.push(message),
  });
  await orm.em.getConnection().execute(TABLES);
  const as = (role: Role, more: Partial<Viewer> = {}): Ctx =>
    ({ ...contextOf(role, more), em: orm.em.fork(), runtime: { orm } }) as Ctx;
  return {
    orm,
    as,
    statements: () => seen.splice(0).filter(line => /\bselect\b/.test(line)),
    ask: (schema, source, { variables = {}, ctx = as(Role.ADMIN) } = {}) =>
      graphql({ schema, source, variableValues: variables, contextValue: ctx }),
    async fill({ shelves: shelfRows = [], books: bookRows }) {
      const em = orm.em.fork();
      await em.getConnection().execute('truncate book, shelf');
      const empty: Partial<Record<keyof Book, unknown>> = {
        title: null,
        rank: null,
        price: null,
        readAt: null,
        dueOn: null,
        isLent: null,
        genre: null,
        shelf: null,
        owner: 'o',
        addedAt: new Date(0),
      };
      await em.insertMany(
        Shelf,
        shelfRows.map(row => ({ id: newId('team'), name: '-', keeper: null, ...row })),
      );
      await em.insertMany(
        Book,
        bookRows.map(row => ({ id: newId('outcome'), ...empty, ...row }) as RequiredEntityData<Book>),
      );
      seen.length = 0;
    },
    async close() {
      await orm.close(true);
      await database.drop();
    },
  };
}

function contextOf(role: Role, more: Partial<Viewer>) {
  const viewer: Viewer = {
    subject: role,
    role,
    repId: null,
    teamId: null,
    teamIds: [],
    partnerId: null,
    expiresAtMs: null,
    ...more,
  };
  return { viewer, locale: 'en', requestId: 'test', extensions: {}, loaders: new Map<string, unknown>() };
}
