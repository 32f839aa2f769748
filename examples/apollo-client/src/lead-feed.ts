import { type ApolloCache, CombinedGraphQLErrors } from '@apollo/client';
import { useSubscription } from '@apollo/client/react';
import {
  LeadRowChangesDocument,
  type LeadRowFragment,
  LeadRowFragmentDoc,
  LeadRowsDocument,
} from './generated/graphql';

/**
 * Keeps the list true from where it was read. A socket that comes back continues from the same place, so nothing is
 * missed, and what is told twice changes nothing.
 */
export function useLeadFeed(after: string, onReset: () => void): void {
  useSubscription(LeadRowChangesDocument, {
    variables: { after },
    // A frame may be older than the answer of a mutation, so we write it ourselves, by version.
    fetchPolicy: 'no-cache',
    onData: ({ client, data }) => {
      for (const { leadId, isGone, lead } of data.data?.leadStageChanged.events ?? []) {
        if (isGone) client.cache.evict({ id: client.cache.identify({ __typename: 'Lead', id: leadId }) });
        else if (lead) take(client.cache, lead);
      }
    },
    onError: error => {
      const code = CombinedGraphQLErrors.is(error) ? error.errors[0]?.extensions?.code : null;
      if (code === 'CURSOR_EXPIRED' || code === 'EPOCH_CHANGED') onReset();
    },
  });
}

function take(cache: ApolloCache, lead: LeadRowFragment): void {
  const known = cache.readFragment({
    id: cache.identify({ __typename: 'Lead', id: lead.id }),
    fragment: LeadRowFragmentDoc,
    fragmentName: 'LeadRow',
  });
  if (known && known.version >= lead.version) return;
  cache.writeFragment({ data: lead, fragment: LeadRowFragmentDoc, fragmentName: 'LeadRow' });
  if (known) return;
  cache.updateQuery({ query: LeadRowsDocument }, list =>
    list
      ? {
          leads: {
            ...list.leads,
            edges: [{ __typename: 'LeadEdge' as const, cursor: '', node: lead }, ...list.leads.edges],
          },
        }
      : undefined,
  );
}
