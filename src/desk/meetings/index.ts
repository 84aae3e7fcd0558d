export { type AnswerRefusal, type AnswerWay, answerInvitation } from './answer-invitation.ts';
export { type Conflict, conflictsOf, saveBusy } from './busy.store.ts';
export { feedCalendar, meetingCalendar } from './calendar/write-calendar.ts';
export { callMeeting, MOST_FILE_BYTES, type MeetingRefusal, type MeetingToCall } from './call-meeting.ts';
export { callOffMeeting, changeMeeting, type MeetingChange } from './change-meeting.ts';
export type { ArrivalRefusal } from './decide-arrival.ts';
export { endFeed, makeFeed, readFeed } from './feed.ts';
export { type Feed, feedOf } from './feed.store.ts';
export { type InvitationLine, invitationById, invitationsAhead } from './invitations.store.ts';
export { saySpan } from './letter-words.ts';
export { lastLetter } from './letters.store.ts';
export type { Invitation, Meeting, MeetingGuest } from './meeting.ts';
export { meetingLines } from './meeting-lines.ts';
export {
  guestsOf,
  type MeetingLine,
  type MeetingOfCase,
  meetingById,
  meetingsAhead,
  meetingsOfCase,
} from './meetings.store.ts';
export { receiveCalendar } from './receive-calendar.ts';
export { noteEnd, noteTaken, takeLetter } from './send-letter.ts';
