export { acknowledgeRecusal } from './acknowledge.ts';
export { type Accused, nameAccused, type NameAccusedRefusal } from './name-accused.ts';
export { type Declared, type DeclareRefusal, declareInterests, type ToDeclare } from './declare.ts';
export { dueDay, saveDueDay, type DueDay } from './due-day.store.ts';
export { type DeclarationRow, declarationsOf, type StandingLine, standingOf } from './declarations.store.ts';
export {
  countReportsTo,
  INTEREST_KINDS,
  type Interest,
  type InterestKind,
  type Report,
  reportsTo,
} from './interests.store.ts';
export { proposeSuccessor } from './find-successor.ts';
export { recuse, type Recused, type RecuseRefusal } from './recuse.ts';
export { isRestricted } from './readers.store.ts';
export { type CaseReader, changeReaders, readersOf, type ReadersChanged } from './restrict-case.ts';
export type { Successor, SuccessorGround } from './successor.ts';
export { sweepInterests, wallInterested } from './wall-interested.ts';
