import type { Tx } from '../../database/database.ts';
import { record } from '../../journal/index.ts';
import type { Fact } from '../../vocabulary/events.ts';
import type { CaseId, ClientId, MailId, UnitId } from '../../vocabulary/ids.ts';
import type { ClientKind } from '../../vocabulary/words.ts';
import { type Case, decideCase, openCase, isOpen, lockCase, recordOnCase } from '../cases/index.ts';
import { clientById } from '../clients/index.ts';
import { type Desk, newId } from '../context.ts';
import { authenticationOutcome } from './authentication.ts';
import { mailById, type MailRow, moveMail } from './mail.store.ts';
import { lockQuarantined, markAwaiting } from './release.store.ts';

export interface Released {
  readonly case: CaseId;
  readonly number: string;
}

export type ReleaseRefusal =
  | { readonly refused: 'no-such-case' }
  /** Somebody has released it meanwhile, or it never stood there. */
  | { readonly refused: 'not-in-quarantine'; readonly case: CaseId | null }
  | { readonly refused: 'case-merged'; readonly into: CaseId };

export interface ReleaseAsCase {
  readonly title: string;
  readonly unit: UnitId;
  readonly client: ClientId;
  readonly clientKind: ClientKind;
  /** Whether the letter awaits an answer: in quarantine only a person can tell. */
  readonly awaits: boolean;
}

/** A message in quarantine becomes a case. Its duties run from the moment it came: waiting with us is not the client's loss. */
export async function releaseAsCase(
  desk: Desk,
  tx: Tx,
  id: MailId,
  as: ReleaseAsCase,
): Promise<Released | ReleaseRefusal> {
  const mail = await heldMail(tx, id);
  if ('refused' in mail) return mail;
  const into = newId<CaseId>();
  const at = mail.received_at;
  const facts: Fact[] = [
    {
      kind: 'case.opened',
      at,
      facts: {
        channel: 'e-mail',
        clientKind: as.clientKind,
        unit: as.unit,
        submission: 'question',
        needStated: (mail.text ?? '').trim() !== '',
        followUpOf: null,
      },
    },
    received(mail, as.clientKind, as.unit, as.awaits),
  ];
  const row = {
    id: into,
    title: as.title,
    state: 'open',
    channel: 'e-mail',
    submission: 'question',
    client: as.client,
    unit: as.unit,
    holder: null,
    openedAt: at,
    followUpOf: null,
  } as const;
  const number = await openCase(desk, tx, row, facts);
  await recordReleased(desk, tx, id, into, 'opened', as.awaits);
  return { case: into, number };
}

/** A message in quarantine joins a case that is there already; a closed one opens again where an answer is awaited. */
export async function joinQuarantined(
  desk: Desk,
  tx: Tx,
  id: MailId,
  to: CaseId,
  awaits: boolean,
): Promise<Released | ReleaseRefusal> {
  const mail = await heldMail(tx, id);
  if ('refused' in mail) return mail;
  const before = await lockCase(tx, to);
  if (before === null) return { refused: 'no-such-case' };
  if (before.state === 'merged') return { refused: 'case-merged', into: before.mergedInto };
  const client = await clientById(tx, before.client);
  if (client === null) throw new Error(`Case ${to}: its client is missing`);
  const { after, facts } = reopened(before, awaits, desk.clock());
  await recordOnCase(desk, tx, after, [...facts, received(mail, client.kind, before.unit, awaits)], before);
  await recordReleased(desk, tx, id, to, 'joined', awaits);
  return { case: to, number: before.number };
}

function reopened(before: Case, awaits: boolean, now: Temporal.Instant): { after: Case; facts: readonly Fact[] } {
  if (!awaits) return { after: before, facts: [] };
  if (isOpen(before)) return { after: { ...before, state: 'open' }, facts: [] };
  const decided = decideCase(before, { do: 'reopen', why: 'client-wrote' }, now);
  if ('refused' in decided) throw new Error(`Case ${before.id} could not be reopened: ${decided.refused}`);
  return { after: decided.case, facts: decided.facts };
}

async function heldMail(tx: Tx, id: MailId): Promise<MailRow | ReleaseRefusal> {
  const held = await lockQuarantined(tx, id);
  const mail = await mailById(tx, id);
  return held && mail !== null ? mail : { refused: 'not-in-quarantine', case: mail?.case_id ?? null };
}

function received(mail: MailRow, clientKind: ClientKind, unit: UnitId, awaits: boolean): Fact {
  return {
    kind: 'email.received',
    at: mail.received_at,
    facts: {
      mail: mail.id,
      kind: mail.kind ?? 'unreadable',
      awaitsAnswer: awaits,
      clientKind,
      unit,
      authentication: authenticationOutcome(mail.authentication),
    },
  };
}

async function recordReleased(
  desk: Desk,
  tx: Tx,
  id: MailId,
  to: CaseId,
  fate: 'opened' | 'joined',
  awaits: boolean,
): Promise<void> {
  await record(tx, desk.rules.current(), {
    subject: { kind: 'mail', id },
    expected: 'current',
    facts: [{ kind: 'email.released', at: desk.clock(), facts: { mail: id, case: to } }],
    actor: tx.identity.employee,
  });
  await moveMail(tx, id, to, fate);
  await markAwaiting(tx, id, awaits);
  tx.afterCommit(() => desk.notify(['quarantine']));
}
