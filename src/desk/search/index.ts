export {
  type CaseFilter,
  type CaseLine,
  type CaseOrder,
  EVERY_CASE,
  isUnfinished,
  orderFor,
  type Place,
  placeOf,
  SCOPES,
  type Scope,
  SORTS,
  type SortKey,
  STATE_CHOICES,
  type StateChoice,
} from './case-filter.ts';
export { countCases, findCases } from './find-cases.store.ts';
export { type Found, type Sought, searchCases, textsOf } from './find-words.store.ts';
export { followSearch, writeDocuments } from './follow-search.ts';
export { marked, type Piece, snippet, soughtPattern } from './snippet.ts';
export { type Visible, visibleTo } from './visible.ts';
export { choicesFor, type Chosen, unitsOfPerson } from './choices.store.ts';
