export { ACTIONS, MATRIX, may } from './policy.ts';
export type { Action, Reach, Relation } from './policy.ts';
export { countToReview, ownUses, type Reviewer, reviewingUnit, type UseRow, usesOnList } from './powers.store.ts';
export { isReason } from './reason.ts';
export { reviewerOf, reviewPowers } from './review-powers.ts';
export { type PowerToUse, type ReasonRefusal, type UsedPower, usePower, usePowers } from './use-power.ts';
