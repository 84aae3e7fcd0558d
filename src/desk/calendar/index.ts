export {
  calendarFromFields,
  calendarToFields,
  type FieldFinding,
  LIST_PARTS,
  type ListName,
  rowsOf,
  type TypedCalendar,
  yearsAsked,
} from './calendar-form.ts';
export { type InstitutionRow, institutions } from './calendar.store.ts';
export {
  type ChangedMeanwhile,
  changeCalendar,
  changeHandBacks,
  changeTargets,
  type RulesChange,
} from './change-rules.ts';
export { hoursToText } from './hours-text.ts';
export { DAY_KINDS, type DayKind, type YearDay, yearOf } from './year.ts';
