export { closingWords } from './closing-words.ts';
export { climbsNext, type HandBackRefusal, type HandedOver, handBackCase, handOverCase } from './hand-over.ts';
export { type HandOver, handOversOf, markStanding, markTakenBack } from './hand-over.store.ts';
export { type LikeMatters, likeMatters } from './like-matters.store.ts';
export { standingOffer } from './offer.ts';
