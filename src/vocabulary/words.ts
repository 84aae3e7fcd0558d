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
export const MAIL_FATES = ['waiting', 'opened', 'joined', 'quarantined', 'duplicate'] as const;
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
