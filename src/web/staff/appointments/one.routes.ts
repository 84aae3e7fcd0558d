import type { Tx } from '../../../database/database.ts';
import {
  type Appointment,
  appointmentById,
  cancelByClient,
  cancelByUs,
  changeAppointment,
  checkInTo,
  freeTimes,
  letterFacts,
  moveByClient,
  moveByUs,
  movedLetter,
  offerById,
  openOffers,
  TakenBack,
  takeOffer,
  tellByHand,
  timesInstead,
} from '../../../desk/appointments/index.ts';
import { caseById } from '../../../desk/cases/index.ts';
import { employeeById } from '../../../desk/directory/index.ts';
import { noticesAbout } from '../../../desk/notices/index.ts';
import { obligationsOfSubject, retrying } from '../../../journal/index.ts';
import { type AppointmentId, parseId } from '../../../vocabulary/ids.ts';
import { MOVE_REASONS, type MoveReason } from '../../../vocabulary/words.ts';
import type { Action } from '../../../desk/powers/index.ts';
import type { Content } from '../../html.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { dayIn, startOf } from './new.routes.ts';
import { anotherPanel, cancelPanel, movePanel, onePage, type OneView, type Reasoned } from './one.page.ts';
import { appointmentsTexts } from './texts.ts';

type Query = Readonly<Record<string, string | undefined>>;

/** One consultation and what is done to it. */
export function oneRoutes(deps: PageDeps): Route[] {
  const shown = (
    path: `/${string}`,
    action: Action,
    panel: (web: WebRequest, tx: Tx, view: OneView, query: Query) => Promise<Content> | Content,
  ) =>
    defineRoute({
      method: 'GET',
      path,
      action,
      audience: 'staff',
      handle: (web, { params, query }) =>
        web.read(async (tx) => {
          const view = await viewOf(deps, web, tx, params['id']);
          if (view === null) return refuse(404);
          if (!web.mayI(action, { holder: view.one.holder, unit: view.one.unit }) && action !== 'appointment.write')
            return refuse(403);
          return onePage(web, deps, view, await panel(web, tx, view, query));
        }),
    });
  const done = (
    deed: string,
    action: Action,
    work: (web: WebRequest, tx: Tx, one: Appointment, body: FormBody) => Promise<Answer>,
  ) =>
    defineRoute({
      method: 'POST',
      path: `/pieraksts/:id/${deed}`,
      action,
      audience: 'staff',
      handle: (web, { params, body }) => act(deps, web, params['id'], body, action, work),
    });
  return [
    shown('/pieraksts/:id', 'appointment.write', () => null),
    shown('/pieraksts/:id/parcelt', 'appointment.move', (web, tx, view, query) => showMove(deps, web, tx, view, query)),
    shown('/pieraksts/:id/cits-laiks', 'appointment.write', (web, tx, view, query) =>
      showAnother(deps, web, tx, view, query['no']),
    ),
    shown('/pieraksts/:id/atcelt', 'appointment.write', (web, _tx, view) =>
      cancelPanel(web, view, { who: '', reason: 'employee-absent', words: '', errors: [] }),
    ),
    done('parcelt', 'appointment.move', async (web, tx, one, body) => {
      const read = readReason(web, body);
      if (read.errors.length > 0) {
        const view = await viewOf(deps, web, tx, one.id);
        return view === null ? refuse(404) : onePage(web, deps, view, movePanel(web, view, read, null), 422);
      }
      const shownStarts = (typeof body['laiki'] === 'string' ? body['laiki'] : '')
        .split(' ')
        .flatMap((text) => startOf(text) ?? []);
      const moved = await moveByUs(deps.desk, tx, one.id, { ...read, shown: shownStarts });
      if ('refused' in moved) return refuse(409, appointmentsTexts(web.lang).refused[moved.refused]);
      return redirect(`/pieraksts/${one.id}`, appointmentsTexts(web.lang).said.moved(moved.offers.length));
    }),
    done('cits-laiks', 'appointment.write', async (web, tx, one, body) => {
      const start = startOf(typeof body['laiks'] === 'string' ? body['laiks'] : '');
      if (start === null) return redirect(`/pieraksts/${one.id}/cits-laiks`);
      const moved = await moveByClient(deps.desk, tx, one.id, start);
      if ('refused' in moved) return refuse(409, appointmentsTexts(web.lang).refused[moved.refused]);
      return redirect(`/pieraksts/${one.id}`, appointmentsTexts(web.lang).said.another);
    }),
    done('izvelas', 'appointment.write', async (web, tx, one, body) => {
      const t = appointmentsTexts(web.lang);
      const id = parseId<AppointmentId>(body['laiks']);
      const offer = id === null ? null : await offerById(tx, id);
      if (offer?.appointment !== one.id) return refuse(404);
      const taken = await takeOffer(deps.desk, tx, offer);
      return 'refused' in taken ? refuse(409, t.said.gone) : redirect(`/pieraksts/${one.id}`, t.said.another);
    }),
    done('atcelt', 'appointment.write', (web, tx, one, body) => cancel(deps, web, tx, one, body)),
    done('apstiprinat', 'appointment.write', async (web, tx, one) => {
      const confirmed = await changeAppointment(deps.desk, tx, one.id, { do: 'confirm' });
      const t = appointmentsTexts(web.lang);
      return 'refused' in confirmed
        ? refuse(409, t.refused[confirmed.refused])
        : redirect(`/pieraksts/${one.id}`, t.said.confirmed);
    }),
    done('ieradies', 'appointment.write', async (web, tx, one) => {
      const here = await checkInTo(deps.desk, tx, one.id, one.place);
      const t = appointmentsTexts(web.lang);
      return 'refused' in here
        ? refuse(409, t.refused[here.refused])
        : redirect(`/pieraksts/${one.id}`, t.said.arrived(here.visit.number));
    }),
    done('pazinots', 'appointment.move', async (web, tx, one) => {
      const told = await tellByHand(deps.desk, tx, one.id, 'in-person');
      const t = appointmentsTexts(web.lang);
      return 'refused' in told ? refuse(409, t.refused[told.refused]) : redirect(`/pieraksts/${one.id}`, t.said.told);
    }),
  ];
}

