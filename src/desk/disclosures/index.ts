export { type Authority, type AuthorityState, authorityState } from './authority.ts';
export { authoritiesByAddress, authoritiesOf, authorityById, documentHash } from './authorities.store.ts';
export { type DisclosureAsked, type DisclosureDecision } from './decide-disclosure.ts';
export { type Disclosed, disclose, type Disclosing } from './disclose.ts';
export {
  type DisclosureLine,
  disclosureById,
  disclosureRegister,
  disclosuresOf,
  type RegisterAsked,
} from './disclosures.store.ts';
export { type AuthorityGiven, recordAuthority, type RevokeRefusal, revokeAuthority } from './record-authority.ts';
