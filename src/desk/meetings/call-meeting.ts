import type { Identity, Tx } from '../../database/database.ts';
import { record } from '../../journal/index.ts';
import type { CaseId, EmailAddress, EmployeeId, MeetingId, UnitId } from '../../vocabulary/ids.ts';
import { caseById } from '../cases/index.ts';
import { keepBytes } from '../contents/index.ts';
import { type Desk, newId } from '../context.ts';
import { knownDirectory } from '../directory/index.ts';
import { may } from '../powers/index.ts';
import { type Conflict, conflictsOf, saveBusy } from './busy.store.ts';
import type { Span } from './calendar/calendar-event.ts';
import { type Guest, type GuestRefusal, type GuestsWanted, guestList } from './guest-list.ts';
import { inviteColleagues } from './invite-colleagues.ts';
import type { Meeting, MeetingFile } from './meeting.ts';
import { holdDocuments, saveGuests, saveMeeting } from './meetings.store.ts';
import { sendToGuests } from './send-to-guests.ts';

export const MOST_FILE_BYTES = 20 * 1024 * 1024;
const MOST_FILES = 10;

export interface MeetingToCall {
  readonly title: string;
  readonly agenda: string;
  readonly place: string;
  readonly span: Span;
  readonly guests: GuestsWanted;
  readonly case: CaseId | null;
  /** Names are safe to show and to save under already. */
  readonly files: readonly { readonly name: string; readonly type: string; readonly bytes: Buffer }[];
  /** The conflicts were shown, and the meeting stands all the same. */
  readonly despiteConflicts: boolean;
}

export type MeetingRefusal =
  | GuestRefusal
  | { readonly refused: 'not-allowed' | 'title-missing' | 'ends-before-it-begins' | 'in-the-past' | 'too-long' }
  | { readonly refused: 'no-address' | 'no-such-case' | 'no-such-meeting' | 'called-off' | 'over' }
  | { readonly refused: 'files-too-large'; readonly bytes: number }
  | { readonly refused: 'conflicts'; readonly conflicts: readonly Conflict[] };

/**
 * Calls a meeting: those invited get a real invitation (iTIP REQUEST) with agenda and documents, colleagues have it in their
 * work at once (10.2). Conflicts of colleagues and one's own are told first; whoever saw them may invite all the same.
 */
export async function callMeeting(
  desk: Desk,
  identity: Identity & { readonly employee: EmployeeId },
  given: MeetingToCall,
): Promise<{ readonly id: MeetingId } | MeetingRefusal> {
  if (!may(identity, 'meeting.write')) return { refused: 'not-allowed' };
  const wrong = timeRefusal(given, desk.clock());
  if (wrong !== null) return wrong;
  // A case is named by whoever may see it.
  const about = given.case === null ? null : await caseSeen(desk, identity, given.case);
  if (given.case !== null && about === null) return { refused: 'no-such-case' };
  return desk.database.write({ ...identity, system: true }, async (tx) => {
    const prepared = await prepare(desk, tx, identity, given);
    if ('refused' in prepared) return prepared;
    const id = newId<MeetingId>();
    const at = desk.clock();
    const meeting: Meeting = {
      id,
      uid: `${id}@${desk.settings.origin}`,
      organiser: identity.employee,
      unit: prepared.unit,
      address: prepared.address,
      case: given.case,
      title: given.title.trim(),
      agenda: given.agenda.trim(),
      place: given.place.trim(),
      span: given.span,
      sequence: 0,
      attachments: prepared.files,
      madeAt: at,
      calledOffAt: null,
      callOffReason: '',
    };
    await saveMeeting(tx, meeting);
    await holdDocuments(tx, meeting);
    await saveGuests(tx, id, prepared.guests, at);
    await saveBusy(tx, id, meeting.organiser, [meeting.span], false);
    const letter = await sendToGuests(desk, tx, meeting, {
      what: 'called',
      method: 'REQUEST',
      to: prepared.guests,
      all: prepared.guests,
    });
    await record(tx, desk.rules.current(), {
      subject: { kind: 'meeting', id },
      expected: 0,
      facts: [
        {
          kind: 'meeting.called',
          at,
          facts: { invited: prepared.guests.length, startsAt: given.span.start.toString() },
        },
      ],
      actor: identity.employee,
      jobs: letter,
    });
    await inviteColleagues(desk, tx, meeting, prepared.guests);
    tx.afterCommit(() =>
      desk.notify([`employee:${identity.employee}`, ...(given.case === null ? [] : [`case:${given.case}` as const])]),
    );
    return { id };
  });
}