async function viewOf({ desk }: PageDeps, web: WebRequest, tx: Tx, given: string | undefined): Promise<OneView | null> {
  const id = parseId<AppointmentId>(given);
  const one = id === null ? null : await appointmentById(tx, id);
  if (one === null) return null;
  const name = async (who: Appointment['madeBy']) => {
    const found = who === null ? null : await employeeById(tx, who);
    return found === null ? null : `${found.givenName} ${found.surname}`;
  };
  const [facts, offers, notices, duties, about, madeBy, toldBy] = await Promise.all([
    letterFacts(desk, tx, { ...one, language: web.lang }),
    openOffers(tx, one.id, web.now),
    noticesAbout(tx, { kind: 'appointment', id: one.id }),
    obligationsOfSubject(tx, one.id),
    one.case === null ? null : caseById(tx, one.case),
    name(one.madeBy),
    name(one.told?.by ?? null),
  ]);
  return { one, facts, offers, notices, duties, caseNumber: about?.number ?? null, madeBy, toldBy };
}

/** A deed under one's own identity, once; what was taken back says why on the page itself. */
async function act(
  deps: PageDeps,
  web: WebRequest,
  given: string | undefined,
  body: FormBody,
  action: Action,
  work: (web: WebRequest, tx: Tx, one: Appointment, body: FormBody) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await retrying(() =>
      answerOnce(web, body, async (tx) => {
        const id = parseId<AppointmentId>(given);
        const one = id === null ? null : await appointmentById(tx, id);
        if (one === null) return refuse(404);
        // What the client wishes is done by whoever meets them; what we decide, by whose matter it is.
        if (action === 'appointment.move' && !web.mayI(action, { holder: one.holder, unit: one.unit }))
          return refuse(403);
        return work(web, tx, one, body);
      }),
    );
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error;
    return web.read(async (tx) => {
      const view = await viewOf(deps, web, tx, given);
      if (view === null) return refuse(404);
      const words: Readonly<Record<string, string>> = appointmentsTexts(web.lang).refused;
      const say = words[error.refusal.refused] ?? appointmentsTexts(web.lang).refused['not-so'];
      return onePage(web, deps, view, await showAnother(deps, web, tx, view, undefined, say), 409);
    });
  }
}

