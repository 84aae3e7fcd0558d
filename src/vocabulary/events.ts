import type {
  AppointmentId,
  AuthorityId,
  CaseId,
  ClauseId,
  ClientId,
  DeclarationId,
  DeskId,
  DisclosureId,
  EmployeeId,
  MailId,
  MandateId,
  NoteId,
  ObligationId,
  PlaceId,
  PromiseId,
  ReplyId,
  ServiceId,
  TaskId,
  UnitId,
  VisitId,
  WallId,
} from './ids.ts';
import type {
  AnswerForm,
  CallChoice,
  MoveReason,
  NoticeWay,
  PresenceState,
  QueueGroup,
  SurveyWay,
  TicketSource,
  VisitOutcome,
  VisitState,
  VisitStep,
  BarredGround,
  HandBackReason,
  MeetingAnswer,
  ReturnReason,
  Channel,
  ConflictGround,
  DirectorySource,
  DisclosedTo,
  DisclosureRefusal,
  ExceptionalPower,
  MandateKind,
  ReadingGround,
  RecordKind,
  WallGround,
  ClientKind,
  ClosingOutcome,
  GateResult,
  HandOverReason,
  MailKind,
  QuarantineReason,
  ReplyWay,
  SubmissionKind,
} from './words.ts';

/**
 * Every event of the desk with its facts. Past tense, `noun.verb-ed`, never changed once written: a mistake is
 * corrected by another event. Facts hold ids, codes, instants and measures: no names, no free text (texts and personal
 * data live in rows that can be erased; the journal stays whole).
 */
