import { composeAnswer } from './answer.ts';
import { makeLetter } from './letters.ts';
import { pick } from '../machine/random.ts';
import type { OpenedDesk } from '../../src/open-desk.ts';
import { type Judged, judgeFacts } from '../../src/journal/record.ts';
import { columnsOf } from '../../src/desk/mail/receive.ts';
import { mailTitle, readMail } from '../../src/desk/mail/index.ts';
import type { ReadColumns, WaitingMail } from '../../src/desk/mail/mail.store.ts';
import { EMPLOYEES } from '../../src/seed/demo-people.ts';
import type { EmployeeId, CaseId, MailId, ReplyId, UnitId } from '../../src/vocabulary/ids.ts';
import type { Fact, SubjectRef } from '../../src/vocabulary/events.ts';
import type { CaseState, GateResult } from '../../src/vocabulary/words.ts';

/** How far a case has come. */
export type Stage = 'new' | 'taken' | 'answered' | 'closed';

/** A case with everything that belongs to it, ready to be written. */
export interface History {
  readonly case: CaseId;
  readonly title: string;
  readonly state: CaseState;
  readonly unit: UnitId;
  readonly holder: EmployeeId | null;
  readonly client: { readonly name: string; readonly address: string };
  readonly openedAt: Temporal.Instant;
  readonly closedAt: Temporal.Instant | null;
  readonly changedAt: Temporal.Instant;
  readonly mail: {
    readonly id: MailId;
    readonly raw: Buffer;
    readonly waiting: WaitingMail;
    readonly columns: ReadColumns;
  };
  readonly reply: ReturnType<typeof composeAnswer> | null;
  readonly judged: Judged;
  readonly rulesVersion: number;
}

const CHECKS: Readonly<Record<string, GateResult>> = {
  '9': 'passed',
  '9.1': 'passed',
  '9.2': 'passed',
  '9.3': 'passed',
  '9.4': 'passed',
  '9.5': 'passed',
  '5.1.2': 'passed',
  '5.7.4': 'warned',
};

/** One case from its letter to its end: read, placed, judged by the product's own functions. Pure but for `random`. */
export function makeHistory(
  desk: OpenedDesk,
  random: () => number,
  nth: number,
  openedAt: Temporal.Instant,
  stage: Stage,
  clients: number,
): History {
  const [address, mailbox] = pick(random, [...desk.addresses()]);
  const letter = makeLetter(random, `vesture-${nth}`, address, openedAt, 'bare', clients);
  const read = readMail(letter.raw, { origin: desk.settings.origin, messageIdDomains: [desk.settings.origin] });
  const ids = {
    case: idAt<CaseId>(openedAt, random),
    mail: idAt<MailId>(openedAt, random),
    reply: idAt<ReplyId>(openedAt, random),
  };
  const holder = pick(random, holdersOf(mailbox.unit));
  const at = {
    taken: openedAt.add({ minutes: 20 + Math.floor(random() * 300) }),
    answered: openedAt.add({ minutes: 400 + Math.floor(random() * 6000) }),
  };
  const facts = factsOf(ids, mailbox.unit, holder, openedAt, at, stage);
  const rules = desk.rules.current();
  const subject: SubjectRef = { kind: 'case', id: ids.case };
  const waiting: WaitingMail = {
    id: ids.mail,
    content_hash: Buffer.alloc(0),
    received_at: openedAt,
    envelope_from: letter.address,
    envelope_to: [address],
    mailbox_id: mailbox.mailbox,
    authentication: null,
    attempts: 0,
  };
  const answered = stage === 'answered' || stage === 'closed';
  const last = facts.at(-1)?.at ?? openedAt;
  return {
    case: ids.case,
    title: mailTitle(read),
    state: stage === 'closed' ? 'closed' : stage === 'answered' ? 'answered' : 'open',
    unit: mailbox.unit,
    holder: stage === 'new' ? null : holder,
    client: { name: letter.from, address: letter.address },
    openedAt,
    closedAt: stage === 'closed' ? last : null,
    changedAt: last,
    mail: { id: ids.mail, raw: letter.raw, waiting, columns: columnsOf(read, waiting) },
    reply: answered
      ? composeAnswer(random, ids, holder, mailTitle(read), letter, at.answered, desk.settings.origin)
      : null,
    judged: judgeFacts(rules, null, { subject, facts, actor: stage === 'new' ? null : holder }),
    rulesVersion: rules.version,
  };
}

function factsOf(
  ids: { mail: MailId; reply: ReplyId },
  unit: UnitId,
  holder: EmployeeId,
  opened: Temporal.Instant,
  at: { taken: Temporal.Instant; answered: Temporal.Instant },
  stage: Stage,
): Fact[] {
  const begun: Fact[] = [
    {
      kind: 'case.opened',
      at: opened,
      facts: {
        channel: 'e-mail',
        clientKind: 'natural-person',
        unit,
        submission: 'question',
        needStated: true,
        followUpOf: null,
      },
    },
    {
      kind: 'email.received',
      at: opened,
      facts: {
        mail: ids.mail,
        kind: 'letter',
        awaitsAnswer: true,
        clientKind: 'natural-person',
        unit,
        authentication: 'none',
      },
    },
  ];
  if (stage === 'new') return begun;
  const taken: Fact[] = [...begun, { kind: 'case.taken', at: at.taken, facts: { holder, unit } }];
  if (stage === 'taken') return taken;
  const answered: Fact[] = [
    ...taken,
    {
      kind: 'reply.approved',
      at: at.answered,
      facts: {
        reply: ids.reply,
        way: 'e-mail',
        checks: CHECKS,
        overridden: [],
        readThrough: true,
        readability: 71,
        answers: true,
      },
    },
    {
      kind: 'reply.delivered',
      at: at.answered.add({ seconds: 12 }),
      facts: { reply: ids.reply, answers: true, way: 'e-mail' },
    },
  ];
  if (stage === 'answered') return answered;
  return [...answered, { kind: 'case.closed', at: at.answered.add({ hours: 3 }), facts: { outcome: 'answered' } }];
}

function holdersOf(unit: UnitId): EmployeeId[] {
  const own = EMPLOYEES.filter((one) => one.unit === unit).map(({ id }) => id);
  return own.length > 0 ? own : EMPLOYEES.slice(0, 1).map(({ id }) => id);
}

/** A UUID of version 7 whose time is given and whose rest comes from the seed. */
function idAt<Id extends string>(at: Temporal.Instant, random: () => number): Id {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(at.epochMilliseconds, 0, 6);
  for (let place = 6; place < 16; place += 1) bytes[place] = Math.floor(random() * 256);
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f);
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-') as Id;
}
