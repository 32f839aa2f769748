import {
  Arg,
  Args,
  ArgsType,
  Authorized,
  Ctx as Context,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
  registerEnumType,
} from 'type-graphql';
import { Role } from '../../src/platform/access/viewer.js';
import type { Ctx } from '../../src/platform/context.js';
import { connectionOf, orderInput } from '../../src/platform/read/connection.graphql.js';
import {
  BooleanFilter,
  DateTimeFilter,
  enumFilter,
  IDFilter,
  IntFilter,
  StringFilter,
} from '../../src/platform/read/filter.graphql.js';
import { whereOf } from '../../src/platform/read/filter.js';
import { findVisible, nodeById } from '../../src/platform/read/find.js';
import { Node } from '../../src/platform/read/node.graphql.js';
import { OrderDirection, PageArgs, type PageSpec, page, pageOfEach } from '../../src/platform/read/page.js';
import { DateTime, LocalDate } from '../../src/platform/read/scalars.js';
import { computed, open, view } from '../../src/platform/read/view.js';
import { Book, Genre, Shelf } from './library.js';

registerEnumType(Genre, {
  name: 'Genre',
  description: 'Kind of book.',
  valuesConfig: { NOVEL: { description: 'Prose.' }, POETRY: { description: 'Verse.' } },
});

@ObjectType('Shelf', { description: 'Holds books.', implements: Node })
export class ShelfView extends Node {
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Who looks after it.' })
  keeper!: string | null;
}

@ObjectType('Book', { description: 'To be read.', implements: Node })
export class BookView extends Node {
  @Field(() => String, { nullable: true, description: 'Title.' })
  title!: string | null;

  @Field(() => Int, { nullable: true, description: 'Rank.' })
  rank!: number | null;

  @Field(() => LocalDate, { nullable: true, description: 'Due.' })
  dueOn!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'Renamed from `readAt`.' })
  finishedAt!: Date | null;

  @Field(() => String, { description: 'Computed.' })
  spine!: string;

  @Field(() => String, { nullable: true, description: 'Computed from what it refers to.' })
  place!: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Hidden from reps on books that are not theirs.' })
  isLent!: boolean | null;

  @Field(() => ShelfView, { nullable: true, description: 'Where it stands.' })
  shelf!: ShelfView | null;
}

const shelves = view(
  ShelfView,
  Shelf,
  {},
  {
    id: null,
    rows: {
      [Role.ADMIN]: 'ALL',
      [Role.MANAGER]: 'ALL',
      [Role.MARKETER]: 'ALL',
      [Role.AUDITOR]: 'ALL',
      [Role.WALLBOARD]: 'ALL',
      [Role.REP]: me => ({ keeper: me.repId }),
      [Role.PARTNER]: 'NONE',
    },
    masks: { name: open, keeper: { WALLBOARD: true } },
  },
);

const books = view(
  BookView,
  Book,
  {
    finishedAt: 'readAt',
    spine: computed(['title', 'rank'], book => `${book.title} / ${book.rank}`),
    place: computed(['shelf'], ({ shelf }) => shelf?.unwrap().name ?? null),
  },
  {
    id: 'outcome',
    rows: {
      [Role.ADMIN]: 'ALL',
      [Role.MANAGER]: me => ({ $or: [{ owner: me.subject }, { shelf: { keeper: me.subject } }] }),
      [Role.MARKETER]: 'ALL',
      [Role.AUDITOR]: 'ALL',
      [Role.WALLBOARD]: 'ALL',
      [Role.REP]: 'ALL',
      [Role.PARTNER]: 'NONE',
    },
    masks: {
      title: { WALLBOARD: true },
      rank: open,
      dueOn: open,
      finishedAt: { AUDITOR: true },
      spine: open,
      place: open,
      isLent: { REP: me => ({ owner: { $ne: me.subject } }) },
      shelf: open,
    },
    telling: { genre: null, price: null, owner: null, addedAt: null },
  },
);
shelves.add({ books: { mask: open, far: { entity: Book, by: 'shelf' } } });

export enum BookOrderField {
  TITLE = 'TITLE',
  RANK = 'RANK',
  PRICE = 'PRICE',
  READ_AT = 'READ_AT',
  DUE_ON = 'DUE_ON',
  OWNER = 'OWNER',
  ADDED_AT = 'ADDED_AT',
  IS_LENT = 'IS_LENT',
}
registerEnumType(BookOrderField, {
  name: 'BookOrderField',
  description: 'Fields that books can be sorted by.',
  valuesConfig: Object.fromEntries(Object.keys(BookOrderField).map(name => [name, { description: `By ${name}.` }])),
});

