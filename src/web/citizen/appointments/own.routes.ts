import type { Tx } from '../../../database/database.ts';
import {
  type Appointment,
  appointmentById,
  calendarFile,
  cancelByClient,
  changeAppointment,
  clientPath,
  freeTimes,
  joinWaiting,
  letterFacts,
  lockWaiting,
  moveByClient,
  offerById,
  openOffers,
  saveWaitingState,
  stands,
  TakenBack,
  takeOffer,
  waitingById,
  waitingWith,
  waysTo,
  withdrawGone,
} from '../../../desk/appointments/index.ts';
import { openLinkCode } from '../../../desk/link-codes.ts';
import { dayOf } from '../../../time/zone.ts';
import type { AppointmentId } from '../../../vocabulary/ids.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { safeOriginOf } from '../../session/account-request.ts';
import { answerClientOnce, readAsDesk } from './as-desk.ts';
import { readDay, readStart } from './asked.ts';
import { cancelPage, movePage, offerPage, ownPage, type OwnView, waitingPage } from './own.pages.ts';
import { bookingTexts } from './texts.ts';

const READ = { method: 'GET', action: 'citizen.read-own-matter', audience: 'citizen', limit: 120 } as const;
const WRITE = { method: 'POST', action: 'citizen.write-own-matter', audience: 'citizen', limit: 60 } as const;

/** A client's own consultation, behind the code of their letter: seen, confirmed, moved, cancelled, an offered time taken. */
export function ownRoutes(deps: PageDeps): Route[] {
  const { desk } = deps;
  const shown =
    (work: (request: WebRequest, view: OwnView, query: Query) => Promise<Answer> | Answer) =>
    (request: WebRequest, { params, query }: { readonly params: Query; readonly query: Query }) =>
      readAsDesk(desk, async (tx) => {
        const one = await behind(deps, tx, params['code']);
        return one === null ? unknown(request) : work(request, await viewOf(deps, request, tx, one), query);
      });
  return [
    defineRoute({
      ...READ,
      path: '/pieteikums/laiks/:code',
      handle: (request, { params }) => showOffer(deps, request, params['code']),
    }),
    defineRoute({
      ...WRITE,
      path: '/pieteikums/laiks/:code',
      handle: (request, { params, body }) => take(deps, request, params['code'], body),
    }),
    defineRoute({
      ...READ,
      path: '/pieteikums/gaida/:code',
      handle: (request, { params }) => showWaiting(deps, request, params['code']),
    }),
    defineRoute({
      ...WRITE,
      path: '/pieteikums/gaida/:code',
      handle: (request, { params, body }) => leave(deps, request, params['code'], body),
    }),
    defineRoute({
      ...READ,
      path: '/pieteikums/:code',
      handle: (request, { params, query }) => {
        const [, code] = /^(.*)\.ics$/.exec(params['code'] ?? '') ?? [];
        if (code !== undefined) return calendar(deps, request, code);
        return shown((web, view) => ownPage(web, view, query['jauns'] === 'ja'))(request, { params, query });
      },
    }),
    defineRoute({
      ...READ,
      path: '/pieteikums/:code/parcelt',
      handle: shown((request, view, query) => showMove(deps, request, view, query['no'] ?? '')),
    }),
    defineRoute({
      ...READ,
      path: '/pieteikums/:code/atcelt',
      handle: shown((request, view) =>
        stands(view.one) || view.one.state === 'moving'
          ? cancelPage(request, view)
          : redirect(clientPath(desk, 'appointment', view.one.id)),
      ),
    }),
    defineRoute({
      ...WRITE,
      path: '/pieteikums/:code/apstiprinat',
      handle: (request, { params, body }) => confirm(deps, request, params['code'], body),
    }),
    defineRoute({
      ...WRITE,
      path: '/pieteikums/:code/parcelt',
      handle: (request, { params, body }) => move(deps, request, params['code'], body),
    }),
    defineRoute({
      ...WRITE,
      path: '/pieteikums/:code/atcelt',
      handle: (request, { params, body }) => cancel(deps, request, params['code'], body),
    }),
    defineRoute({
      ...WRITE,
      path: '/pieteikums/:code/agrak',
      handle: (request, { params, body }) => sooner(deps, request, params['code'], body),
    }),
  ];
}

type Query = Readonly<Record<string, string | undefined>>;

/** The appointment behind a code; `null`: none of ours. */
async function behind({ desk }: PageDeps, tx: Tx, code: string | undefined): Promise<Appointment | null> {
  const id = openLinkCode<AppointmentId>(desk.vault, 'appointment', code);
  return id === null ? null : appointmentById(tx, id);
}

