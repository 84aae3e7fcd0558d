import type { Brand } from './brand.ts';

/** Whose data a row is: one municipality. Every key starts with it. */
export type TenantId = Brand<number, 'TenantId'>;
export type InstitutionId = Brand<string, 'InstitutionId'>;
export type UnitId = Brand<string, 'UnitId'>;
export type EmployeeId = Brand<string, 'EmployeeId'>;
export type ClientId = Brand<string, 'ClientId'>;
export type CaseId = Brand<string, 'CaseId'>;
/** One received e-mail as it stands in our store; not its Message-ID header. */
export type MailId = Brand<string, 'MailId'>;
export type ReplyId = Brand<string, 'ReplyId'>;
export type NoteId = Brand<string, 'NoteId'>;
export type PostId = Brand<string, 'PostId'>;
export type AbsenceId = Brand<string, 'AbsenceId'>;
export type MandateId = Brand<string, 'MandateId'>;
export type PlaceId = Brand<string, 'PlaceId'>;
export type DeskId = Brand<string, 'DeskId'>;
export type WallId = Brand<string, 'WallId'>;
export type DeclarationId = Brand<string, 'DeclarationId'>;
export type AuthorityId = Brand<string, 'AuthorityId'>;
export type DisclosureId = Brand<string, 'DisclosureId'>;
export type RequestId = Brand<string, 'RequestId'>;
export type TaskId = Brand<string, 'TaskId'>;
export type MeetingId = Brand<string, 'MeetingId'>;
export type PromiseId = Brand<string, 'PromiseId'>;
export type ServiceId = Brand<string, 'ServiceId'>;
export type VisitId = Brand<string, 'VisitId'>;
export type AppointmentId = Brand<string, 'AppointmentId'>;
/** A short message to a client that leaves by e-mail or SMS. */
export type NoticeId = Brand<string, 'NoticeId'>;
/** A screen in a hall: kiosk, board, tablet. */
export type DeviceId = Brand<string, 'DeviceId'>;
export type ObligationId = Brand<string, 'ObligationId'>;
/** The number of a clause as printed, without the final dot: `8.5.1`. For law: `IL-5-3` (act and article). */
export type ClauseId = Brand<string, 'ClauseId'>;
/** A version of a standard or an act: folder and first day in force, `adazi/2023-12-01`. */
export type StandardVersionId = Brand<string, 'StandardVersionId'>;
/** SHA-256 of stored bytes, 64 hexadecimal digits. */
export type ContentHash = Brand<string, 'ContentHash'>;
/** An address in lower case, as compared; the form it was written in is kept elsewhere. */
export type EmailAddress = Brand<string, 'EmailAddress'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

type UuidId =
  | ServiceId
  | VisitId
  | AppointmentId
  | NoticeId
  | DeviceId
  | RequestId
  | TaskId
  | MeetingId
  | PromiseId
  | InstitutionId
  | UnitId
  | EmployeeId
  | ClientId
  | CaseId
  | MailId
  | ReplyId
  | NoteId
  | PostId
  | AbsenceId
  | MandateId
  | PlaceId
  | DeskId
  | WallId
  | DeclarationId
  | AuthorityId
  | DisclosureId
  | ObligationId;

/** Parses an id at the edge (URL, form); `null` where the text is no id, so that the page can answer 404. */
export function parseId<Id extends UuidId>(text: unknown): Id | null {
  return typeof text === 'string' && UUID.test(text) ? (text as Id) : null;
}

const ADDRESS = /^[^\s@<>"]{1,64}@[^\s@<>"]{1,255}$/;

/** Parses and folds an e-mail address for comparison; `null` where it is none. */
export function parseEmailAddress(text: unknown): EmailAddress | null {
  if (typeof text !== 'string') return null;
  const trimmed = text.trim().toLowerCase();
  return ADDRESS.test(trimmed) ? (trimmed as EmailAddress) : null;
}
