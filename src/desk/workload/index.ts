export { type CaseToActOn, casesToActOn } from './acting.store.ts';
export { type ActingFor, actingFor, actorFor } from './acting.ts';
export { distribute } from './distribute.ts';
export {
  type Distribution,
  DISTRIBUTION_MODES,
  type DistributionMode,
  distributionsOf,
  saveDistribution,
  type Skill,
  skillsOf,
} from './distribution.store.ts';
export { type Plate, platesOf, type UntakenCase, untakenOf } from './plates.store.ts';
export { presenceOf, type UnitPresence } from './presence.ts';
export { nameOf, peopleOf, proposalsFor, soonOf } from './proposals.ts';
export type { Proposal } from './propose.ts';
export { takeOver, type TakeOverRefusal } from './take-over.ts';
