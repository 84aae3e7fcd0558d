export * from './clients.store.ts';
export { type CaseOfClient, casesOfClient } from './clients-cases.store.ts';
export type {
  ClientDraft,
  ClientRecord,
  ClientRefusal,
  Contact,
  ContactDraft,
  PreferredChannel,
} from './client-record.ts';
export { clientRecord } from './client-record.store.ts';
export {
  type Duplicate,
  type DuplicateReason,
  duplicatesOf,
  sayDistinct,
} from './duplicates.store.ts';
export { editClient, makeClient, standingClient, undoEdit } from './edit-client.ts';
export { clientsByCode, clientsNamedLike, clientsWith, type FoundClient } from './find-clients.store.ts';
export { type ClientMergeRefusal, mergeClients, unmergeClient } from './merge-clients.ts';
export { mergedInto } from './merge-clients.store.ts';
export { clientOpenedSince } from './opened-since.store.ts';
export { codeIndex, unmaskPersonalCode } from './personal-code.ts';
export { type Phone, readPhone, sayPhone } from './phone.ts';
export { type ClientSplit, type SplitRefusal, splitClient } from './split-client.ts';
