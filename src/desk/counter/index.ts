// What joins visits with estimates, appointments and notices: tickets as they are given out, the wait as it is told.
export { type GivenTicket, giveTicket, type GivingRefusal } from './give-ticket.ts';
export { type HallNow, hallNow } from './hall-now.ts';
export { giveSlip, type Slip, slipOf } from './slip.ts';
export { type Screen, screenOf } from './screen.ts';
export { openingOf, type Wait, waitOfNewcomer } from './wait.ts';
export { placeInQueue, rangeOfHall, type WaitingNow, waitingNow } from './waiting-now.ts';