export interface EventFacts {
  // — a case: the matter of a client ————————————————————————————————————————————————————————————————
  'case.opened': {
    readonly channel: Channel;
    readonly clientKind: ClientKind;
    readonly unit: UnitId;
    readonly submission: SubmissionKind;
    /** 5.3.1: whether the client's own words are kept with the case. */
    readonly needStated: boolean;
    readonly followUpOf: CaseId | null;
  };
  'case.classified': { readonly submission: SubmissionKind };
  'case.taken': { readonly holder: EmployeeId; readonly unit: UnitId };
  /** Undo of a taking or an assignment: the unit holds it again. */
  'case.released': { readonly unit: UnitId };
  'case.assigned': { readonly holder: EmployeeId; readonly unit: UnitId };
  'case.handed-over': { readonly unit: UnitId; readonly holder: EmployeeId | null; readonly reason: HandOverReason };
  'case.noted': { readonly note: NoteId };
  'case.put-to-client': Record<never, never>;
  'case.closed': { readonly outcome: ClosingOutcome };
  'case.reopened': { readonly why: 'client-wrote' | 'employee' | 'reply-bounced' | 'undo' };
  /** This case went into another; its messages and open duties stand there. */
  'case.merged': { readonly into: CaseId };
  'case.absorbed': { readonly from: CaseId };
  'case.unmerged': { readonly outOf: CaseId };
  'case.parted': { readonly from: CaseId };
  /** A message of this case became a case of its own. */
  'case.split': { readonly into: CaseId; readonly mail: MailId };
  // — mail in ——————————————————————————————————————————————————————————————————————————————————————
  'email.received': {
    readonly mail: MailId;
    readonly kind: MailKind;
    /** A letter of the client's that awaits an answer; auto-replies, reports and thanks do not. */
    readonly awaitsAnswer: boolean;
    readonly clientKind: ClientKind;
    readonly unit: UnitId;
    readonly authentication: 'pass' | 'fail' | 'none';
  };
  'email.quarantined': { readonly mail: MailId; readonly reason: QuarantineReason };
  'email.released': { readonly mail: MailId; readonly case: CaseId };
  /** The message was moved to another case (split, unmerge). */
  'email.moved': { readonly mail: MailId; readonly to: CaseId };
  // — replies ——————————————————————————————————————————————————————————————————————————————————————
  'reply.approved': {
    readonly reply: ReplyId;
    readonly way: ReplyWay;
    /** What `checkReply` found at the moment of sending, clause by clause: 9.1, 9.2 … 5.1.2, 5.7.4. */
    readonly checks: Readonly<Record<string, GateResult>>;
    /** Clauses overridden with a recorded reason (the words stand in the reply's row). */
    readonly overridden: readonly ClauseId[];
    /** 9.5: the read-through page was opened with this very text. */
    readonly readThrough: boolean;
    /** Plain-language score of the text (Stepiņa's formula; higher is easier), for 5.7.4. */
    readonly readability: number | null;
    readonly answers: boolean;
  };
  'reply.withdrawn': { readonly reply: ReplyId };
  'reply.delivered': { readonly reply: ReplyId; readonly answers: boolean; readonly way: ReplyWay };
  'reply.failed': { readonly reply: ReplyId; readonly code: number };
  'reply.bounced': { readonly reply: ReplyId; readonly status: string };
  // — people, access and secrecy ————————————————————————————————————————————————————————————————————
  /** 1: the directory changed; what it holds since then. */
  'directory.published': {
    readonly source: DirectorySource;
    readonly changes: number;
    readonly units: number;
    readonly posts: number;
    readonly vacancies: number;
    /** Whether every unit has somebody who answers for it, be it from above. */
    readonly resolved: boolean;
  };
  /** 5.1.1: somebody opened a case that is not their own. */
  'case.read': {
    readonly case: CaseId;
    readonly ground: ReadingGround;
    readonly reasonStated: boolean;
    readonly breakGlass: boolean;
    /** Of the reader. */
    readonly unit: UnitId | null;
  };
  /** 5.4.2 */
  'power.used': {
    readonly power: ExceptionalPower;
    readonly reasonStated: boolean;
    readonly case: CaseId | null;
    readonly client: ClientId | null;
    /** Whose head looks at it; none above: the executive director or the council's chair. */
    readonly unit: UnitId | null;
  };
  /** The head has looked at what this employee used until now. */
  'power.reviewed': { readonly uses: number };
  /** 5.1.6: a deed that was refused because of who wanted to do it. */
  'deed.barred': { readonly ground: BarredGround; readonly case: CaseId | null };
  /** 5.4.3 */
  'interest.declared': {
    readonly declaration: DeclarationId;
    readonly occasion: 'yearly' | 'ad-hoc';
    readonly interests: number;
  };
  'case.recused': {
    readonly from: EmployeeId;
    readonly holder: EmployeeId | null;
    readonly unit: UnitId;
    readonly ground: ConflictGround;
    readonly recused: boolean;
  };
  /** The head has taken note of a recusal. */
  'recusal.acknowledged': { readonly wall: WallId };
  'wall.raised': {
    readonly wall: WallId;
    readonly employee: EmployeeId;
    readonly ground: WallGround;
    /** Of the next in rank, to whom it is reported; `null` where nobody is above. */
    readonly unit: UnitId | null;
  };
  'wall.lifted': { readonly wall: WallId; readonly employee: EmployeeId };
  /** Who besides the holder may read a case whose access is restricted to named people. */
  'case.restricted': { readonly people: number };
  'case.unrestricted': Record<never, never>;
  /** 5.2 */
  'information.disclosed': {
    readonly disclosure: DisclosureId;
    readonly to: DisclosedTo;
    /** Of whoever told it. */
    readonly unit: UnitId | null;
    readonly identityChecked: boolean;
    readonly authorityRecorded: boolean;
  };
  'disclosure.refused': { readonly disclosure: DisclosureId; readonly why: DisclosureRefusal };
  'authority.recorded': { readonly authority: AuthorityId };
  'authority.revoked': { readonly authority: AuthorityId };
  /** 5.5.2: a letter in the name of the municipality was signed. */
  'statement.made': { readonly reply: ReplyId; readonly mandated: boolean };
  'mandate.given': { readonly mandate: MandateId; readonly mandateKind: MandateKind };
  'mandate.ended': { readonly mandate: MandateId; readonly mandateKind: MandateKind };
  /** What is kept about a client was changed by hand, in so many fields. */
  'client.changed': { readonly fields: number };
  'client.merged': { readonly into: ClientId };
  'client.absorbed': { readonly from: ClientId };
  'client.unmerged': { readonly outOf: ClientId };
  'client.parted': { readonly from: ClientId };
  'client.exported': { readonly records: number };
  'client.erased': { readonly records: number };
  /** The keeping term of a kind of records had run out for these. */
  'records.erased': { readonly records: number; readonly recordKind: RecordKind };
  // — among colleagues ——————————————————————————————————————————————————————————————————————————————
  /** 10.1, 4.2: a colleague asks a colleague. */
  'request.received': {
    readonly asker: EmployeeId;
    readonly unit: UnitId;
    readonly holder: EmployeeId | null;
    readonly channel: Channel;
    readonly case: CaseId | null;
    readonly clientKind: ClientKind;
  };
  'request.taken': { readonly holder: EmployeeId; readonly unit: UnitId };
  'request.assigned': { readonly holder: EmployeeId | null; readonly unit: UnitId };
  /** An interim answer has both: the explanation and the day by which the answer comes (ISO instant). */
  'request.interim-answered': { readonly explained: boolean; readonly answerBy: string };
  'request.answered': { readonly channel: Channel };
  'request.returned': { readonly reason: ReturnReason };
  'request.withdrawn': Record<never, never>;
  /** Of five, by the asker. */
  'request.rated': { readonly score: number };
  /** 10.3 */
  'task.sent': {
    readonly task: TaskId;
    readonly participants: number;
    readonly otherUnit: boolean;
    readonly headsCopied: boolean;
    readonly copies: number;
  };
  'task.part-done': { readonly part: string };
  /** Undo: the part is to be done again, and with it the task. */
  'task.part-reopened': { readonly part: string };
  'task.done': Record<never, never>;
  'task.called-off': Record<never, never>;
  /** 10.2: an invitation that came to one of ours. */
  'invitation.received': { readonly unit: UnitId; readonly holder: EmployeeId; readonly startsAt: string };
  'invitation.updated': { readonly startsAt: string; readonly answerAgain: boolean };
  'invitation.cancelled': Record<never, never>;
  'invitation.accepted': { readonly tentative: boolean };
  'invitation.declined': { readonly reasonStated: boolean };
  /** A meeting that one of ours called. */
  'meeting.called': { readonly invited: number; readonly startsAt: string };
  'meeting.changed': { readonly invited: number; readonly startsAt: string };
  'meeting.called-off': Record<never, never>;
  'meeting.answered': { readonly answer: MeetingAnswer; readonly reasonStated: boolean };
  /** 8.5, 6.8, 10.1: an answer promised by a time (ISO instant) in a form; one mechanism for every channel. */
  'answer.promised': {
    readonly promise: PromiseId;
    readonly to: 'client' | 'colleague';
    readonly form: AnswerForm;
    readonly answerBy: string;
    readonly parent: PromiseId | null;
    readonly unit: UnitId;
    readonly holder: EmployeeId;
  };
  'answer.given': { readonly promise: PromiseId; readonly form: AnswerForm };
  'promise.renegotiated': { readonly promise: PromiseId; readonly answerBy: string; readonly agreed: boolean };
  'promise.passed-on': { readonly promise: PromiseId; readonly holder: EmployeeId; readonly unit: UnitId };
  'promise.called-off': { readonly promise: PromiseId };
  /** A hand-over was not accepted: the case is with whoever handed it over, or with the common head. */
  'case.handed-back': {
    readonly unit: UnitId;
    readonly holder: EmployeeId | null;
    readonly reason: HandBackReason;
    readonly times: number;
  };
  /** 5.7.6: a discussion beyond one's competence was ended with the fitting words. */
  'discussion.ended': { readonly phraseGiven: boolean; readonly unit: UnitId | null };
  // — the counter ———————————————————————————————————————————————————————————————————————————————————
  /** Somebody waits from now on. `backDated`: they came earlier than the ticket was made, as an employee says. */
  'visit.waiting': {
    readonly place: PlaceId;
    readonly service: ServiceId;
    readonly unit: UnitId;
    readonly group: QueueGroup;
    readonly clientKind: ClientKind;
    readonly source: TicketSource;
    readonly appointment: AppointmentId | null;
    readonly backDated: boolean;
  };
  /** 6.9: `passedOver` is the group of somebody who waited for the same desk and whom the clause serves before this one. */
  'visit.called': {
    readonly place: PlaceId;
    readonly desk: DeskId;
    readonly service: ServiceId;
    readonly unit: UnitId;
    readonly holder: EmployeeId;
    readonly group: QueueGroup;
    readonly passedOver: QueueGroup | null;
    readonly choice: CallChoice;
    /** Which call of this visit it is, from 1. */
    readonly nth: number;
    /** Seconds since the ticket. */
    readonly waited: number;
  };
  /** The client has come to the desk; the service begins. `untold`: there are ways of this service that they were not told of yet (6.11). */
  'visit.begun': {
    readonly desk: DeskId;
    readonly service: ServiceId;
    readonly unit: UnitId;
    readonly holder: EmployeeId;
    readonly group: QueueGroup;
    /** Seconds since the last call. */
    readonly sinceCall: number;
    readonly untold: boolean;
  };
  'visit.greeted': { readonly sinceCall: number };
  'visit.need-read-back': { readonly needStated: boolean };
  'visit.solution-chosen': { readonly solutions: number };
  'visit.next-steps-given': { readonly way: NoticeWay };
  'visit.understanding-checked': Record<never, never>;
  'visit.channels-told': { readonly service: ServiceId; readonly way: NoticeWay };
  /** 6.12 */
  'visit.goodbye-said': Record<never, never>;
  /** A step that was ticked by mistake. */
  'visit.step-taken-back': { readonly step: VisitStep };
  /** 6.8: interrupted, with the time (ISO instant) by which it goes on. */
  'visit.paused': {
    readonly resumeBy: string;
    readonly minutes: number;
    readonly unit: UnitId;
    readonly holder: EmployeeId;
  };
  'visit.resumed': { readonly unit: UnitId; readonly holder: EmployeeId };
  /** 6.7: the telephone was answered while this client was served. */
  'visit.phone-answered': { readonly forThisClient: boolean; readonly unit: UnitId; readonly holder: EmployeeId };
  'visit.missed': { readonly nth: number };
  /** Called as often as the place calls, and not come: put aside. */
  'visit.parked': { readonly nth: number };
  'visit.returned': Record<never, never>;
  /** To another service or desk; the place in the queue stays. `from`: whether somebody was being served. */
  'visit.transferred': { readonly service: ServiceId; readonly unit: UnitId; readonly from: VisitState };
  'visit.service-added': { readonly service: ServiceId; readonly unit: UnitId };
  'visit.tied': { readonly case: CaseId };
  'visit.closed': {
    readonly outcome: VisitOutcome;
    readonly services: number;
    /** Seconds at the desk. */
    readonly served: number;
    /** One key was enough: no step was meant to be ticked. */
    readonly small: boolean;
  };
  'visit.reopened': { readonly unit: UnitId; readonly holder: EmployeeId };
  'visit.left': { readonly from: VisitState };
  'visit.not-come': Record<never, never>;
  /** What somebody at the counter does from now on (6.7). */
  'presence.changed': {
    readonly state: PresenceState;
    readonly place: PlaceId | null;
    readonly desk: DeskId | null;
    readonly unit: UnitId | null;
  };
  // — appointments ———————————————————————————————————————————————————————————————————————————————————
  'appointment.booked': {
    readonly place: PlaceId;
    readonly service: ServiceId;
    readonly unit: UnitId;
    readonly holder: EmployeeId | null;
    readonly startsAt: string;
    readonly minutes: number;
    readonly by: 'client' | 'employee';
  };
  'appointment.confirmed': Record<never, never>;
  /** 5.1.7. `by`: `us` owes the client word with at least three free times; `startsAt`: the new time, `null` while none is chosen. */
  'appointment.moved': {
    readonly by: 'client' | 'us';
    readonly reason: MoveReason | null;
    readonly from: string;
    readonly startsAt: string | null;
    readonly unit: UnitId;
    readonly holder: EmployeeId | null;
  };
  'appointment.cancelled': {
    readonly by: 'client' | 'us';
    readonly reason: MoveReason | null;
    readonly unit: UnitId;
    readonly holder: EmployeeId | null;
  };
  /** Somebody else receives the client at the same time and place: no move, yet the client is told whom they will meet. */
  'appointment.passed-on': {
    readonly from: EmployeeId | null;
    readonly reason: MoveReason;
    readonly unit: UnitId;
    readonly holder: EmployeeId | null;
  };
  /** The client has the word, with so many free times to choose from. */
  'appointment.client-told': {
    readonly way: NoticeWay;
    readonly offers: number;
    /** With as many as the municipality gives, or as many as there were. */
    readonly offered: boolean;
  };
  'appointment.not-told': { readonly way: NoticeWay };
  'appointment.reminded': { readonly way: NoticeWay };
  'appointment.arrived': { readonly visit: VisitId; readonly minutesEarly: number };
  /** 5.1.7: minutes after the appointed time, or after the client came where they came later; 0 where it was in time. */
  'appointment.started': { readonly minutesLate: number; readonly unit: UnitId; readonly holder: EmployeeId };
  'appointment.served': Record<never, never>;
  'appointment.not-come': Record<never, never>;
  /** What a client answered to one question of the standard: which clause, how many of five. */
  'survey.answered': {
    readonly visit: VisitId;
    readonly service: ServiceId;
    readonly unit: UnitId;
    readonly clause: ClauseId;
    readonly score: number;
    readonly way: SurveyWay;
  };
  /** 5.6.3: little satisfied; the head looks at it. `holder`: who is above whoever served, `null` where nobody is. */
  'survey.scored-low': {
    readonly visit: VisitId;
    readonly unit: UnitId;
    readonly holder: EmployeeId | null;
    readonly score: number;
  };
  /** The head has looked at it and said what was done. */
  'survey.followed-up': { readonly visit: VisitId; readonly clientReached: boolean };
  // — obligations ——————————————————————————————————————————————————————————————————————————————————
  'deadline.neared': { readonly obligation: ObligationId };
  'deadline.passed': { readonly obligation: ObligationId };
}

