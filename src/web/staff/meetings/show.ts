import { caseById } from '../../../desk/cases/index.ts';
import { bytesOf } from '../../../desk/contents/index.ts';
import { employeeById } from '../../../desk/directory/index.ts';
import {
  conflictsOf,
  feedOf,
  guestsOf,
  invitationById,
  invitationsAhead,
  lastLetter,
  meetingById,
  meetingsAhead,
} from '../../../desk/meetings/index.ts';
import { attachmentBytes, mailById } from '../../../desk/mail/index.ts';
import type { Desk } from '../../../desk/context.ts';
import type { PageDeps } from '../../page-deps.ts';
import { obligationsOfSubject } from '../../../journal/index.ts';
import type { EmployeeId, MeetingId } from '../../../vocabulary/ids.ts';
import { type Answer, file, refuse } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { type Enclosed, type InvitationView, invitationPage } from './invitation.page.ts';
import { listPage, type MeetingList } from './list.page.ts';
import { meetingPage } from './meeting.page.ts';

const ROWS = 60;

export function meOf(web: WebRequest): EmployeeId {
  if (web.me === null) throw new Error('A route of the staff was reached by nobody');
  return web.me.employee;
}

export async function showList(web: WebRequest, made: MeetingList['made'] = null): Promise<Answer> {
  const me = meOf(web);
  return web.read(async (tx) => {
    const [invitations, own, feed] = await Promise.all([
      invitationsAhead(tx, me, web.now, ROWS),
      meetingsAhead(tx, me, web.now, ROWS),
      feedOf(tx, me),
    ]);
    return listPage(web, { invitations, own, feed, made });
  });
}

const UNTOUCHED = { declining: false, typed: { reason: '', told: false }, errors: [] } as const;

/** An invitation or a meeting of ours, whichever has this id and is the reader's to see. */
export async function showOne(
  { desk }: PageDeps,
  web: WebRequest,
  id: MeetingId,
  again: Pick<InvitationView, 'declining' | 'typed' | 'errors'> = UNTOUCHED,
  callingOff = false,
): Promise<Answer> {
  const enclosed = await enclosedIn(desk, web, id);
  return web.read(async (tx) => {
    const [invitation, meeting, letter] = await Promise.all([
      invitationById(tx, id),
      meetingById(tx, id),
      lastLetter(tx, id),
    ]);
    if (invitation !== null) {
      const except = [id, ...(invitation.meeting === null ? [] : [invitation.meeting])];
      const [conflicts, duties, invited] = await Promise.all([
        conflictsOf(tx, [invitation.employee], invitation.span, except),
        obligationsOfSubject(tx, id),
        employeeById(tx, invitation.employee),
      ]);
      const owed = duties.find(({ settledBy, dueAt }) => settledBy === null && dueAt !== null);
      const forName =
        invitation.employee === web.me?.employee || invited === null ? null : `${invited.givenName} ${invited.surname}`;
      return invitationPage(web, {
        invitation,
        forName,
        conflicts,
        dueAt: owed?.dueAt ?? null,
        letter,
        enclosed,
        ...again,
      });
    }
    if (meeting === null) return refuse(404);
    const [guests, organiser, about] = await Promise.all([
      guestsOf(tx, id),
      employeeById(tx, meeting.organiser),
      meeting.case === null ? null : caseById(tx, meeting.case),
    ]);
    return meetingPage(web, {
      meeting,
      guests,
      organiserName: organiser === null ? '' : `${organiser.givenName} ${organiser.surname}`,
      caseNumber: about?.number ?? null,
      letter,
      callingOff,
    });
  });
}

/**
 * What came with an invitation beside the calendar, read by the desk since the letter is nobody's to read; told only where
 * the invitation is the reader's to see.
 */
async function enclosedIn(desk: Desk, web: WebRequest, id: MeetingId): Promise<readonly Enclosed[]> {
  const mail = await desk.database.read({ ...web.identity, system: true }, async (tx) => {
    const invitation = await invitationById(tx, id);
    return invitation?.mail == null ? null : mailById(tx, invitation.mail);
  });
  return (mail?.attachments ?? []).flatMap((one, place) =>
    CALENDARS.has(one.mediaType) || one.inline ? [] : [{ place, name: one.name, size: one.size, danger: one.danger }],
  );
}

const CALENDARS = new Set(['text/calendar', 'application/ics']);

/** One of these, to be saved; never shown in place. */
export async function showEnclosed({ desk }: PageDeps, web: WebRequest, id: MeetingId, place: number): Promise<Answer> {
  const invitation = await web.read((tx) => invitationById(tx, id));
  const mailId = invitation?.mail ?? null;
  if (mailId === null) return refuse(404);
  return desk.database.read({ ...web.identity, system: true }, async (tx) => {
    const mail = await mailById(tx, mailId);
    const wanted = mail?.attachments[place];
    const raw = mail === null || wanted === undefined ? null : await bytesOf(tx, mail.content_hash);
    if (raw === null || wanted === undefined) return refuse(404);
    return file(attachmentBytes(raw, wanted.range), 'application/octet-stream', wanted.name);
  });
}

/** A document of a meeting of ours; saved, never shown within the desk: whatever it says it is. */
export async function showDocument(web: WebRequest, id: MeetingId, place: number): Promise<Answer> {
  return web.read(async (tx) => {
    const meeting = await meetingById(tx, id);
    const one = meeting?.attachments[place];
    const bytes = one === undefined ? null : await bytesOf(tx, Buffer.from(one.hash, 'hex'));
    return one === undefined || bytes === null ? refuse(404) : file(bytes, 'application/octet-stream', one.name);
  });
}
