// Visits from the ticket to the goodbye. What joins them with estimates, appointments and notices stands in `desk/counter`.
export { aheadOf } from './ahead.ts';
export { beginVisit, notePhoneAnswered } from './begin-visit.ts';
export { type Called, callByHand, callNext, type CallRefusal } from './call-next.ts';
export { changeVisit, changeVisitIn, type ChangeVisitRefusal } from './change-visit.ts';
export { LONGEST_PAUSE, type Tick, type VisitDeed, type VisitRefusal } from './decide-visit.ts';
export {
  atDesksNow,
  type CalledNumber,
  countWaiting,
  endedBy,
  type HallDesk,
  hallDesks,
  lastCalled,
  openVisits,
  type SittableDesk,
  sittableDesks,
  visitsIn,
} from './hall.store.ts';
export { type VisitEvent, visitHistory, type VisitLine, visitLines } from './history.store.ts';
export {
  getUp,
  type PresenceRefusal,
  type SaidPresence,
  sayPresence,
  sitDown,
} from './presence.ts';
export { type Presence, presenceOf, presentAt } from './presence.store.ts';
export {
  chooseNext,
  type Discipline,
  isEarly,
  mayServe,
  type NextCall,
  type Server,
  type Waiter,
  waiterOf,
} from './queue.ts';
export { allWaiting, headsOfQueue } from './queue.store.ts';
export { sweepVisits } from './sweep-visits.ts';
export { takeTicket, type TicketRefusal, type TicketToMake } from './take-ticket.ts';
export {
  type CalledVisit,
  type ClosedVisit,
  type Estimate,
  isOver,
  secondsBetween,
  type ServingVisit,
  servedSeconds,
  type Visit,
  type WaitingVisit,
} from './visit.ts';
export { hasWays, servicesOfVisit, visitById, visitByNumber, visitOf, wasTold } from './visits.store.ts';
