export { ACTIONS, may } from './policy.ts';
export type { Action, Reach, Relation } from './policy.ts';
