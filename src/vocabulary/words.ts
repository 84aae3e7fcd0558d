/** Closed lists of the desk's words, each once; types and database checks follow them. */

export const LANGUAGES = ['lv', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const CHANNELS = ['e-mail', 'counter', 'phone', 'sms', 'e-address', 'letter', 'web', 'internal'] as const;
export type Channel = (typeof CHANNELS)[number];

/** 4.1 state institutions, legal persons, natural persons; 4.2 employees. */
export const CLIENT_KINDS = ['natural-person', 'legal-person', 'state-institution', 'employee'] as const;
export type ClientKind = (typeof CLIENT_KINDS)[number];

/** What a client's message is in law; chosen by the employee, proposed by the desk. Opens the law's deadlines. */
export const SUBMISSION_KINDS = [
  'question',
  'application',
  'information-request',
  'data-subject-request',
  'complaint',
  'suggestion',
  'gratitude',
] as const;
export type SubmissionKind = (typeof SUBMISSION_KINDS)[number];

export const CASE_STATES = ['open', 'waiting-for-client', 'answered', 'closed', 'merged'] as const;
export type CaseState = (typeof CASE_STATES)[number];

export const CLOSING_OUTCOMES = [
  'answered',
  'forwarded',
  'no-answer-needed',
  'withdrawn-by-client',
  'duplicate',
  'spam',
] as const;
export type ClosingOutcome = (typeof CLOSING_OUTCOMES)[number];

export const HAND_OVER_REASONS = [
  'outside-my-competence',
  'absence',
  'workload',
  'client-asked',
  'mistakenly-received',
] as const;
export type HandOverReason = (typeof HAND_OVER_REASONS)[number];

/** Why a message stands in quarantine: visible, never dropped, and each may be released into a case. */
export const QUARANTINE_REASONS = [
  'unreadable',
  'own-loop',
  'auto-reply-without-case',
  'delivery-report-without-letter',
  'mailing-list',
  'no-sender',
  'too-large-to-parse',
  'unknown-mailbox',
] as const;
export type QuarantineReason = (typeof QUARANTINE_REASONS)[number];

/** Every received message stands under exactly one of these. */
export const MAIL_FATES = ['waiting', 'opened', 'joined', 'quarantined', 'duplicate', 'meeting', 'notice'] as const;
export type MailFate = (typeof MAIL_FATES)[number];

export const MAIL_KINDS = [
  'letter',
  'auto-reply',
  'delivery-report',
  'mailing-list',
  'invitation',
  'own-loop',
  'unreadable',
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** A reply leaves as an e-mail (9) or, by the exception in 9, as the municipality's official letter with a number. */
export const REPLY_WAYS = ['e-mail', 'official-letter'] as const;
export type ReplyWay = (typeof REPLY_WAYS)[number];

export const REPLY_STATES = ['draft', 'approved', 'withdrawn', 'sent', 'delivered', 'bounced', 'failed'] as const;
export type ReplyState = (typeof REPLY_STATES)[number];

/** Roles; what each may do stands in `desk/powers/policy.ts`. */
export const ROLES = [
  'employee',
  'head',
  'steward',
  'executive-director',
  'council-chair',
  'data-protection-officer',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

/** How a part or duty of clause 9 stood when a reply was approved. */
export const GATE_RESULTS = ['passed', 'warned', 'overridden', 'not-applicable'] as const;
export type GateResult = (typeof GATE_RESULTS)[number];

/** What a post is in clauses 1 and 14; `employee` for every other. */
export const POST_KINDS = [
  'employee',
  'head',
  'deputy-head',
  'council-chair',
  'council-vice-chair',
  'executive-director',
  'deputy-executive-director',
  'steward',
  'data-protection-officer',
] as const;
export type PostKind = (typeof POST_KINDS)[number];

/** 5.5.2: what a mandate lets its holder do in the name of the municipality. */
export const MANDATE_KINDS = ['speak', 'sign', 'decide'] as const;
export type MandateKind = (typeof MANDATE_KINDS)[number];

/** How the directory was changed. */
export const DIRECTORY_SOURCES = ['by-hand', 'csv', 'ldap', 'seed'] as const;
export type DirectorySource = (typeof DIRECTORY_SOURCES)[number];

/** 5.1.1: on what ground somebody opens what is not their own; chosen, or typed with `other`. */
export const READING_GROUNDS = [
  'client-asks',
  'helping-colleague',
  'standing-in',
  'supervision',
  'complaint',
  'data-protection',
  'other',
] as const;
export type ReadingGround = (typeof READING_GROUNDS)[number];

/** 5.4.2: powers whose use needs a reason and stands on the head's list. */
export const EXCEPTIONAL_POWERS = [
  'override-check',
  'unmask-personal-code',
  'break-glass',
  'lift-wall',
  'waive-identity-check',
  'export-client',
  'erase-client',
  'reset-sign-in',
] as const;
export type ExceptionalPower = (typeof EXCEPTIONAL_POWERS)[number];

/** 5.4.3: what the conflict of interest is. */
export const CONFLICT_GROUNDS = [
  'own-matter',
  'relative',
  'business-partner',
  'former-employer',
  'friendship-or-enmity',
  'other',
] as const;
export type ConflictGround = (typeof CONFLICT_GROUNDS)[number];

/** Why an employee is walled off from a case or a client. */
export const WALL_GROUNDS = ['recusal', 'declared-interest', 'party', 'complaint-about'] as const;
export type WallGround = (typeof WALL_GROUNDS)[number];

/** 5.1.6: why a deed was barred; each attempt is kept. */
export const BARRED_GROUNDS = ['party', 'own-work', 'walled', 'about-oneself'] as const;
export type BarredGround = (typeof BARRED_GROUNDS)[number];

/** 5.2: to whom information about a client was given. */
export const DISCLOSED_TO = ['client', 'representative', 'institution', 'third-party'] as const;
export type DisclosedTo = (typeof DISCLOSED_TO)[number];

/** 5.2: how it was made sure who is asking. */
export const IDENTITY_CHECKS = [
  'document',
  'known-personally',
  'e-signature',
  'unified-login',
  'e-address',
  'call-back',
  'control-questions',
  'none',
] as const;
export type IdentityCheck = (typeof IDENTITY_CHECKS)[number];

/** 5.2: why information was not given. */
export const DISCLOSURE_REFUSALS = [
  'identity-not-checked',
  'no-authority',
  'authority-expired',
  'authority-revoked',
  'outside-scope',
  'no-legal-ground',
] as const;
export type DisclosureRefusal = (typeof DISCLOSURE_REFUSALS)[number];

/** Kinds of records with a term of keeping of their own. */
export const RECORD_KINDS = [
  'closed-case',
  'client-without-case',
  'quarantined-mail',
  'reading-log',
  'disclosure',
  'declaration',
  'sign-in-log',
  'search-document',
  'visit',
  'appointment',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** The ways to reach a client. */
export const CONTACT_KINDS = ['e-mail', 'phone', 'e-address'] as const;
export type ContactKind = (typeof CONTACT_KINDS)[number];

/** 5.1: what makes being served easier; kept only where the client wished it. */
export const ACCESSIBILITY_NEEDS = [
  'large-print',
  'easy-language',
  'sign-interpreter',
  'wheelchair',
  'hearing',
  'other',
] as const;
export type AccessibilityNeed = (typeof ACCESSIBILITY_NEEDS)[number];

/** 5.2: in what form somebody was given the power to act for a client. */
export const AUTHORITY_FORMS = ['notarial', 'simple', 'e-signed', 'by-law', 'court-ruling'] as const;
export type AuthorityForm = (typeof AUTHORITY_FORMS)[number];

/** 5.2: what about a client may be told. */
export const DISCLOSURE_SCOPES = ['progress', 'correspondence', 'documents', 'decisions', 'personal-data'] as const;
export type DisclosureScope = (typeof DISCLOSURE_SCOPES)[number];
export const AUTHORITY_SCOPES = [...DISCLOSURE_SCOPES, 'everything'] as const;
export type AuthorityScope = (typeof AUTHORITY_SCOPES)[number];

/** Why an internal request went back to whoever asked. */
export const RETURN_REASONS = ['outside-my-competence', 'needs-more', 'already-answered', 'absence', 'other'] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

/** 8.5.1, 10.1: in which form an answer was promised, and was given. */
export const ANSWER_FORMS = ['phone', 'in-person', 'e-mail', 'letter', 'in-laipa'] as const;
export type AnswerForm = (typeof ANSWER_FORMS)[number];

/** Why a hand-over was not accepted. */
export const HAND_BACK_REASONS = [
  'outside-my-competence',
  'not-enough-known',
  'conflict-of-interest',
  'absence',
  'other',
] as const;
export type HandBackReason = (typeof HAND_BACK_REASONS)[number];

/** 10.2: what was answered to a meeting invitation. */
export const MEETING_ANSWERS = ['accepted', 'tentative', 'declined'] as const;
export type MeetingAnswer = (typeof MEETING_ANSWERS)[number];

// — the counter ——————————————————————————————————————————————————————————————————————————————————————

/** 6.9, 4.1, 4.2: whom of two who wait the clause serves first. */
export const QUEUE_GROUPS = ['external', 'internal'] as const;
export type QueueGroup = (typeof QUEUE_GROUPS)[number];

/** A visit from the ticket to the goodbye. `parked`: called and not come, put aside and found again when they return. */
export const VISIT_STATES = ['waiting', 'called', 'serving', 'paused', 'parked', 'closed', 'left', 'not-come'] as const;
export type VisitState = (typeof VISIT_STATES)[number];

/** The guided steps of a visit, in the order in which clause 6 names them: 6.1, 6.3, 6.4, 6.5, 6.10, 6.11, 6.12. */
export const VISIT_STEPS = [
  'greeted',
  'need-read-back',
  'solution-chosen',
  'next-steps-given',
  'understood',
  'channels-told',
  'goodbye',
] as const;
export type VisitStep = (typeof VISIT_STEPS)[number];

/** What a visit came to. */
export const VISIT_OUTCOMES = ['answered', 'case', 'promised', 'referred', 'left-unserved'] as const;
export type VisitOutcome = (typeof VISIT_OUTCOMES)[number];

/** Why somebody was called now: the order itself, or what stood before it. */
export const CALL_CHOICES = ['arrival', 'appointment', 'returned', 'internal-limit', 'by-hand', 'again'] as const;
export type CallChoice = (typeof CALL_CHOICES)[number];

/** Who made a ticket. */
export const TICKET_SOURCES = ['kiosk', 'employee', 'appointment', 'transfer'] as const;
export type TicketSource = (typeof TICKET_SOURCES)[number];

/** What an employee at the counter is doing now; it drives the queue and the telephone (6.7). */
export const PRESENCE_STATES = ['free', 'serving', 'paused', 'away', 'break'] as const;
export type PresenceState = (typeof PRESENCE_STATES)[number];

/** An appointment from the booking to its end. `moving`: moved by us, the client has not chosen another time yet. */
export const APPOINTMENT_STATES = [
  'booked',
  'confirmed',
  'moving',
  'arrived',
  'served',
  'not-come',
  'cancelled',
] as const;
export type AppointmentState = (typeof APPOINTMENT_STATES)[number];

/** 5.1.7: why we move or cancel a consultation. */
export const MOVE_REASONS = ['employee-absent', 'place-closed', 'technical', 'overrun', 'other'] as const;
export type MoveReason = (typeof MOVE_REASONS)[number];

/** In which way a short message reaches a client. */
export const NOTICE_WAYS = ['e-mail', 'sms', 'print', 'screen', 'in-person'] as const;
export type NoticeWay = (typeof NOTICE_WAYS)[number];

/** What else there is beside the counter (6.11). */
export const SERVICE_WAYS = ['latvija', 'epakalpojumi', 'web', 'e-address', 'e-mail', 'phone'] as const;
export type ServiceWay = (typeof SERVICE_WAYS)[number];

/** Where a client rates a visit. */
export const SURVEY_WAYS = ['tablet', 'link'] as const;
export type SurveyWay = (typeof SURVEY_WAYS)[number];
