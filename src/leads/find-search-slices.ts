import type { Viewer } from '../platform/access/viewer.js';
import { type Condition, type Mask, type View, viewOfEntity, visibleWhere } from '../platform/read/view.js';
import { Company } from './company.js';
import { Contact } from './contact.js';
import { Lead } from './lead.js';
import { SearchField, SearchKind } from './search.enums.js';
import type { LineForm } from './search.rules.js';

/** A line that an object can be found by: whose row it belongs to, and what it is called there. */
interface SearchPlace {
  readonly field: SearchField;
  readonly whose: SearchKind;
  readonly line: string;
  readonly form: LineForm;
}

/** Rows of one kind of which a viewer sees the same searchable fields. A row is in one slice or in none. */
export interface SearchSlice {
  readonly kind: SearchKind;
  readonly where: Condition;
  readonly places: readonly SearchPlace[];
}

interface DeclaredPlace extends SearchPlace {
  /** The field of the view that shows it, and beyond a reference that of the far view. */
  readonly shownBy: string;
  readonly farField?: string;
}

const ENTITIES = { [SearchKind.LEAD]: Lead, [SearchKind.COMPANY]: Company, [SearchKind.CONTACT]: Contact } as const;

/** The entity of a kind. */
export function entityOfKind(kind: SearchKind): (typeof ENTITIES)[SearchKind] {
  return ENTITIES[kind];
}

const { LEAD, COMPANY, CONTACT } = SearchKind;
const PLACES: Readonly<Record<SearchKind, readonly DeclaredPlace[]>> = {
  LEAD: [
    { field: SearchField.LABEL, whose: LEAD, line: 'LABEL', form: 'TEXT', shownBy: 'displayLabel' },
    { field: SearchField.NAME, whose: LEAD, line: 'NAME', form: 'TEXT', shownBy: 'name' },
    { field: SearchField.EXTERNAL_ID, whose: LEAD, line: 'EXTERNAL_ID', form: 'CODE', shownBy: 'externalId' },
    { field: SearchField.EMAIL, whose: CONTACT, line: 'EMAIL', form: 'CODE', shownBy: 'email' },
    { field: SearchField.PHONE, whose: CONTACT, line: 'PHONE', form: 'DIGITS', shownBy: 'phone' },
    {
      field: SearchField.COMPANY_NAME,
      whose: COMPANY,
      line: 'NAME',
      form: 'TEXT',
      shownBy: 'company',
      farField: 'name',
    },
    { field: SearchField.DOMAIN, whose: COMPANY, line: 'DOMAIN', form: 'CODE', shownBy: 'company', farField: 'domain' },
  ],
  COMPANY: [
    { field: SearchField.COMPANY_NAME, whose: COMPANY, line: 'NAME', form: 'TEXT', shownBy: 'name' },
    { field: SearchField.DOMAIN, whose: COMPANY, line: 'DOMAIN', form: 'CODE', shownBy: 'domain' },
  ],
  CONTACT: [
    { field: SearchField.NAME, whose: CONTACT, line: 'NAME', form: 'TEXT', shownBy: 'name' },
    { field: SearchField.EMAIL, whose: CONTACT, line: 'EMAIL', form: 'CODE', shownBy: 'email' },
    { field: SearchField.PHONE, whose: CONTACT, line: 'PHONE', form: 'DIGITS', shownBy: 'phone' },
  ],
};

/**
 * What of a kind a viewer may search, by the policies of its view: rows that it sees, each only by fields that it sees on that
 * row. Where a mask depends on the row, the rows fall into slices. What lies beyond a reference counts where all of it is seen.
 */
export function findSearchSlices(viewer: Viewer, kind: SearchKind): SearchSlice[] {
  const view = viewOf(kind);
  if (view.rows[viewer.role] === 'NONE') return [];
  const open = PLACES[kind].filter(place => isFarSeen(place, kind, viewer));
  const slices: SearchSlice[] = [];
  for (const { where, shown } of partsOf(view, viewer, open)) {
    if (shown.length > 0) slices.push({ kind, where: { $and: [visibleWhere(view, viewer), ...where] }, places: shown });
  }
  return slices;
}

interface Part {
  readonly where: readonly Condition[];
  readonly shown: readonly DeclaredPlace[];
}

/** Parts the rows by each condition under which a place is hidden. */
function partsOf(view: View<object, object>, viewer: Viewer, places: readonly DeclaredPlace[]): Part[] {
  const hiding = new Map<string, Condition>();
  const keyOf = ({ shownBy }: DeclaredPlace): string | null => {
    const rule = ruleOf(view.masks.get(shownBy), viewer);
    if (typeof rule !== 'function') return null;
    const condition = rule(viewer);
    const key = JSON.stringify(condition);
    hiding.set(key, condition);
    return key;
  };
  const seen = places.filter(({ shownBy }) => ruleOf(view.masks.get(shownBy), viewer) !== true);
  const keys = new Map(seen.map(place => [place, keyOf(place)] as const));
  let parts: Part[] = [{ where: [], shown: seen }];
  for (const [key, condition] of hiding) {
    parts = parts.flatMap(({ where, shown }) => [
      { where: [...where, condition], shown: shown.filter(place => keys.get(place) !== key) },
      { where: [...where, { $not: condition }], shown },
    ]);
  }
  return parts;
}

function isFarSeen({ whose, farField }: DeclaredPlace, kind: SearchKind, viewer: Viewer): boolean {
  if (farField === undefined || whose === kind) return true;
  const far = viewOf(whose);
  return far.rows[viewer.role] === 'ALL' && ruleOf(far.masks.get(farField), viewer) === undefined;
}

/** A field without a mask of its own is not searched. */
function ruleOf(mask: Mask | undefined, { role }: Viewer): Mask[Viewer['role']] {
  return mask ? mask[role] : true;
}

function viewOf(kind: SearchKind): View<object, object> {
  const view = viewOfEntity(ENTITIES[kind]);
  if (!view) throw new Error(`${kind} has no view`);
  return view;
}