async function showMove({ desk }: PageDeps, web: WebRequest, tx: Tx, view: OneView, query: Query): Promise<Content> {
  const read = readReason(web, { iemesls: query['iemesls'], vardi: query['vardi'] });
  if (query['iemesls'] === undefined) return movePanel(web, view, { ...read, errors: [] }, null);
  if (read.errors.length > 0) return movePanel(web, view, read, null);
  const instead = await timesInstead(desk, tx, view.one, read.reason);
  const slots = 'refused' in instead ? [] : instead.chosen;
  const starts = slots.map(({ from }) => Temporal.Instant.fromEpochMilliseconds(from));
  const t = appointmentsTexts(web.lang).move;
  // In the client's own language, as it will leave.
  const facts = await letterFacts(desk, tx, view.one);
  const { subject, text } = movedLetter(facts, {
    from: view.one.span.start,
    reason: read.reason,
    words: read.words,
    offers: starts.map((start) => ({ start, link: t.link })),
    heldUntil: null,
    link: t.page,
  });
  return movePanel(web, view, read, { starts, text: `${subject}\n\n${text}` });
}

async function showAnother(
  { desk }: PageDeps,
  web: WebRequest,
  tx: Tx,
  view: OneView,
  from: string | undefined,
  say: string | null = null,
): Promise<Content> {
  const { one } = view;
  const day = dayIn(from);
  const free = await freeTimes(desk, tx, {
    place: one.place,
    services: one.services,
    people: one.people,
    person: one.askedPerson ? one.holder : null,
    by: 'client',
    ...(day === null ? {} : { from: day }),
  });
  return anotherPanel(web, view, free, say);
}

function readReason(web: WebRequest, body: FormBody): Reasoned {
  const reason: MoveReason = MOVE_REASONS.find((one) => one === body['iemesls']) ?? 'employee-absent';
  const words = (typeof body['vardi'] === 'string' ? body['vardi'] : '').trim().slice(0, 500);
  const missing = reason === 'other' && words.length < 3;
  return {
    reason,
    words,
    errors: missing ? [{ name: 'vardi', say: appointmentsTexts(web.lang).move.wordsMissing }] : [],
  };
}

async function cancel(deps: PageDeps, web: WebRequest, tx: Tx, one: Appointment, body: FormBody): Promise<Answer> {
  const t = appointmentsTexts(web.lang);
  const who = typeof body['kas'] === 'string' ? body['kas'] : '';
  const read = readReason(web, body);
  const errors = [
    ...(who === 'klients' || who === 'mes' ? [] : [{ name: 'kas', say: t.cancel.who }]),
    ...(who === 'mes' ? read.errors : []),
  ];
  if (errors.length > 0) {
    const view = await viewOf(deps, web, tx, one.id);
    return view === null
      ? refuse(404)
      : onePage(web, deps, view, cancelPanel(web, view, { ...read, who, errors }), 422);
  }
  if (who === 'mes' && !web.mayI('appointment.move', { holder: one.holder, unit: one.unit })) return refuse(403);
  const done =
    who === 'mes' ? await cancelByUs(deps.desk, tx, one.id, read) : await cancelByClient(deps.desk, tx, one.id);
  return 'refused' in done ? refuse(409, t.refused[done.refused]) : redirect(`/pieraksts/${one.id}`, t.said.cancelled);
}