function unknown(request: WebRequest): Answer {
  const t = bookingTexts(request.lang);
  return refuse(404, t.unknown, t.unknownTodo);
}

async function viewOf({ desk }: PageDeps, request: WebRequest, tx: Tx, one: Appointment): Promise<OwnView> {
  const [facts, offers, waiting] = await Promise.all([
    letterFacts(desk, tx, { ...one, language: request.lang }),
    openOffers(tx, one.id, request.now),
    waitingWith(tx, one.id),
  ]);
  return {
    desk,
    one,
    facts,
    offers,
    waits: waiting !== null,
    address: `${safeOriginOf(request) ?? desk.settings.publicUrl ?? ''}${clientPath(desk, 'appointment', one.id)}`,
    reachable: waysTo(one.booker).length > 0,
  };
}

async function showMove(
  { desk }: PageDeps,
  request: WebRequest,
  view: OwnView,
  from: string,
  say: string | null = null,
): Promise<Answer> {
  const { one } = view;
  if (!stands(one) && one.state !== 'moving') return redirect(clientPath(desk, 'appointment', one.id));
  return readAsDesk(desk, async (tx) => {
    const day = readDay(from);
    const free = await freeTimes(desk, tx, {
      place: one.place,
      services: one.services,
      people: one.people,
      person: one.askedPerson ? one.holder : null,
      by: 'client',
      ...(day === null ? {} : { from: day }),
    });
    const slots = 'refused' in free ? [] : free.slots.filter((slot) => slot.from !== one.span.start.epochMilliseconds);
    return movePage(request, view, slots, day, say);
  });
}

async function calendar(deps: PageDeps, request: WebRequest, code: string): Promise<Answer> {
  return readAsDesk(deps.desk, async (tx) => {
    const one = await behind(deps, tx, code);
    if (one === null || !stands(one)) return unknown(request);
    const facts = await letterFacts(deps.desk, tx, { ...one, language: request.lang });
    return {
      answer: 'file',
      bytes: calendarFile(deps.desk, one, facts),
      type: 'text/calendar; charset=utf-8',
      name: `${request.lang === 'lv' ? 'konsultacija' : 'appointment'}-${one.number}.ics`,
      headers: { 'cache-control': 'private, no-store' },
    };
  });
}

/** One deed of the client to their appointment; a second press is led to where the first one led. */
async function deed(
  deps: PageDeps,
  request: WebRequest,
  code: string | undefined,
  body: FormBody,
  work: (tx: Tx, one: Appointment, path: string) => Promise<Answer>,
): Promise<Answer> {
  const { desk } = deps;
  return answerClientOnce(desk, request, body, async (tx) => {
    const one = await behind(deps, tx, code);
    return one === null ? unknown(request) : work(tx, one, clientPath(desk, 'appointment', one.id));
  });
}

function confirm(deps: PageDeps, request: WebRequest, code: string | undefined, body: FormBody): Promise<Answer> {
  return deed(deps, request, code, body, async (tx, one, path) => {
    const done = await changeAppointment(deps.desk, tx, one.id, { do: 'confirm' });
    return 'refused' in done ? redirect(path) : redirect(path, bookingTexts(request.lang).one.confirmed);
  });
}

async function move(deps: PageDeps, request: WebRequest, code: string | undefined, body: FormBody): Promise<Answer> {
  const start = readStart(typeof body['laiks'] === 'string' ? body['laiks'] : '');
  const t = bookingTexts(request.lang);
  try {
    return await answerClientOnce(deps.desk, request, body, async (tx) => {
      const one = await behind(deps, tx, code);
      if (one === null) return unknown(request);
      const path = clientPath(deps.desk, 'appointment', one.id);
      if (start === null) return redirect(`${path}/parcelt`);
      const done = await moveByClient(deps.desk, tx, one.id, start);
      return 'refused' in done ? redirect(path) : redirect(path, t.one.said.moved);
    });
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
    return readAsDesk(deps.desk, async (tx) => {
      const one = await behind(deps, tx, code);
      return one === null
        ? unknown(request)
        : showMove(deps, request, await viewOf(deps, request, tx, one), '', t.times.taken);
    });
  }
}

function cancel(deps: PageDeps, request: WebRequest, code: string | undefined, body: FormBody): Promise<Answer> {
  return deed(deps, request, code, body, async (tx, one, path) => {
    const done = await cancelByClient(deps.desk, tx, one.id);
    return 'refused' in done ? redirect(path) : redirect(path, bookingTexts(request.lang).one.said.cancelled);
  });
}

