export { type LetterLeft, promisesOfBounce, promisesOfLetter } from './by-reply.ts';
export { changePromise, changePromiseIn, type ChangeRefusal, type PromiseChanging } from './change-promise.ts';
export { promisesFollowCase } from './follow-case.ts';
export { askColleagueIn, makePromise, makePromiseIn, type Promising } from './make-promise.ts';
export { type AnswerPromise, type Standing, standingOf } from './promise.ts';
export { keepProposed, type Proposed } from './reply-promises.store.ts';
export {
  changesOf,
  PROMISE_SCOPES,
  type PromiseChangeLine,
  type PromiseLine,
  promiseLine,
  promiseLines,
  promisesById,
  type PromiseScope,
  promisesBelow,
  promisesOfCase,
} from './ledger.store.ts';
export { type SilentCase, silentCases } from './silence.store.ts';
