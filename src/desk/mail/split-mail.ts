import type { Identity, Tx } from '../../database/database.ts';
import { retrying } from '../../journal/index.ts';
import type { Fact } from '../../vocabulary/events.ts';
import { type CaseId, type ClientId, type MailId, parseEmailAddress } from '../../vocabulary/ids.ts';
import {
  type Case,
  type CaseRefusal,
  decideCase,
  openCase,
  linkCases,
  lockCase,
  mergeCasesIn,
  type MergeRefusal,
  proposeClientKind,
  recordOnCase,
} from '../cases/index.ts';
import { type Client, clientById, clientForAddress } from '../clients/index.ts';
import { type Desk, newId } from '../context.ts';
import { isWalled, isWalledAddress } from '../walls/index.ts';
import { authenticationOutcome } from './authentication.ts';
import { mailById, type MailRow, moveMail } from './mail.store.ts';
import { mailTitle } from './mail-title.ts';
import { countMailOfCase, isWrittenIn, mailIdsOfCase, splitOutOf } from './split.store.ts';

export interface Split {
  readonly id: CaseId;
  readonly number: string;
}

export type SplitRefusal =
  | CaseRefusal
  | MergeRefusal
  | { readonly refused: 'no-such-case' }
  | { readonly refused: 'mail-not-in-case' }
  /** The new case has gone its own way: a reply or a note was written, or more letters came. */
  | { readonly refused: 'gone-its-own-way' };

/**
 * Makes a letter of a case a case of its own, owed from the day on which the letter came. What is owed in the old case
 * stays owed there: nobody loses an answer by tidying.
 */
export async function splitMail(desk: Desk, who: Identity, from: CaseId, mail: MailId): Promise<Split | SplitRefusal> {
  return retrying(() => desk.database.write(who, (tx) => splitMailIn(desk, tx, from, mail)));
}

/** The same within a transaction that does more. */
export async function splitMailIn(desk: Desk, tx: Tx, from: CaseId, mailId: MailId): Promise<Split | SplitRefusal> {
  const one = await lockCase(tx, from);
  if (one === null) return { refused: 'no-such-case' };
  const mail = await mailById(tx, mailId);
  if (mail === null || mail.case_id !== from) return { refused: 'mail-not-in-case' };
  // Whoever is walled off from the writer would find, make or hold that client's case by tidying.
  const sender = parseEmailAddress(mail.from_address);
  if (sender !== null && (await isWalledAddress(tx, sender))) return { refused: 'not-entrusted', clause: '5.4.3' };
  const now = desk.clock();
  const into = newId<CaseId>();
  const deed = { do: 'split', mail: mailId, into, mails: await countMailOfCase(tx, from) } as const;
  const decided = decideCase(one, deed, now);
  if ('refused' in decided) return decided;
  const number = await openForLetter(desk, tx, one, mail, into);
  await moveMail(tx, mailId, into, 'opened');
  const moved: Fact = { kind: 'email.moved', at: now, facts: { mail: mailId, to: into } };
  await recordOnCase(desk, tx, decided.case, [...decided.facts, moved], one);
  await linkCases(tx, into, from, 'split');
  return { id: into, number };
}

async function openForLetter(desk: Desk, tx: Tx, from: Case, mail: MailRow, id: CaseId): Promise<string> {
  const client = await senderOf(tx, from, mail);
  const holder = from.holder !== null && (await isWalled(tx, from.holder, id, client.id)) ? null : from.holder;
  const at = mail.received_at;
  const text = mail.text ?? '';
  const facts: Fact[] = [
    {
      kind: 'case.opened',
      at,
      facts: {
        channel: 'e-mail',
        clientKind: client.kind,
        unit: from.unit,
        submission: 'question',
        needStated: text.trim() !== '',
        followUpOf: null,
      },
    },
    {
      kind: 'email.received',
      at,
      facts: {
        mail: mail.id,
        kind: mail.kind ?? 'letter',
        awaitsAnswer: mail.awaits_answer,
        clientKind: client.kind,
        unit: from.unit,
        authentication: authenticationOutcome(mail.authentication),
      },
    },
  ];
  if (holder !== null) facts.push({ kind: 'case.assigned', at: desk.clock(), facts: { holder, unit: from.unit } });
  const row = {
    id,
    title: mailTitle({ subject: mail.subject ?? '', text }) || from.title,
    state: 'open',
    channel: 'e-mail',
    submission: 'question',
    client: client.id,
    unit: from.unit,
    holder,
    openedAt: at,
    followUpOf: null,
  } as const;
  return openCase(desk, tx, row, facts);
}

/** Whoever wrote the letter; the case's own client where the letter names nobody. */
async function senderOf(tx: Tx, from: Case, mail: MailRow): Promise<Client> {
  const address = parseEmailAddress(mail.from_address);
  const id =
    address === null
      ? from.client
      : await clientForAddress(tx, {
          id: newId<ClientId>(),
          name: mail.from_name || address,
          address,
          written: mail.from_address ?? address,
          kind: proposeClientKind(mail.from_name ?? '', address),
        });
  const client = await clientById(tx, id);
  if (client === null) throw new Error(`Client ${id} is missing`);
  return client;
}

/** Takes a split back: the letter returns, and the case made for it is merged into the one that it came from. */
export async function unsplitMail(desk: Desk, who: Identity, id: CaseId): Promise<{ into: CaseId } | SplitRefusal> {
  return retrying(() => desk.database.write(who, (tx) => unsplitMailIn(desk, tx, id)));
}

/** The same within a transaction that does more. */
export async function unsplitMailIn(desk: Desk, tx: Tx, id: CaseId): Promise<{ into: CaseId } | SplitRefusal> {
  const back = await splitOutOf(tx, id);
  if (back === null) return { refused: 'no-such-case' };
  const [mail, ...more] = await mailIdsOfCase(tx, id);
  if (mail === undefined || more.length > 0 || (await isWrittenIn(tx, id))) return { refused: 'gone-its-own-way' };
  const merged = await mergeCasesIn(desk, tx, id, back, { clientsAreOne: true });
  if ('refused' in merged) return merged;
  await moveMail(tx, mail, back, 'joined');
  const moved: Fact = { kind: 'email.moved', at: desk.clock(), facts: { mail, to: back } };
  await recordOnCase(desk, tx, merged.from, [moved], merged.from);
  return { into: back };
}
