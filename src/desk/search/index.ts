export { followSearch } from './follow-search.ts';