export const bookSpec: PageSpec<Book, BookOrderField> = {
  view: books,
  orders: {
    TITLE: { property: 'title', nullable: true },
    RANK: { property: 'rank', nullable: true },
    PRICE: { property: 'price', nullable: true },
    READ_AT: { property: 'readAt', nullable: true },
    DUE_ON: { property: 'dueOn', nullable: true },
    OWNER: { property: 'owner', nullable: false },
    ADDED_AT: { property: 'addedAt', nullable: false },
    IS_LENT: { property: 'isLent', nullable: true },
  },
  byDefault: [{ field: BookOrderField.ADDED_AT, direction: OrderDirection.DESC }],
};

export const GenreFilter = enumFilter(Genre, 'GenreFilter');
const BookOrder = orderInput(BookOrderField, 'BookOrder');
const Books = connectionOf(BookView, 'Book');

@InputType({ description: 'Conditions on books.' })
export class BookFilter {
  @Field(() => [BookFilter], { nullable: true, description: 'All.' })
  and?: BookFilter[] | null;

  @Field(() => [BookFilter], { nullable: true, description: 'At least one.' })
  or?: BookFilter[] | null;

  @Field(() => BookFilter, { nullable: true, description: 'Not.' })
  not?: BookFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By title.' })
  title?: StringFilter | null;

  @Field(() => IntFilter, { nullable: true, description: 'By rank.' })
  rank?: IntFilter | null;

  @Field(() => DateTimeFilter, { nullable: true, description: 'By when it was read.' })
  finishedAt?: DateTimeFilter | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'By whether it is lent.' })
  isLent?: BooleanFilter | null;

  @Field(() => GenreFilter, { nullable: true, description: 'By genre.' })
  genre?: InstanceType<typeof GenreFilter> | null;

  @Field(() => IDFilter, { nullable: true, description: 'By shelf.' })
  shelfId?: IDFilter | null;

  @Field(() => StringFilter, { nullable: true, description: 'By the keeper of its shelf.' })
  keeper?: StringFilter | null;
}

export const bookFields = {
  title: 'title',
  rank: 'rank',
  finishedAt: 'readAt',
  isLent: 'isLent',
  genre: 'genre',
  shelfId: { path: 'shelf', id: 'team' },
  keeper: 'shelf.keeper',
} as const;

@ArgsType()
export class BookArgs extends PageArgs {
  @Field(() => BookFilter, { nullable: true, description: 'Conditions.' })
  filter?: BookFilter | null;

  @Field(() => [BookOrder], { nullable: true, description: 'Sort keys.' })
  orderBy?: InstanceType<typeof BookOrder>[] | null;
}

@Resolver(() => ShelfView)
export class LibraryResolver {
  @Authorized()
  @Query(() => Books.Connection, { description: 'Books.' })
  books(@Context() ctx: Ctx, @Args(() => BookArgs) args: BookArgs) {
    return page(ctx, bookSpec, { ...args, where: whereOf(args.filter, bookFields) });
  }

  @Authorized()
  @Query(() => [ShelfView], { description: 'Shelves, all of them.' })
  shelves(@Context() ctx: Ctx) {
    return ctx.em.find(Shelf, {}, { orderBy: { name: 'asc' } });
  }

  @Authorized()
  @Query(() => BookView, { nullable: true, description: 'One book.' })
  book(@Context() ctx: Ctx, @Arg('id', () => ID, { description: 'Its id.' }) id: string) {
    return findVisible(ctx, books, id);
  }

  @Authorized()
  @Query(() => Node, { nullable: true, description: 'Anything.' })
  node(@Context() ctx: Ctx, @Arg('id', () => ID, { description: 'Its id.' }) id: string) {
    return nodeById(ctx, id);
  }

  @FieldResolver(() => Books.Connection, { name: 'books', description: 'What stands on it.' })
  booksOf(@Context() ctx: Ctx, @Root() shelf: Shelf, @Args(() => BookArgs) args: BookArgs) {
    return pageOfEach(
      ctx,
      bookSpec,
      { property: 'shelf', id: shelf.id },
      { ...args, where: whereOf(args.filter, bookFields) },
    );
  }
}
