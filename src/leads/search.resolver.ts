import { Args, Authorized, Ctx as Context, Query, Resolver } from 'type-graphql';
import { Role } from '../platform/access/viewer.js';
import type { Ctx } from '../platform/context.js';
import { findSearchHits } from './find-search-hits.js';
import { SearchArgs, SearchHitConnection } from './search.graphql.js';

const EVERYBODY = Object.values(Role);

@Resolver()
export class SearchResolver {
  @Authorized(...EVERYBODY)
  @Query(() => SearchHitConnection.Connection, {
    description:
      'Leads, companies and contacts that you may see, by words of what you may see of them; the best fit first, then the newest.',
  })
  search(@Context() ctx: Ctx, @Args(() => SearchArgs) args: SearchArgs): Promise<object> {
    return findSearchHits(ctx, args);
  }
}
