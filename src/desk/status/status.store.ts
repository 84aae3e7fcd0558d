import type { Tx } from '../../database/database.ts';
import { CASE_STATES, type CaseState, MAIL_FATES, type MailFate, REPLY_STATES } from '../../vocabulary/words.ts';
import { VERDICTS } from '../../vocabulary/verdict.ts';

/** The desk in figures; each message received stands under exactly one fate. */
export interface Status {
  readonly cases: number;
  readonly casesByState: Readonly<Record<CaseState, number>>;
  readonly messages: {
    /** All messages ever received, counted by themselves: equal to the sum of the fates. */
    readonly total: number;
    readonly received: Readonly<Record<MailFate, number>>;
    /** Replies that have left their author's hands, and what became of them. */
    readonly sent: Readonly<Record<'queued' | 'sending' | 'delivered' | 'bounced' | 'failed', number>>;
    readonly drafts: number;
  };
  readonly obligations: Readonly<Record<'open' | 'met' | 'breached' | 'excused' | 'notAssessable', number>>;
  readonly jobs: Readonly<Record<'waiting' | 'failing' | 'given_up', number>>;
}

type Counted = { readonly key: string; readonly count: number };

/** Counts all of it in one statement. */
export async function readStatus(tx: Tx): Promise<Status> {
  const row = await tx.one<{
    cases: Counted[];
    mail: Counted[];
    replies: Counted[];
    obligations: Counted[];
    jobs: Status['jobs'];
    total: number;
  }>(
    `select
       (select coalesce(json_agg(c), '[]') from (select state as key, count(*) from desk_case where tenant = $1 group by 1) c) as cases,
       (select coalesce(json_agg(c), '[]') from (select fate as key, count(*) from mail where tenant = $1 group by 1) c) as mail,
       (select coalesce(json_agg(c), '[]') from (select state as key, count(*) from reply where tenant = $1 group by 1) c) as replies,
       (select coalesce(json_agg(c), '[]') from (select verdict as key, count(*) from obligation where tenant = $1 group by 1) c) as obligations,
       (select count(*) from mail where tenant = $1) as total,
       job_figures() as jobs`,
    [tx.identity.tenant],
  );
  if (row === null) throw new Error('The status was not read');
  const replies = counts(REPLY_STATES, row.replies);
  const verdicts = counts(VERDICTS, row.obligations);
  return {
    cases: sum(row.cases),
    casesByState: counts(CASE_STATES, row.cases),
    messages: {
      total: row.total,
      received: counts(MAIL_FATES, row.mail),
      sent: {
        queued: replies.approved,
        sending: replies.sent,
        delivered: replies.delivered,
        bounced: replies.bounced,
        failed: replies.failed,
      },
      drafts: replies.draft,
    },
    obligations: {
      open: verdicts.open,
      met: verdicts.met,
      breached: verdicts.breached,
      excused: verdicts.excused,
      notAssessable: verdicts['not-assessable'],
    },
    jobs: row.jobs,
  };
}

function counts<Key extends string>(keys: readonly Key[], counted: readonly Counted[]): Record<Key, number> {
  const found = new Map(counted.map(({ key, count }) => [key, count]));
  return Object.fromEntries(keys.map((key) => [key, found.get(key) ?? 0])) as Record<Key, number>;
}

function sum(counted: readonly Counted[]): number {
  return counted.reduce((total, { count }) => total + count, 0);
}
