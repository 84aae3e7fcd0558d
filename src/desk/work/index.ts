export { type BulkDeed, CASES_AT_ONCE, changeCases, type ManyDone, type OneRefusal, undoMany } from './many-cases.ts';
export { otherDuties, type OwedSubject } from './others.store.ts';
export { byPressure, type Pressing } from './order.ts';
export { type Owed, owedFirst, WHEN, type When, whenDue } from './owed.ts';
export type { OtherSubject, ReadSubjectLines, SubjectLine } from './subject-line.ts';
export { dutiesOf, type WorkCounts, workCounts } from './work.store.ts';
