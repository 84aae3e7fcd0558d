export { sameFamilyName } from './family-name.ts';
export { findHints, markSeen, watchOf } from './find-hints.ts';
export { type Hint, HINT_KINDS, type HintKind, hintKey, isFresh, readHintKey, type Watch } from './hint.ts';
export { type Days, saveWatch } from './hints.store.ts';
export { logReading } from './log-reading.ts';
export { ownReading, type Reading, type ReadThing } from './reading.ts';
export * from './readings.store.ts';
