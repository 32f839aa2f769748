import 'reflect-metadata';
import { Authorized, buildSchema, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { authChecker } from '../../src/platform/access/auth-checker.js';
import { describedOrThrow } from '../../src/platform/read/described.js';
import { type Mask, open, shape } from '../../src/platform/read/view.js';
import { wireViews } from '../../src/platform/read/wire.js';
import { LibraryResolver } from '../support/library.graphql.js';

@ObjectType('Planted', { description: 'No policy.' })
class Planted {
  @Field(() => String, { description: 'Bare.' })
  bare!: string;
}
@Resolver()
class PlantedResolver {
  @Query(() => Planted, { nullable: true, description: 'Open to nobody in particular.' })
  planted(): Planted | null {
    return null;
  }
}

@ObjectType('HalfDeclared', { description: 'One field has no policy, one is masked though it is never null.' })
class HalfDeclared {
  @Field(() => String, { description: 'Undeclared.' })
  undeclared!: string;

  @Field(() => String, { description: 'Masked.' })
  masked!: string;

  @Field(() => String)
  mute!: string;
}
const half = { masked: { WALLBOARD: true }, mute: open, gone: open };
shape(HalfDeclared, half as object as Record<'undeclared' | 'masked' | 'mute', Mask>);
@Resolver()
class HalfResolver {
  @Authorized()
  @Query(() => HalfDeclared, { nullable: true, description: 'Half.' })
  half(): HalfDeclared | null {
    return null;
  }
}

type AnyResolver = typeof PlantedResolver | typeof HalfResolver;
const schemaOf = (...more: AnyResolver[]) => buildSchema({ resolvers: [LibraryResolver, ...more], authChecker });

describe('a schema', () => {
  it('with a type, field or door without policy does not come up', async () => {
    const planted = schemaOf(PlantedResolver).then(wireViews);
    for (const fault of ['Planted has no policy', 'Query.planted is not @Authorized'])
      await expect(planted).rejects.toThrow(fault);
    const half = schemaOf(HalfResolver).then(wireViews);
    for (const fault of [
      'HalfDeclared.undeclared has no policy',
      'HalfDeclared.masked is masked and must be nullable',
      'HalfDeclared.gone has a policy but does not exist',
    ]) {
      await expect(half).rejects.toThrow(fault);
    }
  });

  it('describes everything, or names what is bare', async () => {
    describedOrThrow(wireViews(await schemaOf()));
    expect(await schemaOf(HalfResolver).then(describedOrThrow).catch(String)).toBe(
      'Error: These have no description:\n  Query\n  HalfDeclared.mute',
    );
  });
});
