import type { Identity, Tx } from '../../database/database.ts';
import { type Job, record } from '../../journal/index.ts';
import type { EmployeeId, MeetingId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import { knownDirectory } from '../directory/index.ts';
import { saveBusy } from './busy.store.ts';
import { conflictsOfAll, type MeetingRefusal, type MeetingToCall, timeRefusal } from './call-meeting.ts';
import { type Guest, guestList } from './guest-list.ts';
import { inviteColleagues, releaseColleagues } from './invite-colleagues.ts';
import { lockInvitationsOf } from './invitations.store.ts';
import type { Meeting, MeetingGuest } from './meeting.ts';
import { guestsOf, lockMeeting, meetingById, saveGuests, saveMeeting } from './meetings.store.ts';
import { sendToGuests } from './send-to-guests.ts';

export type MeetingChange = Omit<MeetingToCall, 'files' | 'case'>;

type Actor = Identity & { readonly employee: EmployeeId };

/**
 * Changes a meeting: those invited get the invitation anew with a higher SEQUENCE, who was taken off the list gets it
 * called off. Where the time moved, everybody is asked again.
 */
export async function changeMeeting(
  desk: Desk,
  identity: Actor,
  id: MeetingId,
  given: MeetingChange,
): Promise<{ readonly id: MeetingId } | MeetingRefusal> {
  const wrong = timeRefusal(given, desk.clock());
  if (wrong !== null) return wrong;
  return asOrganiser(desk, identity, id, async (tx, before) => {
    const at = desk.clock();
    const directory = await knownDirectory(desk.database, tx);
    const day = at.toZonedDateTimeISO('Europe/Riga').toPlainDate();
    const wanted = guestList(directory, given.guests, identity.employee, desk.addresses(), day);
    if ('refused' in wanted) return wanted;
    if (!given.despiteConflicts) {
      const except = [id, ...(await lockInvitationsOf(tx, id)).map((one) => one.id)];
      const conflicts = await conflictsOfAll(tx, identity.employee, wanted, given.span, except);
      if (conflicts.length > 0) return { refused: 'conflicts', conflicts };
    }
    const moved = !before.span.start.equals(given.span.start) || !before.span.end.equals(given.span.end);
    const known = await guestsOf(tx, id);
    const after: Meeting = {
      ...before,
      title: given.title.trim(),
      agenda: given.agenda.trim(),
      place: given.place.trim(),
      span: given.span,
      sequence: before.sequence + 1,
    };
    const guests = wanted.map((one) => carried(one, known, moved));
    const gone = known.filter(({ address }) => !guests.some((one) => one.address === address));
    await saveMeeting(tx, after);
    await saveGuests(tx, id, guests, at);
    await saveBusy(tx, id, after.organiser, [after.span], false);
    const jobs: Job[] = [
      ...(await sendToGuests(desk, tx, after, { what: 'changed', method: 'REQUEST', to: guests, all: guests })),
      ...(await sendToGuests(desk, tx, after, { what: 'called-off', method: 'CANCEL', to: gone, all: gone })),
    ];
    const facts = { invited: guests.length, startsAt: after.span.start.toString() };
    await record(tx, desk.rules.current(), {
      subject: { kind: 'meeting', id },
      expected: 'current',
      facts: [{ kind: 'meeting.changed', at, facts }],
      actor: identity.employee,
      jobs,
    });
    await inviteColleagues(desk, tx, after, guests);
    return { id };
  });
}

/** Calls a meeting off: everybody invited gets a CANCEL with the reason, where one was given. */
export async function callOffMeeting(
  desk: Desk,
  identity: Actor,
  id: MeetingId,
  reason: string,
): Promise<{ readonly id: MeetingId } | MeetingRefusal> {
  return asOrganiser(desk, identity, id, async (tx, before) => {
    const at = desk.clock();
    const after: Meeting = {
      ...before,
      sequence: before.sequence + 1,
      calledOffAt: at,
      callOffReason: reason.trim().slice(0, 500),
    };
    const guests = await guestsOf(tx, id);
    await saveMeeting(tx, after);
    await saveBusy(tx, id, after.organiser, [], false);
    await record(tx, desk.rules.current(), {
      subject: { kind: 'meeting', id },
      expected: 'current',
      facts: [{ kind: 'meeting.called-off', at, facts: {} }],
      actor: identity.employee,
      jobs: await sendToGuests(desk, tx, after, { what: 'called-off', method: 'CANCEL', to: guests, all: guests }),
    });
    await releaseColleagues(desk, tx, after);
    return { id };
  });
}

/** Only whoever called a meeting changes it, while it is ahead. */
async function asOrganiser<Done>(
  desk: Desk,
  identity: Actor,
  id: MeetingId,
  work: (tx: Tx, before: Meeting) => Promise<Done | MeetingRefusal>,
): Promise<Done | MeetingRefusal> {
  const seen = await desk.database.read(identity, (tx) => meetingById(tx, id));
  if (seen === null) return { refused: 'no-such-meeting' };
  if (seen.organiser !== identity.employee) return { refused: 'not-allowed' };
  return desk.database.write({ ...identity, system: true }, async (tx): Promise<Done | MeetingRefusal> => {
    const before = await lockMeeting(tx, id);
    if (before === null) return { refused: 'no-such-meeting' };
    if (before.calledOffAt !== null) return { refused: 'called-off' };
    if (Temporal.Instant.compare(before.span.end, desk.clock()) <= 0) return { refused: 'over' };
    const done = await work(tx, before);
    tx.afterCommit(() => desk.notify([`employee:${before.organiser}`]));
    return done;
  });
}

/** What somebody answered stands, unless the time moved. */
function carried(one: Guest, known: readonly MeetingGuest[], moved: boolean): MeetingGuest {
  const before = known.find(({ address }) => address === one.address);
  if (before === undefined || moved) return one;
  return { ...before, name: one.name || before.name };
}
