import 'reflect-metadata';
import { Length, Max } from 'class-validator';
import type { GraphQLSchema } from 'graphql';
import {
  Arg,
  Authorized,
  buildSchema,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
} from 'type-graphql';
import { authChecker } from '../../src/platform/access/auth-checker.js';
import { Role } from '../../src/platform/access/viewer.js';
import { idFromUuid, newId } from '../../src/platform/ids.js';
import { answer } from '../../src/platform/read/answer.js';
import { MoneyInput } from '../../src/platform/read/money.graphql.js';
import { PayloadView } from '../../src/platform/read/user-error.graphql.js';
import { validateArgument } from '../../src/platform/read/valid.js';
import { wireViews } from '../../src/platform/read/wire.js';
import { Refusal, UserErrorCode } from '../../src/platform/refusal.js';
import { BookView, LibraryResolver } from '../support/library.graphql.js';
import { type Library, openLibrary } from '../support/library.js';

@InputType({ description: 'Input of `lend`.' })
class LendInput {
  @Field(() => ID, { description: 'The book.' })
  id!: string;

  @Length(1, 5)
  @Field(() => String, { nullable: true, description: 'To whom.' })
  name?: string | null;

  @Max(9)
  @Field(() => Int, { nullable: true, description: 'For how long.' })
  days?: number | null;

  @Field(() => [MoneyInput], { nullable: true, description: 'Fees.' })
  fees?: MoneyInput[] | null;
}

@ObjectType({ description: 'Result of `lend`.' })
class LendPayload extends PayloadView {
  @Field(() => BookView, { nullable: true, description: 'The book.' })
  book?: BookView | null;

  @Field(() => Int, { description: 'How many.' })
  lentCount?: number;
}

@Resolver()
class LendResolver {
  @Authorized(Role.ADMIN)
  @Mutation(() => LendPayload, { description: 'Lends a book.' })
  lend(
    @Arg('input', () => LendInput, { description: 'The input.' }) input: LendInput,
  ): LendPayload | { book: string; lentCount: number } {
    if (input.name === 'stale')
      throw new Refusal({ code: UserErrorCode.STALE_VERSION, values: { version: 7 } }, input.id);
    if (input.name === 'gone') throw new Refusal({ code: UserErrorCode.NOT_FOUND, field: ['input', 'id'] });
    return { book: input.id, lentCount: 1 };
  }

  @Authorized()
  @Query(() => String, { nullable: true, description: 'Says it again.' })
  echo(@Arg('text', () => String, { description: 'What.' }) text: string): string {
    return text;
  }
}

const UUID = '01900000-0000-7000-8000-000000000000';
let library: Library;
let schema: GraphQLSchema;
const [mine, other, shelf] = [newId('outcome'), newId('outcome'), newId('team')];

beforeAll(async () => {
  library = await openLibrary();
  schema = wireViews(
    await buildSchema({ resolvers: [LibraryResolver, LendResolver], authChecker, validateFn: validateArgument }),
  );
  await library.fill({
    shelves: [{ id: shelf, name: 'top', keeper: 'Kim' }],
    books: [
      { id: mine, title: 'Mine', rank: 1, owner: 'me', isLent: true, shelf, readAt: new Date(5) },
      { id: other, title: 'Other', rank: 2, owner: 'you', isLent: true, shelf, readAt: null },
    ],
  });
});
afterAll(() => library?.close());

const seenBy = async (role: Role, id: string, more = {}) => {
  const query = 'query ($id: ID!) { book(id: $id) { id title spine finishedAt isLent shelf { name keeper } } }';
  const { data, errors } = await library.ask(schema, query, { variables: { id }, ctx: library.as(role, more) });
  expect(errors).toBeUndefined();
  return (data as { book: object | null }).book;
};

describe('what a viewer sees', () => {
  it('is the whole row for a role without masks, renamed and computed fields included', async () => {
    expect(await seenBy(Role.ADMIN, mine)).toEqual({
      id: mine,
      title: 'Mine',
      spine: 'Mine / 1',
      finishedAt: '1970-01-01T00:00:00.005Z',
      isLent: true,
      shelf: { name: 'top', keeper: 'Kim' },
    });
  });

  it('has null where a mask lies', async () => {
    expect(await seenBy(Role.WALLBOARD, mine)).toMatchObject({
      title: null,
      spine: 'Mine / 1',
      shelf: { name: 'top', keeper: null },
    });
    expect(await seenBy(Role.AUDITOR, mine)).toMatchObject({ title: 'Mine', finishedAt: null });
  });

  it('has null on the rows where a mask lies on some', async () => {
    expect(await seenBy(Role.REP, mine, { subject: 'me' })).toMatchObject({ isLent: true });
    expect(await seenBy(Role.REP, other, { subject: 'me' })).toMatchObject({ isLent: null });
  });

  it('has null for a reference that may not be followed', async () => {
    expect(await seenBy(Role.REP, mine, { repId: 'Kim' })).toMatchObject({ shelf: { name: 'top' } });
    expect(await seenBy(Role.REP, mine, { repId: 'Lou' })).toMatchObject({ shelf: null });
  });

  it('is nothing where the row may not be seen', async () => {
    expect(await seenBy(Role.PARTNER, mine)).toBeNull();
    expect(await seenBy(Role.MANAGER, mine, { subject: 'nobody' })).toBeNull();
    expect(await seenBy(Role.MANAGER, mine, { subject: 'me' })).toMatchObject({ title: 'Mine' });
    expect(await seenBy(Role.MANAGER, other, { subject: 'Kim' })).toMatchObject({ title: 'Other' });
    expect(await seenBy(Role.ADMIN, newId('outcome'))).toBeNull();
  });

  it('is found by any id through node, and by one statement for many', async () => {
    library.statements();
    const query = `{ a: node(id: "${mine}") { __typename id } b: node(id: "${other}") { ... on Book { title } } c: node(id: "${newId('outcome')}") { id } }`;
    const { data } = await library.ask(schema, query);
    expect(data).toEqual({ a: { __typename: 'Book', id: mine }, b: { title: 'Other' }, c: null });
    expect(library.statements()).toHaveLength(1);
  });
});

