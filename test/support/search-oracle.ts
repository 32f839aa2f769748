import type { MikroORM } from '@mikro-orm/postgresql';
import { Company } from '../../src/leads/company.js';
import { Contact } from '../../src/leads/contact.js';
import { Lead } from '../../src/leads/lead.js';
import { termsOf } from '../../src/leads/search.rules.js';
import type { RowRule } from '../../src/platform/access/row-rule.js';
import { maySeeRow } from '../../src/platform/access/row-rule.js';
import type { Role, Viewer } from '../../src/platform/access/viewer.js';
import { isMasked, type Mask, viewOfEntity } from '../../src/platform/read/view.js';

/** A hit as the oracle and the search are compared: `lead_01… 3 LABEL,NAME`. */
export type ToldHit = string;

interface Value {
  readonly field: string;
  readonly form: 'TEXT' | 'CODE' | 'DIGITS';
  readonly value: string | null;
}

/** The policies as they stood when the oracle was made; what is loosened later is not followed. */
interface Policies {
  readonly rows: Readonly<Record<Role, RowRule>>;
  readonly masks: ReadonlyMap<string, Mask>;
}

const FIELD_ORDER = ['LABEL', 'NAME', 'EMAIL', 'PHONE', 'EXTERNAL_ID', 'COMPANY_NAME', 'DOMAIN'];

/** Reads everything and filters it in memory, by the policies of the views and by plain comparison of texts. */
export class SearchOracle {
  private readonly of = new Map([Lead, Company, Contact].map(entity => [entity, policiesOf(entity)] as const));

  constructor(
    private readonly rows: { readonly leads: Lead[]; readonly companies: Company[]; readonly contacts: Contact[] },
  ) {}

  static async open(orm: MikroORM): Promise<SearchOracle> {
    const em = orm.em.fork();
    const leads = await em.find(Lead, {}, { populate: ['company', 'contact'] });
    return new SearchOracle({ leads, companies: await em.find(Company, {}), contacts: await em.find(Contact, {}) });
  }

  hits(viewer: Viewer, query: string): ToldHit[] {
    const found = [
      ...this.rows.leads.map(row => this.hit(viewer, query, [Lead, row, leadValues(row)])),
      ...this.rows.companies.map(row => this.hit(viewer, query, [Company, row, companyValues(row)])),
      ...this.rows.contacts.map(row => this.hit(viewer, query, [Contact, row, contactValues(row)])),
    ];
    return found.filter(hit => hit !== null).sort();
  }

  private hit(
    viewer: Viewer,
    query: string,
    [entity, row, values]: [typeof Lead | typeof Company | typeof Contact, { readonly id: string }, Shown[]],
  ): ToldHit | null {
    const { rows, masks } = this.of.get(entity) as Policies;
    if (!maySeeRow(rows, viewer, row)) return null;
    const seen = values.filter(({ shownBy, far }) => {
      if (isMasked(masks.get(shownBy) ?? {}, viewer, row)) return false;
      return !far || maySeeRow((this.of.get(Company) as Policies).rows, viewer, far);
    });
    return judged(row.id, query, seen);
  }
}

type Shown = Value & { readonly shownBy: string; readonly far?: Company };

function policiesOf(entity: unknown): Policies {
  const view = viewOfEntity(entity);
  if (!view) throw new Error('no view');
  return { rows: { ...view.rows }, masks: new Map([...view.masks].map(([field, mask]) => [field, { ...mask }])) };
}

function leadValues(lead: Lead): Shown[] {
  const contact = lead.contact?.getEntity();
  const company = lead.company?.getEntity();
  return [
    { field: 'LABEL', form: 'TEXT', value: lead.displayLabel, shownBy: 'displayLabel' },
    { field: 'NAME', form: 'TEXT', value: lead.name, shownBy: 'name' },
    { field: 'EXTERNAL_ID', form: 'CODE', value: lead.externalId, shownBy: 'externalId' },
    { field: 'EMAIL', form: 'CODE', value: contact?.email ?? null, shownBy: 'email' },
    { field: 'PHONE', form: 'DIGITS', value: contact?.phoneKey ?? contact?.phone ?? null, shownBy: 'phone' },
    ...(company ? companyValues(company).map(value => ({ ...value, shownBy: 'company', far: company })) : []),
  ];
}

function companyValues(company: Company): Shown[] {
  return [
    { field: 'COMPANY_NAME', form: 'TEXT', value: company.name, shownBy: 'name' },
    { field: 'DOMAIN', form: 'CODE', value: company.domain, shownBy: 'domain' },
  ];
}

function contactValues(contact: Contact): Shown[] {
  return [
    { field: 'NAME', form: 'TEXT', value: contact.name, shownBy: 'name' },
    { field: 'EMAIL', form: 'CODE', value: contact.email, shownBy: 'email' },
    { field: 'PHONE', form: 'DIGITS', value: contact.phoneKey ?? contact.phone, shownBy: 'phone' },
  ];
}

function judged(id: string, query: string, values: readonly Value[]): ToldHit | null {
  const terms = termsOf(query) ?? [];
  const fields = new Set<string>();
  let worst = Number.POSITIVE_INFINITY;
  for (const term of terms) {
    const levels = values.map(value => [value.field, levelOf(value, term)] as const).filter(([, level]) => level > 0);
    if (levels.length === 0) return null;
    for (const [field] of levels) fields.add(field);
    worst = Math.min(worst, Math.max(...levels.map(([, level]) => level)));
  }
  const isWhole = values.some(value => value.form === 'TEXT' && levelOf(value, query) === 4);
  return `${id} ${isWhole ? 4 : worst} ${FIELD_ORDER.filter(field => fields.has(field)).join()}`;
}

function levelOf({ form, value, field }: Value, term: string): number {
  const pairs = waysOf(term, form).flatMap(way => linesOf(value ?? '', form).map(line => [line, way] as const));
  return Math.max(0, ...pairs.map(([line, way]) => (way === '' || line === '' ? 0 : compared(line, way, field))));
}

function compared(line: string, term: string, field: string): number {
  if (!line.includes(term)) return 0;
  if (line === term) return 4;
  if (field === 'PHONE') return line.startsWith(term) || line.endsWith(term) ? 2 : 1;
  if (['EMAIL', 'DOMAIN', 'EXTERNAL_ID'].includes(field))
    return line.startsWith(term) || line.includes(`@${term}`) || line.includes(`.${term}`) ? 2 : 1;
  if (` ${line} `.includes(` ${term} `)) return 3;
  return ` ${line}`.includes(` ${term}`) ? 2 : 1;
}

function linesOf(value: string, form: Value['form']): string[] {
  if (form === 'TEXT') return [words(value), words(german(value))];
  return [form === 'CODE' ? code(value) : digits(value)];
}

function waysOf(term: string, form: Value['form']): string[] {
  if (form !== 'DIGITS') return linesOf(term, form);
  if (!term.split(' ').every(part => /^[+(]*\d[\d().\-/+]*$/.test(part))) return [];
  return [digits(term), digits(term).replace(/^0+/, '')].filter(way => way.length >= 3);
}

function plain(value: string): string {
  return value
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ß', 'ss');
}

function words(value: string): string {
  return plain(value)
    .replaceAll(/[^\p{Alphabetic}0-9]+/gu, ' ')
    .trim();
}

function german(value: string): string {
  const written: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };
  return value
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[äöü]/g, letter => written[letter] ?? letter);
}

function code(value: string): string {
  return plain(value).replaceAll(/\s+/g, '');
}

function digits(value: string): string {
  return value.normalize('NFKC').replaceAll(/[^0-9]/g, '');
}
