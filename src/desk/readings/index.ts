export { clientOpenedSince } from './reading.store.ts';
export { familyStems, sameFamilyName } from './family-name.ts';
export { findHints, markSeen, watchOf } from './find-hints.ts';
export { type Hint, HINT_KINDS, type HintKind, hintKey, isFresh, readHintKey, type Watch } from './hint.ts';
export { type Days, saveWatch } from './hints.store.ts';
export { logReading, ONE_READING_MINUTES } from './log-reading.ts';
export { ownReading, READ_THINGS, type Reading, type ReadThing } from './reading.ts';
export * from './readings.store.ts';
