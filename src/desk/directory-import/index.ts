export * from './plan.ts';
export * from './plan-changes.ts';
export { readCsv, type CsvRead } from './read-csv.ts';
export { kindOfTitle, HEADINGS } from './columns.ts';
export * from './wanted.ts';
export * from './server-refusal.ts';
