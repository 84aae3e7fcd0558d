export { type Case, type ClosedCase, isOpen, type OpenCase } from './case.ts';
export * from './cases.store.ts';
export { type Changed, type ChangeRefusal, changeCase, changeCaseIn, recordOnCase } from './change-case.ts';
export { openCase } from './open-case.ts';
export { type HandOpened, openByHand } from './open-by-hand.ts';
export {
  type Merged,
  type MergeRefusal,
  mergeCases,
  mergeCasesIn,
  type Unmerged,
  unmergeCase,
  unmergeCaseIn,
} from './merge-cases.ts';
export { type CaseDeed, type CaseRefusal, decideCase } from './decide.ts';
export { type Foreseen, foresee } from './preview-deed.ts';
export { proposeClientKind, proposeSubmission } from './propose.ts';
