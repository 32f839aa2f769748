/** Why a lead of a pool is due for review. */
export enum PoolReviewReason {
  IDLE = 'IDLE',
  FAILED_ATTEMPTS = 'FAILED_ATTEMPTS',
}
