export { readStatus, type Status } from './status.store.ts';
export { opensWhatIsSealed } from './sealed.ts';
