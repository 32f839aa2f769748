import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import {
  type LeadRowFragment,
  LeadRowsDocument,
  MoveLeadRowDocument,
  PipelineStagesDocument,
} from './generated/graphql';
import { useLeadFeed } from './lead-feed';

interface Stage {
  readonly id: string;
  readonly name: string;
  readonly isTerminal: boolean;
}

export function LeadList() {
  const { data, error, fetchMore, refetch } = useQuery(LeadRowsDocument);
  const pipelines = useQuery(PipelineStagesDocument).data?.wallboard.pipelines ?? [];
  const { said, move } = useMove();
  const [readings, setReadings] = useState(0);
  if (error) return <p role="alert">{error.message}</p>;
  if (!data) return <p>…</p>;
  const { edges, pageInfo, cursor } = data.leads;
  return (
    <>
      <Feed key={readings} after={cursor} onReset={() => void refetch().then(() => setReadings(count => count + 1))} />
      <p role="status">{said}</p>
      <table>
        <thead>
          <tr>
            <th>Lead</th>
            <th>Owner</th>
            <th>Stage</th>
          </tr>
        </thead>
        <tbody>
          {edges.map(({ node: lead }) => (
            <tr key={lead.id}>
              <td>{lead.displayLabel}</td>
              <td>{lead.owner?.name ?? '–'}</td>
              <td>
                <StageChoice
                  lead={lead}
                  stages={pipelines.find(({ stages }) => stages.some(({ id }) => id === lead.stage?.id))?.stages ?? []}
                  onMove={stage => void move(lead, stage)}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {pageInfo.hasNextPage && (
        <button type="button" onClick={() => void fetchMore({ variables: { after: pageInfo.endCursor } })}>
          More
        </button>
      )}
    </>
  );
}

/** The feed begins where the first page was read; later pages bring a later place, which changes nothing about that. */
function Feed({ after, onReset }: { after: string; onReset: () => void }) {
  const [start] = useState(after);
  useLeadFeed(start, onReset);
  return null;
}

function StageChoice(props: { lead: LeadRowFragment; stages: readonly Stage[]; onMove: (stage: Stage) => void }) {
  const { lead, stages, onMove } = props;
  // Won and lost are reached by `closeLead`, which wants a reason.
  const choices = stages.filter(({ id, isTerminal }) => !isTerminal || id === lead.stage?.id);
  return (
    <select
      aria-label={`Stage of ${lead.displayLabel}`}
      value={lead.stage?.id}
      onChange={event => {
        const stage = choices.find(({ id }) => id === event.target.value);
        if (stage) onMove(stage);
      }}
    >
      {choices.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}

/** Moves at once on the screen; a refusal puts the lead back and says why. */
function useMove() {
  const [said, setSaid] = useState('');
  const [send] = useMutation(MoveLeadRowDocument);
  const move = async (lead: LeadRowFragment, stage: Stage): Promise<void> => {
    const { data, error } = await send({
      variables: {
        // With a key it is safe to send the same again when an answer was lost.
        input: { id: lead.id, stageId: stage.id, expectedVersion: lead.version, idempotencyKey: crypto.randomUUID() },
      },
      optimisticResponse: {
        moveLead: {
          __typename: 'MoveLeadPayload',
          lead: { ...lead, stage: { __typename: 'Stage', id: stage.id, name: stage.name } },
          userErrors: [],
        },
      },
      errorPolicy: 'all',
    });
    setSaid(error?.message ?? data?.moveLead.userErrors[0]?.message ?? `${lead.displayLabel} is in ${stage.name}.`);
  };
  return { said, move };
}