describe('an id of the wrong kind', () => {
  it.each([
    ['of no kind', 'book', 'x'],
    ['of another kind', 'book', idFromUuid('team', UUID)],
    ['that is too short', 'node', 'outcome_1'],
    ['of a kind that nothing shows', 'node', idFromUuid('refusal', UUID)],
  ])('is refused: one %s', async (_, field, id) => {
    const { errors } = await library.ask(schema, `{ ${field}(id: "${id}") { id } }`);
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', field: ['id'] });
  });
});

describe('who may come in', () => {
  it('is asked at every door', async () => {
    const nobody = { ...library.as(Role.ADMIN), viewer: null } as never;
    expect((await library.ask(schema, '{ shelves { id } }', { ctx: nobody })).errors?.[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
    const { errors } = await library.ask(schema, `mutation { lend(input: { id: "${mine}" }) { lentCount } }`, {
      ctx: library.as(Role.REP),
    });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

describe('a mutation that is refused', () => {
  const lend = async (input: object, ctx = library.as(Role.ADMIN)) => {
    const query =
      'mutation ($input: LendInput!) { lend(input: $input) { book { id title } lentCount userErrors { code message field } } }';
    const { data, errors } = await library.ask(schema, query, { variables: { input }, ctx });
    expect(errors).toBeUndefined();
    return (data as { lend: object }).lend;
  };

  it('answers with data, and with an empty list of errors where it was not', async () => {
    expect(await lend({ id: mine })).toEqual({ book: { id: mine, title: 'Mine' }, lentCount: 1, userErrors: [] });
    expect(await lend({ id: mine, name: 'gone' })).toEqual({
      book: null,
      lentCount: 0,
      userErrors: [
        { code: 'NOT_FOUND', message: 'There is no such object, or you may not see it.', field: ['input', 'id'] },
      ],
    });
  });

  it('shows the object as it is now when the version was stale', async () => {
    expect(await lend({ id: mine, name: 'stale' })).toEqual({
      book: { id: mine, title: 'Mine' },
      lentCount: 0,
      userErrors: [
        {
          code: 'STALE_VERSION',
          message: 'It was changed since you read it. Reload and try again. It is at version 7 now.',
          field: null,
        },
      ],
    });
  });

  it('names every bad value at once, in the language of the caller, and never the value', async () => {
    const bad = {
      id: mine,
      name: 'secret-name',
      days: 10,
      fees: [
        { minorUnits: 1, currency: 'EUR' },
        { minorUnits: 1, currency: 'euro' },
      ],
    };
    expect(await lend(bad)).toMatchObject({
      book: null,
      userErrors: [
        { code: 'INVALID', field: ['input', 'name'], message: 'Must be shorter than or equal to 5 characters.' },
        { code: 'INVALID', field: ['input', 'days'], message: 'Must not be greater than 9.' },
        {
          code: 'INVALID',
          field: ['input', 'fees', '1', 'currency'],
          message: 'Must be an ISO 4217 code of three capital letters.',
        },
      ],
    });
    const chinese = await lend(bad, { ...library.as(Role.ADMIN), locale: 'zh-CN' });
    expect(JSON.stringify(chinese)).toContain('不得大于 9。');
    expect(JSON.stringify(chinese)).not.toContain('secret-name');
  });

  it('is bridged by hand as well', async () => {
    const ctx = library.as(Role.ADMIN);
    const refused = () => Promise.reject(new Refusal({ code: UserErrorCode.STALE_VERSION }, mine));
    expect(await answer(ctx, refused, (shown: { id: string } | null) => ({ book: shown?.id ?? null }))).toMatchObject({
      book: mine,
      userErrors: [{ code: 'STALE_VERSION', field: null }],
    });
    expect(
      await answer(
        ctx,
        () => Promise.resolve({ book: 'b' }),
        () => ({ book: 'c' }),
      ),
    ).toEqual({ book: 'b', userErrors: [] });
    await expect(
      answer(
        ctx,
        () => Promise.reject(new Error('bug')),
        () => ({}),
      ),
    ).rejects.toThrow('bug');
  });
});

describe('text on its way in', () => {
  it('are refused everywhere when they hold NUL or half a surrogate pair', async () => {
    for (const text of ['a\0', '\ud800', 'x\udc00y']) {
      const asVariable = await library.ask(schema, 'query ($text: String!) { echo(text: $text) }', {
        variables: { text },
      });
      expect(asVariable.errors?.[0]?.message).toContain('NUL');
      const asLiteral = await library.ask(schema, `{ echo(text: ${JSON.stringify(text)}) }`);
      expect(asLiteral.errors).toHaveLength(1);
    }
    expect((await library.ask(schema, '{ echo(text: "😀") }')).data).toEqual({ echo: '😀' });
  });
});
