export { estimateWait, type WaitEstimate, type WaitQuestion } from './estimate.ts';
export { isMeasured, type MeasuredTimes, type ServiceTimes, withoutHistory } from './service-times.ts';
