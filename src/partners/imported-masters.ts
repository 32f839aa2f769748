import type { Tx } from '../platform/db/tx.js';
import { makeProducts, type NamedProduct } from './imported-catalogue.js';
import { findOrMakeCompanies, type NamedCompany } from './imported-parties.js';
import { findOrMakeReps } from './imported-people.js';
import { type Landed, type Landing, nothingLanded, type Read, takeTurn } from './landing.js';
import type { CompaniesMapping, ProductsMapping, RepsMapping } from './mapping.rules.js';
import type { RepRef, RowReader } from './row.rules.js';

export function readCompany(row: RowReader, { company }: CompaniesMapping): NamedCompany {
  return { companyName: row.needed(company.name), companyDomain: row.text(company.domain) };
}

export function readProduct(row: RowReader, { product }: ProductsMapping): NamedProduct {
  const key = row.needed(product.key);
  return { key, name: row.text(product.name) ?? key, line: row.text(product.line) };
}

export function readRep(row: RowReader, { rep }: RepsMapping): RepRef {
  row.needed(rep.externalId);
  return row.rep(rep) ?? { externalId: '', name: '', team: '', parentTeam: null };
}

/** Makes the companies of a batch that are not known by their names. */
export async function landCompanies(landing: Landing, rows: readonly Read<NamedCompany>[]): Promise<Landed> {
  return landNamed(landing, rows, async tx => {
    const { made } = await findOrMakeCompanies(
      tx,
      rows.map(({ draft }) => draft),
    );
    return { companiesMade: made };
  });
}

/** Makes the products of a batch whose keys are new; a known one is left as it is. */
export async function landProducts(landing: Landing, rows: readonly Read<NamedProduct>[]): Promise<Landed> {
  const named = new Map(rows.map(({ draft }) => [draft.key, draft]));
  return landNamed(landing, rows, async tx => ({ productsMade: await makeProducts(tx, [...named.values()]) }));
}

/** Makes the reps of a batch who are not known, with their teams; a known one is left as it is. */
export async function landReps(landing: Landing, rows: readonly Read<RepRef>[]): Promise<Landed> {
  return landNamed(landing, rows, async tx => {
    const { repsMade, teamsMade } = await findOrMakeReps(
      tx,
      rows.map(({ draft }) => draft),
      landing,
    );
    return { repsMade, teamsMade };
  });
}

async function landNamed(
  landing: Landing,
  rows: readonly Read<unknown>[],
  make: (tx: Tx) => Promise<Partial<Landed['counts']>>,
): Promise<Landed> {
  await takeTurn(landing);
  const landed = nothingLanded();
  const made = await make(landing.tx);
  const rowsMade = (made.companiesMade ?? 0) + (made.productsMade ?? 0) + (made.repsMade ?? 0);
  return { ...landed, counts: { ...landed.counts, ...made, unchanged: rows.length - rowsMade } };
}
