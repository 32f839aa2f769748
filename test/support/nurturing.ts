import type { As } from './app.js';
import { nextNumber, type Outcome, type Walk } from './walk.js';

interface Named {
  readonly id: string;
  readonly key: string;
}

export interface ShownEnrollment {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly dueAt: string | null;
  readonly program: { readonly id: string } | null;
  readonly step: { readonly position: number } | null;
  readonly nextItem: Named | null;
}

type Enrolled = Outcome & { readonly enrollment: ShownEnrollment | null };

/** Content and programs for the tests, made through the door. */
export interface Nursery {
  anItem(more?: object): Promise<string>;
  aProgram(items: readonly string[], more?: object): Promise<string>;
  deliver(input: object, as?: As): Promise<Outcome & { readonly delivery: { readonly id: string } | null }>;
  enroll(input: object, as?: As): Promise<Enrolled>;
  leave(input: object, as?: As): Promise<Enrolled>;
  enrollmentOf(leadId: string, as?: As): Promise<ShownEnrollment | null>;
}

/** Makes content and programs by walking through the public API. `walk` is asked when a test runs, not before. */
export function nurseryOf(walk: Walk): Nursery {
  const act = async <T>(operation: string, input: object, as?: As) =>
    (await walk.act(operation, input, as)) as Outcome & T;
  const made = async (operation: string, input: object, field: string): Promise<string> => {
    const outcome = await act<Record<string, { id: string } | null>>(operation, input);
    const object = outcome[field];
    if (!object) throw new Error(`It was refused: ${JSON.stringify(outcome)}`);
    return object.id;
  };
  return {
    anItem: (more = {}) =>
      made(
        'SaveContentItem',
        { key: `item-${nextNumber()}`, name: 'An item', kind: 'SOLUTION', ...more },
        'contentItem',
      ),
    aProgram: (items, more = {}) =>
      made(
        'SaveNurtureProgram',
        {
          key: `program-${nextNumber()}`,
          name: 'A program',
          steps: items.map((contentItemId, index) => ({ contentItemId, afterDays: index })),
          ...more,
        },
        'program',
      ),
    deliver: (input, as) => act('RecordDelivery', { channel: 'EMAIL', ...input }, as),
    enroll: (input, as) => act('EnrollLead', input, as),
    leave: (input, as) => act('LeaveProgram', input, as),
    enrollmentOf: async (id, as) =>
      (await walk.ask<{ lead: { enrollment: ShownEnrollment | null } | null }>('LeadProgram', { id }, as)).lead
        ?.enrollment ?? null,
  };
}
