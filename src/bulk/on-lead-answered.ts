import type { Channel, Direction, Disposition } from '../interactions/interaction.enums.js';
import { isRevival } from '../interactions/touch.rules.js';
import type { Reaction } from '../platform/events/reaction.js';
import { uuidOf } from '../platform/ids.js';

/** A lead that a review put away is to be revived where the customer got in touch since, or during what counted as silence. */
export const onLeadAnswered: Reaction = {
  name: 'revivals',
  types: ['interactionLogged'],
  async run(tx, events) {
    const touches = await tx.query<Touch>(TOUCHES, [events.map(({ subjectId }) => uuidOf(subjectId, 'touch'))]);
    const answers = touches.filter(isRevival);
    if (answers.length > 0) await tx.query(WAIT, [answers.map(({ id }) => id)]);
  },
};

interface Touch {
  readonly id: string;
  readonly channel: Channel;
  readonly direction: Direction;
  readonly disposition: Disposition | null;
}

const TOUCHES = `/* customers who got in touch */ select i.id, i.channel, i.direction, i.disposition from interaction i
join lead_set_aside s on s.lead_id = i.lead_id and i.occurred_at >= s.idle_since where i.id = any ($1::uuid[])`;

const WAIT = `/* customers who got in touch */ insert into revival_waiting (lead_id, interaction_id, since)
select distinct on (i.lead_id) i.lead_id, i.id, i.recorded_at from interaction i where i.id = any ($1::uuid[])
order by i.lead_id, i.recorded_at, i.id on conflict do nothing`;
