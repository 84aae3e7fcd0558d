// The estimate of a wait and what a head sees of a hall. Leads nobody's visit: that is `desk/visits`.
export { comingAppointments, type ComingAppointment } from './coming-appointments.store.ts';
export { countHall, countPlace } from './count-hall.ts';
export { shortestWait, type WaitEstimate, type WaitQuestion } from './estimate.ts';
export { ENOUGH_TOLD, type EstimateError, errorOf, errorsBy, type ToldWait, wasToldToWait } from './estimate-error.ts';
export { type LedPlace, ledPlaces } from './led-places.store.ts';
export { bringPastVisits, type PastVisit } from './past-visits.store.ts';
export { countsOfDays, type HallCounts } from './pictures.store.ts';
export {
  adviseRoster,
  type DayAdvice,
  type HourAdvice,
  type HourWait,
  type LoggedDay,
  type OpenDay,
  type RosterQuestion,
} from './roster/advise-roster.ts';
export { desksThatServed, loggedDays, rosterPlan, type RosterPlan, saveRosterPlan } from './roster.store.ts';
export { seeded } from './roster/seeded.ts';
export { type MeasuredTimes, SHARES, type ServiceTimes, withoutHistory } from './service-times.ts';
export { serviceTimes } from './service-times.store.ts';
export { toldWaits, type ToldWaits } from './told-waits.store.ts';