/** What is wrong with when and what, or `null`. Pure. */
export function timeRefusal(
  { title, span }: Pick<MeetingToCall, 'title' | 'span'>,
  now: Temporal.Instant,
): MeetingRefusal | null {
  if (title.trim() === '') return { refused: 'title-missing' };
  if (Temporal.Instant.compare(span.end, span.start) <= 0) return { refused: 'ends-before-it-begins' };
  if (span.start.until(span.end).total('hours') > 24 * 14) return { refused: 'too-long' };
  if (Temporal.Instant.compare(span.start, now) < 0) return { refused: 'in-the-past' };
  return null;
}

interface Prepared {
  readonly guests: readonly Guest[];
  readonly unit: UnitId;
  readonly address: EmailAddress;
  readonly files: readonly MeetingFile[];
}

async function prepare(
  desk: Desk,
  tx: Tx,
  identity: Identity & { readonly employee: EmployeeId },
  given: MeetingToCall,
): Promise<Prepared | MeetingRefusal> {
  const directory = await knownDirectory(desk.database, tx);
  const day = desk.clock().toZonedDateTimeISO('Europe/Riga').toPlainDate();
  const guests = guestList(directory, given.guests, identity.employee, desk.addresses(), day);
  if ('refused' in guests) return guests;
  const [unit] = identity.units;
  const address = unit === undefined ? null : addressFor(desk, unit);
  if (unit === undefined || address === null) return { refused: 'no-address' };
  if (!given.despiteConflicts) {
    const conflicts = await conflictsOfAll(tx, identity.employee, guests, given.span, []);
    if (conflicts.length > 0) return { refused: 'conflicts', conflicts };
  }
  const bytes = given.files.reduce((sum, file) => sum + file.bytes.length, 0);
  if (bytes > MOST_FILE_BYTES || given.files.length > MOST_FILES) return { refused: 'files-too-large', bytes };
  const files: MeetingFile[] = [];
  for (const { name, type, bytes: content } of given.files) {
    const hash = (await keepBytes(tx, content)).toString('hex');
    files.push({ name, mediaType: mediaType(type), size: content.length, hash });
  }
  return { guests, unit, address, files };
}

/** The conflicts of everybody concerned; titles only of the reader's own meetings. */
export async function conflictsOfAll(
  tx: Tx,
  organiser: EmployeeId,
  guests: readonly Pick<Guest, 'employee'>[],
  span: Span,
  except: readonly MeetingId[],
): Promise<Conflict[]> {
  const people = [organiser, ...guests.flatMap(({ employee }) => employee ?? [])];
  const found = await conflictsOf(tx, people, span, except);
  return found.map((one) => (one.employee === organiser ? one : { ...one, title: null }));
}

/** The address of the unit; where it has none, the first of the municipality's own. */
function addressFor(desk: Desk, unit: UnitId): EmailAddress | null {
  const all = [...desk.addresses()].sort(([a], [b]) => a.localeCompare(b));
  return (all.find(([, found]) => found.unit === unit) ?? all[0])?.[0] ?? null;
}

async function caseSeen(desk: Desk, identity: Identity, id: CaseId) {
  return desk.database.read(identity, (tx) => caseById(tx, id));
}

function mediaType(said: string): string {
  return /^[a-z0-9]+\/[a-z0-9.+-]{1,100}$/i.test(said) ? said.toLowerCase() : 'application/octet-stream';
}
