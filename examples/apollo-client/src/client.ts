import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { relayStylePagination } from '@apollo/client/utilities';
import { OperationTypeNode } from 'graphql';
import { createClient } from 'graphql-ws';

/** Queries and mutations over HTTP, subscriptions over a socket at the same address; both carry the token. */
export function makeClient(api: string, token: string): ApolloClient {
  const authorization = `Bearer ${token}`;
  const url = `${api}/graphql`;
  const http = new HttpLink({ uri: url, headers: { authorization } });
  const socket = new GraphQLWsLink(
    createClient({
      url: url.replace(/^http/, 'ws'),
      // Asked at each connection: the place to fetch a new token where tokens run out.
      connectionParams: () => ({ authorization }),
      retryAttempts: Number.POSITIVE_INFINITY,
    }),
  );
  return new ApolloClient({
    link: ApolloLink.split(({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION, socket, http),
    // Every object has an `id` that is unique in the whole API, so the cache needs no keys. Lists are Relay connections.
    cache: new InMemoryCache({
      typePolicies: { Query: { fields: { leads: relayStylePagination(['filter', 'orderBy']) } } },
    }),
  });
}
