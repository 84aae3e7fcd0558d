import type { EventFacts, EventKind } from '../vocabulary/events.ts';
import {
  ANSWER_FORMS,
  BARRED_GROUNDS,
  HAND_BACK_REASONS,
  MEETING_ANSWERS,
  RETURN_REASONS,
  CHANNELS,
  CONFLICT_GROUNDS,
  DIRECTORY_SOURCES,
  DISCLOSED_TO,
  DISCLOSURE_REFUSALS,
  EXCEPTIONAL_POWERS,
  MANDATE_KINDS,
  READING_GROUNDS,
  RECORD_KINDS,
  WALL_GROUNDS,
  CLIENT_KINDS,
  CLOSING_OUTCOMES,
  HAND_OVER_REASONS,
  MAIL_KINDS,
  QUARANTINE_REASONS,
  REPLY_WAYS,
  SUBMISSION_KINDS,
} from '../vocabulary/words.ts';

/** What a fact may be: one of a closed list of words, or a plain kind of value. */
export type FactShape = readonly string[] | 'boolean' | 'number' | 'id' | 'list';

/**
 * The facts of every event, for the loader: a condition on a misspelt fact would never hold, and nobody would be told.
 * The compiler holds the table to `EventFacts`.
 */
export const FACTS: { readonly [Kind in EventKind]: { readonly [Name in keyof EventFacts[Kind]]: FactShape } } = {
  'case.opened': {
    channel: CHANNELS,
    clientKind: CLIENT_KINDS,
    unit: 'id',
    submission: SUBMISSION_KINDS,
    needStated: 'boolean',
    followUpOf: 'id',
  },
  'case.classified': { submission: SUBMISSION_KINDS },
  'case.taken': { holder: 'id', unit: 'id' },
  'case.released': { unit: 'id' },
  'case.assigned': { holder: 'id', unit: 'id' },
  'case.handed-over': { unit: 'id', holder: 'id', reason: HAND_OVER_REASONS },
  'case.noted': { note: 'id' },
  'case.put-to-client': {},
  'case.closed': { outcome: CLOSING_OUTCOMES },
  'case.reopened': { why: ['client-wrote', 'employee', 'reply-bounced', 'undo'] },
  'case.merged': { into: 'id' },
  'case.absorbed': { from: 'id' },
  'case.unmerged': { outOf: 'id' },
  'case.parted': { from: 'id' },
  'case.split': { into: 'id', mail: 'id' },
  'email.received': {
    mail: 'id',
    kind: MAIL_KINDS,
    awaitsAnswer: 'boolean',
    clientKind: CLIENT_KINDS,
    unit: 'id',
    authentication: ['pass', 'fail', 'none'],
  },
  'email.quarantined': { mail: 'id', reason: QUARANTINE_REASONS },
  'email.released': { mail: 'id', case: 'id' },
  'email.moved': { mail: 'id', to: 'id' },
  'reply.approved': {
    reply: 'id',
    way: REPLY_WAYS,
    checks: 'list',
    overridden: 'list',
    readThrough: 'boolean',
    readability: 'number',
    answers: 'boolean',
  },
  'reply.withdrawn': { reply: 'id' },
  'reply.delivered': { reply: 'id', answers: 'boolean', way: REPLY_WAYS },
  'reply.failed': { reply: 'id', code: 'number' },
  'reply.bounced': { reply: 'id', status: 'id' },
  'directory.published': {
    source: DIRECTORY_SOURCES,
    changes: 'number',
    units: 'number',
    posts: 'number',
    vacancies: 'number',
    resolved: 'boolean',
  },
  'case.read': { case: 'id', ground: READING_GROUNDS, reasonStated: 'boolean', breakGlass: 'boolean', unit: 'id' },
  'power.used': { power: EXCEPTIONAL_POWERS, reasonStated: 'boolean', case: 'id', client: 'id', unit: 'id' },
  'power.reviewed': { uses: 'number' },
  'deed.barred': { ground: BARRED_GROUNDS, case: 'id' },
  'interest.declared': { declaration: 'id', occasion: ['yearly', 'ad-hoc'], interests: 'number' },
  'case.recused': { from: 'id', holder: 'id', unit: 'id', ground: CONFLICT_GROUNDS, recused: 'boolean' },
  'recusal.acknowledged': { wall: 'id' },
  'wall.raised': { wall: 'id', employee: 'id', ground: WALL_GROUNDS, unit: 'id' },
  'wall.lifted': { wall: 'id', employee: 'id' },
  'case.restricted': { people: 'number' },
  'case.unrestricted': {},
  'information.disclosed': {
    disclosure: 'id',
    to: DISCLOSED_TO,
    unit: 'id',
    identityChecked: 'boolean',
    authorityRecorded: 'boolean',
  },
  'disclosure.refused': { disclosure: 'id', why: DISCLOSURE_REFUSALS },
  'authority.recorded': { authority: 'id' },
  'authority.revoked': { authority: 'id' },
  'statement.made': { reply: 'id', mandated: 'boolean' },
  'mandate.given': { mandate: 'id', mandateKind: MANDATE_KINDS },
  'mandate.ended': { mandate: 'id', mandateKind: MANDATE_KINDS },
  'client.changed': { fields: 'number' },
  'client.merged': { into: 'id' },
  'client.absorbed': { from: 'id' },
  'client.unmerged': { outOf: 'id' },
  'client.parted': { from: 'id' },
  'client.exported': { records: 'number' },
  'client.erased': { records: 'number' },
  'records.erased': { records: 'number', recordKind: RECORD_KINDS },
  'request.received': {
    asker: 'id',
    unit: 'id',
    holder: 'id',
    channel: CHANNELS,
    case: 'id',
    clientKind: CLIENT_KINDS,
  },
  'request.taken': { holder: 'id', unit: 'id' },
  'request.assigned': { holder: 'id', unit: 'id' },
  'request.interim-answered': { explained: 'boolean', answerBy: 'id' },
  'request.answered': { channel: CHANNELS },
  'request.returned': { reason: RETURN_REASONS },
  'request.withdrawn': {},
  'request.rated': { score: 'number' },
  'task.sent': { task: 'id', participants: 'number', otherUnit: 'boolean', headsCopied: 'boolean', copies: 'number' },
  'task.part-done': { part: 'id' },
  'task.part-reopened': { part: 'id' },
  'task.done': {},
  'task.called-off': {},
  'invitation.received': { unit: 'id', holder: 'id', startsAt: 'id' },
  'invitation.updated': { startsAt: 'id', answerAgain: 'boolean' },
  'invitation.cancelled': {},
  'invitation.accepted': { tentative: 'boolean' },
  'invitation.declined': { reasonStated: 'boolean' },
  'meeting.called': { invited: 'number', startsAt: 'id' },
  'meeting.changed': { invited: 'number', startsAt: 'id' },
  'meeting.called-off': {},
  'meeting.answered': { answer: MEETING_ANSWERS, reasonStated: 'boolean' },
  'answer.promised': {
    promise: 'id',
    to: ['client', 'colleague'],
    form: ANSWER_FORMS,
    answerBy: 'id',
    parent: 'id',
    unit: 'id',
    holder: 'id',
  },
  'answer.given': { promise: 'id', form: ANSWER_FORMS },
  'promise.renegotiated': { promise: 'id', answerBy: 'id', agreed: 'boolean' },
  'promise.passed-on': { promise: 'id', holder: 'id', unit: 'id' },
  'promise.called-off': { promise: 'id' },
  'case.handed-back': { unit: 'id', holder: 'id', reason: HAND_BACK_REASONS, times: 'number' },
  'discussion.ended': { phraseGiven: 'boolean', unit: 'id' },
  'deadline.neared': { obligation: 'id' },
  'deadline.passed': { obligation: 'id' },
};

/** In a condition: any id, as against none. */
export const PRESENT = 'present';

/** Whether the facts are as the conditions want them. */
export function agree(when: Readonly<Record<string, unknown>>, facts: Readonly<Record<string, unknown>>): boolean {
  for (const name in when) {
    const wanted = when[name];
    const given = facts[name];
    if (
      wanted === PRESENT
        ? given === null || given === undefined
        : Array.isArray(wanted)
          ? !wanted.includes(given)
          : wanted !== given
    )
      return false;
  }
  return true;
}
