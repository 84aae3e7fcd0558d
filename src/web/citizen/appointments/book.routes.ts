import {
  bookAppointmentIn,
  clientPath,
  type FreeTimes,
  joinWaiting,
  knownPlace,
  peopleFor,
  desksFor,
  settingOf,
} from '../../../desk/appointments/index.ts';
import { holdsOn, municipalityOf, placesWithDesks } from '../../../desk/directory/index.ts';
import { readNoticeAddress } from '../../../desk/notices/index.ts';
import { serviceCard } from '../../../desk/services/index.ts';
import type { EmailAddress, ServiceId } from '../../../vocabulary/ids.ts';
import type { FieldError } from '../../components/form.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import { readForm, text } from '../../server/read-form.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { answerClientOnce, readAsDesk } from './as-desk.ts';
import { type Asked, offeredTimes, readAsked, readDay } from './asked.ts';
import {
  choosePlace,
  chooseService,
  chooseTime,
  type FormAgain,
  onlineFirst,
  waitPage,
  whoPage,
} from './book.pages.ts';
import { bookingTexts } from './texts.ts';

const PUBLIC = { audience: 'public', limit: 120 } as const;

/** Booking a consultation: one question at a time, by links alone until the last step, without an account. */
export function bookRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      ...PUBLIC,
      method: 'GET',
      path: '/pieteikties',
      action: 'public.read',
      handle: (request, { query }) => nextQuestion(deps, request, query),
    }),
    defineRoute({
      ...PUBLIC,
      method: 'POST',
      path: '/pieteikties',
      action: 'public.ask',
      limit: 20,
      handle: (request, { body }) => book(deps, request, body),
    }),
    defineRoute({
      ...PUBLIC,
      method: 'POST',
      path: '/pieteikties/gaidit',
      action: 'public.ask',
      limit: 20,
      handle: (request, { body }) => wait(deps, request, body),
    }),
  ];
}

type Query = Readonly<Record<string, string | undefined>>;

async function nextQuestion({ desk }: PageDeps, request: WebRequest, query: Query): Promise<Answer> {
  const asked = readAsked(query);
  return readAsDesk(desk, async (tx) => {
    const places = (await placesWithDesks(tx)).filter((place) => holdsOn(place, request.today));
    const [only] = places;
    const place = asked.place ?? (places.length === 1 && only !== undefined ? only.id : null);
    if (place === null) return choosePlace(request, asked, places);
    const here: Asked = { ...asked, place };
    const known = await knownPlace(desk, tx, place, request.today);
    if (known === null) return refuse(404, bookingTexts(request.lang).refused['no-such-place']);
    const bookable = known.services.filter((service) => {
      if (!service.byAppointment) return false;
      const { seats } = settingOf(known, service);
      const able =
        seats === 'desk'
          ? desksFor(known, [service.id], request.today)
          : peopleFor(known, service.unitThere, [service.id], request.today);
      return able.length > 0;
    });
    const [first] = here.services;
    if (first === undefined) return chooseService(request, here, known.place, withWalkIn(known.services, bookable));
    if (query['vel'] === 'ja') {
      const unit = known.services.find(({ id }) => id === first)?.unitThere;
      return chooseService(
        request,
        here,
        known.place,
        bookable.filter(({ unitThere }) => unitThere === unit),
        true,
      );
    }
    const card = await serviceCard(tx, first);
    if (card === null) return refuse(404, bookingTexts(request.lang).refused['service-not-here']);
    if (!here.comes && card.ways.some(({ kind }) => kind !== 'phone') && here.start === null)
      return onlineFirst(request, here, card);
    return timesOrForm(desk, tx, request, here, query);
  });
}

function withWalkIn<One extends { readonly id: ServiceId; readonly byAppointment: boolean }>(
  all: readonly One[],
  bookable: readonly One[],
): readonly One[] {
  return all.filter((one) => !one.byAppointment || bookable.some(({ id }) => id === one.id));
}

async function timesOrForm(
  desk: PageDeps['desk'],
  tx: Parameters<Parameters<typeof readAsDesk>[1]>[0],
  request: WebRequest,
  asked: Asked,
  query: Query,
  taken = false,
): Promise<Answer> {
  const offered = await offeredTimes(desk, tx, request, asked);
  if (offered === null) return refuse(404);
  const { known, free } = offered;
  if ('refused' in free) return refuse(422, bookingTexts(request.lang).refused[free.refused]);
  const view = { place: known.place, services: free.services };
  if (query['gaidit'] === 'ja') return waitPage(request, asked, view);
  if (asked.start !== null && !taken) {
    const { start } = asked;
    return isFree(free, start)
      ? whoPage(request, { ...asked, start }, view)
      : timesOrForm(desk, tx, request, { ...asked, start: null }, query, true);
  }
  const { phone } = await municipalityOf(tx);
  return chooseTime(request, asked, {
    ...view,
    minutes: free.minutes,
    slots: free.slots,
    last: request.today.add({ days: free.daysAhead }),
    phone,
    taken,
  });
}

