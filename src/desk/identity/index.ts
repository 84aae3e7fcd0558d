export { type Attempt, hashOf, passOn, rememberAttempt, takeBack } from './attempts.ts';
export { spendAssertion, sweepIdentity } from './attempts.store.ts';
export { citizenOf, endCitizenIdentity, establishCitizen, readIdentity, writeIdentity } from './citizen.ts';
export { enterByProvider, type EntryRefusal } from './enter-by-provider.ts';
export type { IdentityAssertion, Represented } from './identity-assertion.ts';
export type { ProvidedPerson } from './match-employee.ts';
