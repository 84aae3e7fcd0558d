export {
  type After,
  clausesOwedBy,
  countedByClause,
  countedByWeek,
  type DutyRow,
  dutiesOfClause,
  type ListedDuties,
  type Scope,
  type WeekRow,
} from './figures.store.ts';
export { followFigures } from './follow-figures.ts';
export { beginningOf, type Period, PERIODS, weeksUntil } from './period.ts';
export { NOTHING, shareInTime, type Standing, standings } from './standing.ts';
