import type { Tx } from '../../database/database.ts';
import type { Fact } from '../../vocabulary/events.ts';
import type { CaseId, ClientId, EmployeeId, NoteId, UnitId } from '../../vocabulary/ids.ts';
import type { Channel, ClientKind, SubmissionKind } from '../../vocabulary/words.ts';
import { type Desk, newId } from '../context.ts';
import { insertNote } from './cases.store.ts';
import { openCase } from './open-case.ts';

export interface HandOpened {
  readonly channel: Channel;
  readonly client: ClientId;
  readonly clientKind: ClientKind;
  readonly unit: UnitId;
  readonly holder: EmployeeId | null;
  readonly submission: SubmissionKind;
  readonly title: string;
  /** 5.3.1: what the client needs, in the client's own words; kept as the first note. */
  readonly need: string;
}

/** Opens a case that did not come by e-mail: the client said it at the counter, by telephone, by letter. */
export async function openByHand(desk: Desk, tx: Tx, made: HandOpened): Promise<{ id: CaseId; number: string }> {
  const author = tx.identity.employee;
  if (author === null) throw new Error('A case by hand has somebody who opens it');
  const id = newId<CaseId>();
  const note = newId<NoteId>();
  const at = desk.clock();
  const facts: Fact[] = [
    {
      kind: 'case.opened',
      at,
      facts: {
        channel: made.channel,
        clientKind: made.clientKind,
        unit: made.unit,
        submission: made.submission,
        needStated: made.need.trim() !== '',
        followUpOf: null,
      },
    },
    { kind: 'case.noted', at, facts: { note } },
  ];
  if (made.holder !== null) facts.push({ kind: 'case.taken', at, facts: { holder: made.holder, unit: made.unit } });
  const row = {
    id,
    title: made.title,
    state: 'open',
    channel: made.channel,
    submission: made.submission,
    client: made.client,
    unit: made.unit,
    holder: made.holder,
    openedAt: at,
    followUpOf: null,
  } as const;
  const number = await openCase(desk, tx, row, facts);
  await insertNote(tx, { id: note, case: id, author, text: made.need, at });
  return { id, number };
}
