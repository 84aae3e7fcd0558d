export { watchDeadlines } from './watch-deadlines.ts';
