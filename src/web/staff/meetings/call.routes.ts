import { caseByNumber } from '../../../desk/cases/index.ts';
import { knownDirectory } from '../../../desk/directory/index.ts';
import {
  callMeeting,
  callOffMeeting,
  changeMeeting,
  guestsOf,
  MOST_FILE_BYTES,
  meetingById,
  type MeetingRefusal,
} from '../../../desk/meetings/index.ts';
import { safeFileName } from '../../../desk/mail/index.ts';
import { type MeetingId, parseId } from '../../../vocabulary/ids.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import type { UploadedFile } from '../../server/multipart.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayTime } from '../../texts/say.ts';
import { type FormView, formPage } from './form.page.ts';
import { readMeetingForm } from './read-form.ts';
import { meOf, showOne } from './show.ts';
import { meetingsTexts } from './texts.ts';

const FRESH = { typed: {}, errors: [], conflicts: [], formKey: undefined, status: 200 } as const;

/** Calling, changing and calling off meetings of one's own. */
export function callRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/sanaksme/jauna',
      action: 'meeting.write',
      audience: 'staff',
      handle: async (web, { query }) => {
        const number = query['lieta'];
        const about = number === undefined ? null : await web.read((tx) => caseByNumber(tx, number));
        if (number !== undefined && about === null) return refuse(404);
        return formPage(web, { ...FRESH, id: null, caseNumber: about?.number ?? null });
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/sanaksme/jauna',
      action: 'meeting.write',
      audience: 'staff',
      bodyLimit: MOST_FILE_BYTES + 1024 * 1024,
      handle: (web, { body, files }) => call(deps, web, body, files),
    }),
    defineRoute({
      method: 'GET',
      path: '/sanaksme/:id/mainit',
      action: 'meeting.write',
      audience: 'staff',
      handle: (web, { params }) => showChange(web, parseId<MeetingId>(params['id'])),
    }),
    defineRoute({
      method: 'POST',
      path: '/sanaksme/:id/mainit',
      action: 'meeting.write',
      audience: 'staff',
      handle: (web, { params, body }) => change(deps, web, parseId<MeetingId>(params['id']), body),
    }),
    defineRoute({
      method: 'GET',
      path: '/sanaksme/:id/atcelt',
      action: 'meeting.write',
      audience: 'staff',
      handle: (web, { params }) => {
        const id = parseId<MeetingId>(params['id']);
        return id === null ? refuse(404) : showOne(deps, web, id, undefined, true);
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/sanaksme/:id/atcelt',
      action: 'meeting.write',
      audience: 'staff',
      handle: (web, { params, body }) => callOff(deps, web, parseId<MeetingId>(params['id']), body),
    }),
  ];
}

async function call(
  { desk }: PageDeps,
  web: WebRequest,
  body: FormBody,
  files: readonly UploadedFile[],
): Promise<Answer> {
  const texts = meetingsTexts(web.lang);
  const number = typeof body['case'] === 'string' && body['case'] !== '' ? body['case'] : null;
  const { directory, about } = await web.read(async (tx) => ({
    directory: await knownDirectory(desk.database, tx),
    about: number === null ? null : await caseByNumber(tx, number),
  }));
  if (number !== null && about === null) return refuse(404);
  const read = readMeetingForm(web, directory, body);
  const again = { id: null, caseNumber: about?.number ?? null, typed: read.typed, formKey: read.formKey, status: 422 };
  if (!read.ok) return formPage(web, { ...again, errors: read.errors, conflicts: [] });
  const done = await callMeeting(
    desk,
    { ...web.identity, employee: meOf(web) },
    {
      ...read.meeting,
      case: about?.id ?? null,
      files: files.map(({ name, type, bytes }) => ({ name: safeFileName(name), type, bytes })),
    },
  );
  return 'refused' in done ? refusedForm(web, done, again) : redirect(`/sanaksme/${done.id}`, texts.form.called);
}

async function showChange(web: WebRequest, id: MeetingId | null): Promise<Answer> {
  if (id === null) return refuse(404);
  return web.read(async (tx) => {
    const meeting = await meetingById(tx, id);
    if (meeting === null || meeting.organiser !== web.me?.employee) return refuse(404);
    const guests = await guestsOf(tx, id);
    const typed = {
      title: meeting.title,
      day: meeting.span.start.toZonedDateTimeISO('Europe/Riga').toPlainDate().toString(),
      from: sayTime(web.lang, meeting.span.start),
      to: sayTime(web.lang, meeting.span.end),
      place: meeting.place,
      agenda: meeting.agenda,
      guests: guests.map(({ name, address }) => (name === '' ? address : `${name} <${address}>`)).join('\n'),
    };
    return formPage(web, { ...FRESH, id, caseNumber: null, typed });
  });
}

async function change({ desk }: PageDeps, web: WebRequest, id: MeetingId | null, body: FormBody): Promise<Answer> {
  if (id === null) return refuse(404);
  const directory = await web.read((tx) => knownDirectory(desk.database, tx));
  const read = readMeetingForm(web, directory, body);
  const again = { id, caseNumber: null, typed: read.typed, formKey: read.formKey, status: 422 };
  if (!read.ok) return formPage(web, { ...again, errors: read.errors, conflicts: [] });
  const done = await changeMeeting(desk, { ...web.identity, employee: meOf(web) }, id, read.meeting);
  return 'refused' in done
    ? refusedForm(web, done, again)
    : redirect(`/sanaksme/${id}`, meetingsTexts(web.lang).form.changed);
}

async function callOff({ desk }: PageDeps, web: WebRequest, id: MeetingId | null, body: FormBody): Promise<Answer> {
  if (id === null) return refuse(404);
  const texts = meetingsTexts(web.lang);
  const reason = typeof body['reason'] === 'string' ? body['reason'] : '';
  const done = await callOffMeeting(desk, { ...web.identity, employee: meOf(web) }, id, reason);
  if (!('refused' in done)) return redirect(`/sanaksme/${id}`, texts.form.calledOff);
  return refuse(statusOf(done), texts.meetingRefused[done.refused]);
}

/** The form again, with what stands in the way at its field. */
function refusedForm(web: WebRequest, refusal: MeetingRefusal, again: Omit<FormView, 'errors' | 'conflicts'>): Answer {
  const say = meetingsTexts(web.lang).meetingRefused[refusal.refused];
  const name = FIELDS[refusal.refused];
  if (name === undefined) return refuse(statusOf(refusal), say);
  const written = 'written' in refusal ? ` („${refusal.written}”)` : '';
  const conflicts = refusal.refused === 'conflicts' ? refusal.conflicts : [];
  return formPage(web, { ...again, errors: [{ name, say: `${say}${written}` }], conflicts });
}

const FIELDS: Readonly<Partial<Record<MeetingRefusal['refused'], string>>> = {
  'title-missing': 'title',
  'ends-before-it-begins': 'to',
  'in-the-past': 'day',
  'too-long': 'to',
  'nobody-invited': 'guests',
  'too-many': 'guests',
  'not-an-address': 'guests',
  'unit-without-head': 'guests',
  'files-too-large': 'files',
  conflicts: 'anyway',
};

function statusOf({ refused }: MeetingRefusal) {
  if (refused === 'not-allowed') return 403;
  return refused === 'no-such-meeting' || refused === 'no-such-case' ? 404 : 409;
}
