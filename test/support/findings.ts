import { Role } from '../../src/platform/access/viewer.js';
import type { As } from './app.js';
import type { FindingHeadFragment } from './generated/graphql.js';
import { waitFor } from './wait-for.js';
import type { Walk } from './walk.js';

export const DAY_MS = 86_400_000;

/** What tests of findings ask again and again. */
export function findingsOf(walk: Walk) {
  /** What was found about a lead, newest first, in one word each: its code, with `closed` where its cause is gone. */
  const found = async (leadId: string, as: As = Role.ADMIN): Promise<FindingHeadFragment[]> => {
    const { lead } = await walk.ask<{ lead: { findings: { nodes: FindingHeadFragment[] } } | null }>(
      'FindingsOfLead',
      { id: leadId },
      as,
    );
    return lead?.findings.nodes ?? [];
  };
  const codes = async (leadId: string) =>
    (await found(leadId)).map(({ code, isOpen }) => (isOpen ? code : `${code} closed`));
  return {
    found,
    /** The findings about a lead once every reaction has seen what happened so far. */
    async settledCodes(leadId: string): Promise<string[]> {
      await walk.settled();
      return codes(leadId);
    },
    /** The newest finding about a lead, once there is an open one of that code: the clock is looked at every second. */
    open: (leadId: string, code: string) =>
      waitFor(async () => (await found(leadId)).find(finding => finding.code === code && finding.isOpen), 30_000),
    closed: (leadId: string, code: string) =>
      waitFor(async () => (await found(leadId)).find(finding => finding.code === code && !finding.isOpen), 30_000),
    log: (leadId: string, input: object = {}, as?: As) =>
      walk.act('LogInteraction', { leadId, channel: 'PHONE', direction: 'OUTBOUND', ...input }, as),
  };
}
