export { type PresenceTold, presenceJobs } from './presence-jobs.ts';
export { type CallFault, isTimely, readCall, type TelephoneCall } from './telephone-call.ts';
export { employeeMeant, sweepMessages, takeMessage } from './webhooks.store.ts';
