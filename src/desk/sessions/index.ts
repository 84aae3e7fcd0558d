export { answerFormKey, sweepFormKeys, takeFormKey } from './form-keys.store.ts';
export {
  closeSession,
  endProviderSessions,
  endSessions,
  openSession,
  pastSession,
  sessionByToken,
  sessionsOf,
  sweepSessions,
  touchSession,
} from './sessions.store.ts';
export type { SessionWay, StoredSession } from './sessions.store.ts';
export { demoPeople, hasEmployees, signedInPerson } from './signed-in.store.ts';
export type { SignedIn } from './signed-in.store.ts';