export type EventKind = keyof EventFacts;

/** A fact to be recorded. `at` is the event's own instant (business time); recorded time is the server's. */
export type Fact = {
  [Kind in EventKind]: { readonly kind: Kind; readonly at: Temporal.Instant; readonly facts: EventFacts[Kind] };
}[EventKind];

/** A fact as it stands in the journal: `version` counts from 1 within its subject. */
export type JournalEvent = Fact & {
  readonly subject: SubjectRef;
  readonly version: number;
  readonly actor: EmployeeId | null;
};

export const SUBJECT_KINDS = [
  'case',
  'mail',
  'rules',
  'employee',
  'client',
  'directory',
  'retention',
  'wall',
  'request',
  'task',
  'meeting',
  'promise',
  'visit',
  'appointment',
] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** Whose chain of events it is. */
export interface SubjectRef {
  readonly kind: SubjectKind;
  readonly id: string;
}

/** Every kind of event, for loaders that refuse an unknown one. The compiler holds it to `EventFacts`. */
const KINDS: Record<EventKind, true> = {
  'case.opened': true,
  'case.classified': true,
  'case.taken': true,
  'case.released': true,
  'case.assigned': true,
  'case.handed-over': true,
  'case.noted': true,
  'case.put-to-client': true,
  'case.closed': true,
  'case.reopened': true,
  'case.merged': true,
  'case.absorbed': true,
  'case.unmerged': true,
  'case.parted': true,
  'case.split': true,
  'email.received': true,
  'email.quarantined': true,
  'email.released': true,
  'email.moved': true,
  'reply.approved': true,
  'reply.withdrawn': true,
  'reply.delivered': true,
  'reply.failed': true,
  'reply.bounced': true,
  'directory.published': true,
  'case.read': true,
  'power.used': true,
  'power.reviewed': true,
  'deed.barred': true,
  'interest.declared': true,
  'case.recused': true,
  'recusal.acknowledged': true,
  'wall.raised': true,
  'wall.lifted': true,
  'case.restricted': true,
  'case.unrestricted': true,
  'information.disclosed': true,
  'disclosure.refused': true,
  'authority.recorded': true,
  'authority.revoked': true,
  'statement.made': true,
  'mandate.given': true,
  'mandate.ended': true,
  'client.changed': true,
  'client.merged': true,
  'client.absorbed': true,
  'client.unmerged': true,
  'client.parted': true,
  'client.exported': true,
  'client.erased': true,
  'records.erased': true,
  'request.received': true,
  'request.taken': true,
  'request.assigned': true,
  'request.interim-answered': true,
  'request.answered': true,
  'request.returned': true,
  'request.withdrawn': true,
  'request.rated': true,
  'task.sent': true,
  'task.part-done': true,
  'task.part-reopened': true,
  'task.done': true,
  'task.called-off': true,
  'invitation.received': true,
  'invitation.updated': true,
  'invitation.cancelled': true,
  'invitation.accepted': true,
  'invitation.declined': true,
  'meeting.called': true,
  'meeting.changed': true,
  'meeting.called-off': true,
  'meeting.answered': true,
  'answer.promised': true,
  'answer.given': true,
  'promise.renegotiated': true,
  'promise.passed-on': true,
  'promise.called-off': true,
  'case.handed-back': true,
  'discussion.ended': true,
  'visit.waiting': true,
  'visit.called': true,
  'visit.begun': true,
  'visit.greeted': true,
  'visit.need-read-back': true,
  'visit.solution-chosen': true,
  'visit.next-steps-given': true,
  'visit.understanding-checked': true,
  'visit.channels-told': true,
  'visit.goodbye-said': true,
  'visit.step-taken-back': true,
  'visit.paused': true,
  'visit.resumed': true,
  'visit.phone-answered': true,
  'visit.missed': true,
  'visit.parked': true,
  'visit.returned': true,
  'visit.transferred': true,
  'visit.service-added': true,
  'visit.tied': true,
  'visit.closed': true,
  'visit.reopened': true,
  'visit.left': true,
  'visit.not-come': true,
  'presence.changed': true,
  'appointment.booked': true,
  'appointment.confirmed': true,
  'appointment.moved': true,
  'appointment.cancelled': true,
  'appointment.passed-on': true,
  'appointment.client-told': true,
  'appointment.not-told': true,
  'appointment.reminded': true,
  'appointment.arrived': true,
  'appointment.started': true,
  'appointment.served': true,
  'appointment.not-come': true,
  'survey.answered': true,
  'survey.scored-low': true,
  'survey.followed-up': true,
  'deadline.neared': true,
  'deadline.passed': true,
};
export const EVENT_KINDS = Object.keys(KINDS) as readonly EventKind[];
