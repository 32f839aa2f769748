import type { EntityManager } from '@mikro-orm/postgresql';
import { CriteriaAxis } from './criteria.enums.js';
import { CriteriaModel } from './criteria-model.js';
import { TierMatrix } from './tier-matrix.js';

/** What leads are graded by now: the models and the matrix in force. */
export interface Grading {
  readonly fit: CriteriaModel | null;
  readonly intent: CriteriaModel | null;
  readonly matrix: TierMatrix;
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
  return { fit: of(CriteriaAxis.FIT), intent: of(CriteriaAxis.INTENT), matrix: await findMatrix(em) };
}
