export { caseDoor, type Door, type Grant } from './access.store.ts';
export { accessTo, type CaseAccess } from './access-to.ts';
export { breakGlass } from './break-glass.ts';
export { openUntil } from './open-until.ts';
export { type OpenRefusal, openWithReason } from './open-with-reason.ts';
