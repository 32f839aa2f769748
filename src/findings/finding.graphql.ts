import { Field, Int, ObjectType } from 'type-graphql';
import { InteractionView } from '../interactions/interaction.graphql.js';
import { LeadView, leads } from '../leads/lead.graphql.js';
import { wallboards } from '../leads/wallboard.graphql.js';
import { Node } from '../platform/read/node.graphql.js';
import { connectionOf } from '../platform/read/page.js';
import { DateTime } from '../platform/read/scalars.js';
import { computed, open, shape, view } from '../platform/read/view.js';
import { loads } from '../quotas/quota.graphql.js';
import { RepView, reps, TeamView } from '../reps/rep.graphql.js';
import { FindingCode, FindingSeverity } from './finding.enums.js';
import { Finding } from './finding.js';
import { FINDING_ROWS } from './finding-rows.js';
import './finding-words.graphql.js';

@ObjectType('FindingEvidence', { description: 'What was counted when a finding was raised. It does not change later.' })
export class FindingEvidenceView {
  @Field(() => Int, {
    description: 'What is allowed: days of silence by the stage for `NEGLECTED`, touches for `OVER_CONTACT`.',
  })
  limit!: number;

  @Field(() => Int, {
    description: 'What was found: whole days of silence for `NEGLECTED`, touches for `OVER_CONTACT`.',
  })
  measured!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Length of the rolling window that was counted in, in days; null for `NEGLECTED`.',
  })
  windowDays!: number | null;

  @Field(() => DateTime, {
    description:
      'Since when both were silent, for `NEGLECTED`; when the oldest touch that counts was, for `OVER_CONTACT`.',
  })
  since!: Date;

  @Field(() => [InteractionView], {
    description:
      'The touches that were counted, newest first, at most 100, as far as you may see them; for `NEGLECTED` the last one in which the customer took part, if it still has one.',
  })
  interactions!: InteractionView[];
}
shape(FindingEvidenceView, { limit: open, measured: open, windowDays: open, since: open, interactions: open });

@ObjectType('Finding', {
  description: 'Something that goes wrong with a lead, raised and closed by itself, with its evidence.',
  implements: Node,
})
export class FindingView extends Node {
  @Field(() => Int, { description: 'Increases by one at every change.' })
  version!: number;

  @Field(() => FindingCode, { description: 'What is wrong.' })
  code!: FindingCode;

  @Field(() => FindingSeverity, { description: 'How much is at stake.' })
  severity!: FindingSeverity;

  @Field(() => LeadView, { nullable: true, description: 'The lead; null where you may not see it.' })
  lead!: LeadView | null;

  @Field(() => RepView, {
    nullable: true,
    description:
      'Whom it is about: the holder of a neglected lead, and whoever made the newest touch of a contact that had too many (the holder, where nobody did).',
  })
  rep!: RepView | null;

  @Field(() => TeamView, { nullable: true, description: 'The team of that rep when it was raised.' })
  team!: TeamView | null;

  @Field(() => DateTime, { description: 'When it was raised.' })
  openedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: 'When its cause was gone; null while it is open.' })
  closedAt!: Date | null;

  @Field(() => Boolean, { description: 'Whether its cause is still there.' })
  isOpen!: boolean;

  @Field(() => FindingEvidenceView, { description: 'What was counted.' })
  evidence!: FindingEvidenceView;
}

export const findings = view(
  FindingView,
  Finding,
  {
    evidence: computed(
      ['allowed', 'measured', 'windowDays', 'since', 'touchIds'],
      ({ allowed, measured, windowDays, since, touchIds }) => ({
        limit: allowed,
        measured,
        windowDays,
        since,
        touchIds,
      }),
    ),
  },
  {
    id: 'finding',
    rows: FINDING_ROWS,
    masks: {
      version: open,
      code: open,
      severity: open,
      lead: open,
      rep: open,
      team: open,
      openedAt: open,
      closedAt: open,
      isOpen: open,
      evidence: open,
    },
  },
);
findings.add({ summary: { mask: open } });
leads.add({ findings: { mask: open, far: { entity: Finding, by: 'lead' } } });
reps.add({ neglectedLeadCount: { mask: open, byId: true }, neglectedUnits: { mask: open, byId: true } });
loads.add({ neglectedCount: { mask: open } });
wallboards.add({ neglectedCount: { mask: open }, findings: { mask: open } });

export const FindingConnection = connectionOf(FindingView, 'Finding', { opensFeeds: true });
