export { beginNightly, continueJob } from './continue-job.ts';
export type { Expired } from './expired.store.ts';
export { type Hold, holdsOn, insertHold, liftHold } from './holds.store.ts';
export { beginRetention, type DueKind, listExpired, previewRetention } from './run-retention.ts';
export { keptSince, type Term } from './terms.ts';
export { nightlySetting, saveTerm, switchNightly, termsNow } from './terms.store.ts';
