export { readStatus, type Status } from './status.store.ts';