function isFree({ slots }: FreeTimes, start: Temporal.Instant): boolean {
  return slots.some(({ from }) => from === start.epochMilliseconds);
}

const FIELDS = {
  name: text({ required: true, max: 120 }),
  contact: text({ required: true, max: 200 }),
  note: text({ max: 500 }),
};

/** Who books and how they are reached, or what has to be mended. */
function readContact(request: WebRequest, body: FormBody) {
  const t = bookingTexts(request.lang).form;
  const labels = { name: t.name, contact: t.contact, note: t.note };
  const read = readForm(FIELDS, body, labels, request.lang);
  const typed = Object.fromEntries(
    ['name', 'contact', 'note', 'until'].map((name) => [name, typeof body[name] === 'string' ? body[name] : '']),
  );
  const errors: FieldError[] = read.ok ? [] : [...read.errors];
  const trapped = typeof body['website'] === 'string' && body['website'] !== '';
  if (trapped) errors.push({ name: 'name', say: t.trapped });
  const contact = typeof body['contact'] === 'string' ? body['contact'].trim() : '';
  const to = contact === '' ? null : readNoticeAddress(contact);
  if (to !== null && 'refused' in to)
    errors.push({ name: 'contact', say: to.refused === 'not-mobile' ? t.contactNotMobile : t.contactWrong });
  if (errors.length > 0 || !read.ok || to === null || 'refused' in to)
    return { errors, typed, formKey: read.formKey, booker: null, note: '' };
  const booker = {
    name: read.values.name,
    email: to.way === 'e-mail' ? to.address : ('' as EmailAddress | ''),
    phone: to.way === 'sms' ? to.phone : '',
  };
  return { errors, typed, formKey: read.formKey, booker, note: read.values.note ?? '' };
}

async function book({ desk }: PageDeps, request: WebRequest, body: FormBody): Promise<Answer> {
  const asked = readAsked(body);
  const { place, start, services } = asked;
  const [first, ...more] = services;
  if (place === null || start === null || first === undefined) return redirect('/pieteikties');
  const contact = readContact(request, body);
  const again = (errors: readonly FieldError[]): FormAgain => ({
    typed: contact.typed,
    errors,
    formKey: contact.formKey,
  });
  const { booker } = contact;
  if (booker === null) {
    return readAsDesk(desk, async (tx) => {
      const offered = await offeredTimes(desk, tx, request, asked);
      if (offered === null || 'refused' in offered.free) return refuse(404);
      const view = { place: offered.known.place, services: offered.free.services };
      return whoPage(request, { ...asked, start }, view, again(contact.errors));
    });
  }
  const answer = await answerClientOnce(desk, request, body, async (tx) => {
    const done = await bookAppointmentIn(desk, tx, {
      place,
      services: [first, ...more],
      people: asked.people,
      person: null,
      by: 'client',
      start,
      language: request.lang,
      clientKind: 'natural-person',
      booker,
      client: null,
      case: null,
      note: contact.note,
    });
    if (!('refused' in done)) return redirect(`${clientPath(desk, 'appointment', done.id)}?jauns=ja`);
    return done.refused === 'slot-taken' ? refuse(409) : refuse(422, bookingTexts(request.lang).refused[done.refused]);
  });
  // Somebody was faster: the other times are shown, and what was asked stays.
  if (answer.answer === 'refused' && answer.status === 409)
    return readAsDesk(desk, (tx) => timesOrForm(desk, tx, request, { ...asked, comes: true, start: null }, {}, true));
  return answer;
}

/** Half a year: nobody waits longer than that for a time. */
const LONGEST_WAIT_DAYS = 183;

async function wait({ desk }: PageDeps, request: WebRequest, body: FormBody): Promise<Answer> {
  const t = bookingTexts(request.lang);
  const asked = readAsked(body);
  const { place, services } = asked;
  const [service] = services;
  if (place === null || service === undefined) return redirect('/pieteikties');
  const contact = readContact(request, body);
  const until = readDay(contact.typed['until'] ?? '');
  const days = until === null ? 0 : request.today.until(until).days;
  const errors = [
    ...contact.errors,
    ...(days >= 1 && days <= LONGEST_WAIT_DAYS ? [] : [{ name: 'until', say: t.waiting.untilWrong }]),
  ];
  const { booker } = contact;
  if (errors.length > 0 || booker === null || until === null) {
    return readAsDesk(desk, async (tx) => {
      const offered = await offeredTimes(desk, tx, request, asked);
      if (offered === null || 'refused' in offered.free) return refuse(404);
      const view = { place: offered.known.place, services: offered.free.services };
      return waitPage(request, asked, view, { typed: contact.typed, errors, formKey: contact.formKey });
    });
  }
  return answerClientOnce(desk, request, body, async (tx) => {
    const joined = await joinWaiting(desk, tx, {
      place,
      service,
      appointment: null,
      language: request.lang,
      booker,
      client: null,
      until,
    });
    if ('refused' in joined) return refuse(422, t.form.contactMissing);
    return redirect(clientPath(desk, 'waiting', joined.id), t.waiting.done);
  });
}
