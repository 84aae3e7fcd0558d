export { askColleague, type AskRefusal, type Question } from './ask.ts';
export { closeOf } from './answer-by.ts';
export { type Addressee, findAddressee, type NoAddressee } from './addressee.ts';
export { type ChangeRefusal, changeRequest, sayInRequest, settleHeld, takeBack } from './change-request.ts';
export { confirmAnswer } from './confirm-answer.ts';
export { mayDo } from './may-do.ts';
export { placeOnRequest } from './place-answer.ts';
export { type Asked, type Entry, isOpen, type Request, type RequestState } from './request.ts';
export { entriesOf } from './entries.store.ts';
export { requestById } from './requests.store.ts';
export { nameOf, sayRouted } from './say-routed.ts';
export { beginRequestLetter, recordRequestLetter } from './send-letter.ts';
export {
  type RequestLine,
  requestDuties,
  requestLinesOf,
  requestsOfCase,
  requestsPast,
  requestsTo,
  requestsToUnits,
} from './lists.store.ts';
