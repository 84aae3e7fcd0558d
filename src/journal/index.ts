export { eventsOfSubject, obligationsOfSubject, type StoredEvent } from './journal.store.ts';
export { ConcurrentChange, earliestDue, type Job, type Recorded, type Recording, record, retrying } from './record.ts';
export { type ReplayResult, replay } from './replay.ts';
export type { PrepareRules, RulesBody, RulesInForce, UnitRules } from './rules.ts';
export { openRulesBook, type RulesBook } from './rules-book.ts';
export { sealNew, type Tampering, type Verification, verifyJournal } from './seal.ts';
export { prepareWith } from './prepare-rules.ts';
export { type Position, eventsAfter, lockFollower, moveFollower } from './journal.store.ts';
export { newestRules, putRulesInForce, rulesHistory } from './rules.store.ts';
