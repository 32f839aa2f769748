import type { EntityManager } from '@mikro-orm/postgresql';
import { runSql } from '../platform/db/sql.js';
import { CriteriaAxis } from './criteria.enums.js';
import { CriteriaModel } from './criteria-model.js';
import { ScreeningRule } from './screening-rule.js';
import { TierMatrix } from './tier-matrix.js';

/** What leads are graded by now: the models, the matrix and the screening rules in force, these in their order. */
export interface Grading {
  readonly fit: CriteriaModel | null;
  readonly intent: CriteriaModel | null;
  readonly matrix: TierMatrix;
  readonly rules: readonly ScreeningRule[];
}

/** The matrix in force. */
export async function findMatrix(em: EntityManager): Promise<TierMatrix> {
  const [newest] = await em.find(TierMatrix, {}, { orderBy: { version: 'desc' }, limit: 1, refresh: true });
  if (!newest) throw new Error('the first migration brings a matrix');
  return newest;
}

/** What is in force as of now. */
export async function findGrading(em: EntityManager): Promise<Grading> {
  const models = await em.find(CriteriaModel, { isActive: true }, { refresh: true });
  const of = (axis: CriteriaAxis) => models.find(model => model.axis === axis) ?? null;
  const rules = await em.find(
    ScreeningRule,
    { isActive: true },
    { orderBy: { priority: 'asc', key: 'asc' }, refresh: true },
  );
  return { fit: of(CriteriaAxis.FIT), intent: of(CriteriaAxis.INTENT), matrix: await findMatrix(em), rules };
}

/** How many leads wait to be graded, and since when the first of them does. */
export async function findProgress(em: EntityManager): Promise<{ waitingCount: number; waitingSince: Date | null }> {
  const [row] = await runSql<{ count: number; since: Date | null }>(em, PROGRESS);
  return { waitingCount: row?.count ?? 0, waitingSince: row?.since ?? null };
}

const PROGRESS = `select count(*)::int as count, min(since) as since from grading_waiting`;
