export {
  type Appointment,
  type Booker,
  type MovingAppointment,
  type Span,
  type StandingAppointment,
  stands,
} from './appointment.ts';
export { appointmentById } from './appointments.store.ts';
export { bookAppointment, bookAppointmentIn, type Booking, type BookingRefusal } from './book.ts';
export { calendarFile } from './calendar-file.ts';
export { checkIn, type CheckInRefusal, checkInTo } from './check-in.ts';
export type { AppointmentRefusal } from './decide.ts';
export { followVisits } from './follow-visits.ts';
export { type FreeTimes, freeTimes, freeTimesAt, type TimesRefusal, type TimeWanted } from './free-times.ts';
export { timesInstead } from './hold-offers.ts';
export { clientPath, type LetterFacts, letterFacts } from './letter-facts.ts';
export { type Letter, movedLetter } from './letters.ts';
export {
  type AppointmentLine,
  appointmentsAt,
  appointmentsById,
  appointmentsMoving,
  appointmentsOf,
  type HeldSeat,
  heldIn,
  standingOf,
  strandedOf,
} from './lists.store.ts';
export { cancelByClient, cancelByUs, moveByClient, moveByUs, tellByHand } from './move.ts';
export { type Offer, offerById, openOffers } from './offers.store.ts';
export { awayIn, dayStretch, desksFor, knownPlace, type PlaceKnown, peopleFor, settingOf } from './place-day.ts';
export { changeAppointment } from './record-on.ts';
export { type AppointmentSetting, SEAT_KINDS, type SeatKind } from './setting.ts';
export { writeSetting } from './settings.store.ts';
export { beginSickDay, continueSickDays, type SickDayToBegin } from './sick-day.ts';
export {
  recentSickDays,
  type SickClientLine,
  sickClients,
  type SickDay,
  sickDayById,
  type SickDayOutcome,
} from './sick-day.store.ts';
export type { Slot, Stretch } from './slots.ts';
export { takenIn } from './seats.store.ts';
export { type OfferRefusal, takeOffer, withdrawGone } from './take-offer.ts';
export { orRefusal, TakenBack } from './taken-back.ts';
export { waysTo } from './tell.ts';
export { joinWaiting, offerToWaiting } from './waiting-list.ts';
export {
  forgetWaiting,
  lockWaiting,
  saveWaitingState,
  type WaitingEntry,
  waitingById,
  waitingWith,
} from './waiting.store.ts';