function sooner(deps: PageDeps, request: WebRequest, code: string | undefined, body: FormBody): Promise<Answer> {
  return deed(deps, request, code, body, async (tx, one, path) => {
    const { said } = bookingTexts(request.lang).one;
    const waiting = await waitingWith(tx, one.id);
    if (body['gaidit'] === 'ne') {
      if (waiting !== null) await saveWaitingState(tx, waiting.id, 'ended', request.now);
      return redirect(path, said.leaves);
    }
    if (!stands(one)) return redirect(path);
    const joined = await joinWaiting(deps.desk, tx, {
      place: one.place,
      service: one.services[0],
      appointment: one.id,
      language: request.lang,
      booker: one.booker,
      client: one.client,
      until: dayOf(one.span.start),
    });
    return redirect(path, 'refused' in joined ? bookingTexts(request.lang).one.soonNoWay : said.waits);
  });
}

async function showOffer(deps: PageDeps, request: WebRequest, code: string | undefined): Promise<Answer> {
  const { desk } = deps;
  const id = openLinkCode<AppointmentId>(desk.vault, 'offer', code);
  if (id === null) return unknown(request);
  return readAsDesk(desk, async (tx) => {
    const offer = await offerById(tx, id);
    if (offer === null) return unknown(request);
    const one = offer.appointment === null ? null : await appointmentById(tx, offer.appointment);
    const waiting = offer.waiting === null ? null : await waitingById(tx, offer.waiting);
    const about = one ?? (waiting === null ? null : { ...waiting, services: [waiting.service], holder: null });
    if (about === null) return unknown(request);
    const named = await letterFacts(desk, tx, { ...about, unit: one?.unit ?? null, language: request.lang });
    const own = one === null ? null : clientPath(desk, 'appointment', one.id);
    // What this client has chosen already is shown as chosen.
    if (offer.state === 'taken' && one !== null && one.span.start.equals(offer.span.start)) return redirect(own ?? '/');
    const open = offer.state === 'open' && Temporal.Instant.compare(offer.span.start, request.now) > 0;
    const path = clientPath(desk, 'offer', offer.id);
    return offerPage(request, { path, start: offer.span.start, open, own }, named);
  });
}

async function take(deps: PageDeps, request: WebRequest, code: string | undefined, body: FormBody): Promise<Answer> {
  const { desk } = deps;
  const id = openLinkCode<AppointmentId>(desk.vault, 'offer', code);
  if (id === null) return unknown(request);
  const gone = redirect(clientPath(desk, 'offer', id));
  try {
    return await answerClientOnce(desk, request, body, async (tx) => {
      const offer = await offerById(tx, id);
      if (offer === null) return unknown(request);
      const done = await takeOffer(desk, tx, offer);
      if ('refused' in done) return refuse(409);
      return redirect(`${clientPath(desk, 'appointment', done.id)}?jauns=ja`);
    }).then((answer) => (answer.answer === 'refused' && answer.status === 409 ? withdrawn(deps, id, gone) : answer));
  } catch (error) {
    if (error instanceof TakenBack) return withdrawn(deps, id, gone);
    throw error;
  }
}

/** Somebody else has the time: the link says so from now on. */
async function withdrawn({ desk }: PageDeps, id: string, answer: Answer): Promise<Answer> {
  await withdrawGone(desk, id);
  return answer;
}

async function showWaiting(deps: PageDeps, request: WebRequest, code: string | undefined): Promise<Answer> {
  const { desk } = deps;
  const id = openLinkCode<AppointmentId>(desk.vault, 'appointment', code);
  if (id === null) return unknown(request);
  return readAsDesk(desk, async (tx) => {
    const waiting = await waitingById(tx, id);
    if (waiting === null) return unknown(request);
    // Who waited has a time now: the appointment has the same id.
    if (waiting.state === 'taken') return redirect(clientPath(desk, 'appointment', id));
    const about = { ...waiting, services: [waiting.service], holder: null, unit: null, language: request.lang };
    const over = waiting.state === 'ended' || Temporal.PlainDate.compare(waiting.until, request.today) < 0;
    const path = clientPath(desk, 'waiting', id);
    return waitingPage(request, { path, until: waiting.until, over }, await letterFacts(desk, tx, about));
  });
}

async function leave(deps: PageDeps, request: WebRequest, code: string | undefined, body: FormBody): Promise<Answer> {
  const { desk } = deps;
  const id = openLinkCode<AppointmentId>(desk.vault, 'appointment', code);
  if (id === null) return unknown(request);
  return answerClientOnce(desk, request, body, async (tx) => {
    const waiting = await lockWaiting(tx, id);
    if (waiting === null) return unknown(request);
    if (waiting.state === 'waiting' || waiting.state === 'offered')
      await saveWaitingState(tx, id, 'ended', request.now);
    return redirect(clientPath(desk, 'waiting', id), bookingTexts(request.lang).waiting.left);
  });
}
