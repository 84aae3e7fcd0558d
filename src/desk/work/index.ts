export { type BulkDeed, CASES_AT_ONCE, changeCases, type ManyDone, type OneRefusal, undoMany } from './many-cases.ts';
export { type Owed, owedFirst, WHEN, type When, whenDue } from './owed.ts';
export { dutiesOf, type WorkCounts, workCounts } from './work.store.ts';
