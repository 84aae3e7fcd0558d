import { readFileSync } from 'node:fs';
import { demoCalendar, riga } from '../time/calendars.fixture.ts';
import { dueAfter } from '../time/due-after.ts';
import { nearAt } from '../time/working-minutes.ts';
import type { EmployeeId, ReplyId, UnitId } from '../vocabulary/ids.ts';
import type { EventFacts, EventKind, JournalEvent, SubjectRef } from '../vocabulary/events.ts';
import { makeJudge } from './judge.ts';
import { loadStandard } from './load/load-standard.ts';
import type { Judge, Obligation } from './obligation.ts';
import type { Rules } from './rules.ts';
import type { Standard } from './standard.ts';

const FOLDER = new URL('../../standards/', import.meta.url);
export const FILES = [
  'adazi/2023-12-01.yaml',
  'law/administrativa-procesa-likums/2004-02-01.yaml',
  'law/iesniegumu-likums/2008-01-01.yaml',
  'law/iesniegumu-likums/2026-03-01.yaml',
  'law/informacijas-atklatibas-likums/1998-11-20.yaml',
  'law/vdar/2018-05-25.yaml',
] as const;

export function textOf(file: string): string {
  return readFileSync(new URL(file, FOLDER), 'utf8');
}

export function standardOf(text: string): Standard {
  const standard = loadStandard(text, 'fixture.yaml');
  if ('refused' in standard)
    throw new Error(standard.findings.map((one) => `${one.line}: ${one.message.en}`).join('\n'));
  return standard;
}

export function realStandards(): readonly Standard[] {
  return FILES.map((file) => standardOf(textOf(file)));
}

export const UNIT = '00000000-0000-4000-8000-000000000001' as UnitId;
export const OTHER_UNIT = '00000000-0000-4000-8000-000000000002' as UnitId;
export const ANNA = '00000000-0000-4000-8000-00000000000a' as EmployeeId;
export const JANIS = '00000000-0000-4000-8000-00000000000b' as EmployeeId;
export const REPLY = '00000000-0000-4000-8000-0000000000ff' as ReplyId;
export const CASE: SubjectRef = { kind: 'case', id: '00000000-0000-4000-8000-0000000000c1' };

const calendar = demoCalendar();

export function rulesOf(standards: readonly Standard[]): Rules {
  return {
    standards,
    count: (_unit, from, length) => dueAfter(calendar, from, length),
    near: (_unit, from, dueAt, share) => nearAt(calendar, from, dueAt, share),
    targetOf: () => null,
  };
}

/** One case's chain: events happen at a civil time in Riga, and what is owed follows. */
export interface Desk {
  happens<Kind extends EventKind>(kind: Kind, at: string, facts: EventFacts[Kind], actor?: EmployeeId): void;
  /** Rows of a clause, oldest first. */
  rows(clause: string): readonly Obligation[];
  /** The only row of a clause. */
  row(clause: string): Obligation;
  all(): readonly Obligation[];
  readonly events: readonly JournalEvent[];
}

export function desk(judge: Judge = makeJudge(rulesOf(realStandards())), subject: SubjectRef = CASE): Desk {
  const rows = new Map<string, Obligation>();
  const events: JournalEvent[] = [];
  const rowsOf = (clause: string) =>
    [...rows.values()].filter((one) => one.clause === clause).sort((a, b) => a.openedBy - b.openedBy);
  return {
    events,
    happens(kind, at, facts, actor = ANNA) {
      const event = {
        kind,
        at: riga(at),
        facts,
        subject,
        version: events.length + 1,
        actor,
      } as unknown as JournalEvent;
      for (const { obligation } of judge([...rows.values()], event)) rows.set(obligation.id, obligation);
      events.push(event);
    },
    rows: rowsOf,
    row(clause) {
      const [only, second] = rowsOf(clause);
      if (only === undefined || second !== undefined)
        throw new Error(`Clause ${clause} has ${rowsOf(clause).length} rows, not one`);
      return only;
    },
    all: () => [...rows.values()],
  };
}

/** A case opened by a resident's letter, as the desk records it: the case, then the letter. */
export function letterOpensCase(at: string, facts: Partial<EventFacts['case.opened']> = {}, on: Desk = desk()): Desk {
  on.happens('case.opened', at, {
    channel: 'e-mail',
    clientKind: 'natural-person',
    unit: UNIT,
    submission: 'question',
    needStated: true,
    followUpOf: null,
    ...facts,
  });
  on.happens('email.received', at, letter({ clientKind: facts.clientKind ?? 'natural-person' }));
  return on;
}

export function letter(facts: Partial<EventFacts['email.received']> = {}): EventFacts['email.received'] {
  return {
    mail: '00000000-0000-4000-8000-0000000000e1' as EventFacts['email.received']['mail'],
    kind: 'letter',
    awaitsAnswer: true,
    clientKind: 'natural-person',
    unit: UNIT,
    authentication: 'pass',
    ...facts,
  };
}

export function approval(facts: Partial<EventFacts['reply.approved']> = {}): EventFacts['reply.approved'] {
  const clauses = ['9.1', '9.2', '9.3', '9.4', '9.5', '5.1.2', '5.1.5', '5.7.4'];
  return {
    reply: REPLY,
    way: 'e-mail',
    checks: Object.fromEntries(clauses.map((clause) => [clause, 'passed' as const])),
    overridden: [],
    readThrough: true,
    readability: 80,
    answers: true,
    ...facts,
  };
}

export function delivery(answers = true): EventFacts['reply.delivered'] {
  return { reply: REPLY, answers, way: 'e-mail' };
}
