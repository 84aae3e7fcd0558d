export {
  type CommittedFact,
  type NewNotice,
  type Notice,
  type NoticeAddress,
  type NoticeCalendar,
  type NoticeKind,
  type NoticeState,
  type NoticeSubject,
} from './notice.ts';
export {
  beginNotice,
  type DeliveryReceipt,
  type OutgoingNotice,
  recordNoticeFailed,
  recordNoticeSent,
  recordPartTaken,
  recordReceipt,
  takeNoticeReport,
} from './hand-over.ts';
export { emptyNotices, noticesAbout } from './notices.store.ts';
export { callOffNotices, putNotice } from './put-notice.ts';
export { readNoticeAddress, type Reachable, wayTo } from './way-to.ts';
