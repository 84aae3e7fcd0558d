export { type KnownLink, knownLinks } from './known-links.ts';
export { type LinkState, linkStates, saveLinkStates } from './links.store.ts';
export { isPublicAddress, triable } from './public-address.ts';
