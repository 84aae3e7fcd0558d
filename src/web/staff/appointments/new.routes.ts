import type { Tx } from '../../../database/database.ts';
import { bookAppointmentIn, freeTimesAt, knownPlace, peopleFor } from '../../../desk/appointments/index.ts';
import { caseByNumber } from '../../../desk/cases/index.ts';
import { clientById, clientRecord, clientsWith } from '../../../desk/clients/index.ts';
import { lookup } from '../../../desk/directory/index.ts';
import { readNoticeAddress } from '../../../desk/notices/index.ts';
import type { PageDeps } from '../../page-deps.ts';
import {
  type ClientId,
  type EmailAddress,
  type EmployeeId,
  parseEmailAddress,
  parseId,
  type ServiceId,
} from '../../../vocabulary/ids.ts';
import type { FieldError } from '../../components/form.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { type NewView, newPage } from './new.page.ts';
import { choosePlace } from './place-choice.ts';
import { appointmentsTexts } from './texts.ts';

/** Employees book for a client: found, or by name and contact; also about a case (`?lieta=`). */
export function newRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/pieraksts/jauns',
      action: 'appointment.write',
      audience: 'staff',
      handle: (web, { query }) => web.read((tx) => show(deps, web, tx, plain(query), {})),
    }),
    defineRoute({
      method: 'POST',
      path: '/pieraksts/jauns',
      action: 'appointment.write',
      audience: 'staff',
      handle: (web, { body }) => book(deps, web, body),
    }),
  ];
}

type Asked = Readonly<Record<string, string>>;
type Again = Partial<Pick<NewView, 'typed' | 'errors' | 'formKey' | 'status'>>;

function plain(given: FormBody): Asked {
  const known = ['vieta', 'pakalpojums', 'persona', 'cilveki', 'klients', 'lieta', 'laiks', 'no', 'q'];
  return Object.fromEntries(
    known.flatMap((name) => (typeof given[name] === 'string' && given[name] !== '' ? [[name, given[name]]] : [])),
  );
}

async function show({ desk }: PageDeps, web: WebRequest, tx: Tx, asked: Asked, again: Again): Promise<Answer> {
  const { places, place } = await choosePlace(web, tx, asked['vieta']);
  const known = place === null ? null : await knownPlace(desk, tx, place.id, web.today);
  if (place === null || known === null) return redirect('/pieraksts');
  const about = asked['lieta'] === undefined ? null : await caseByNumber(tx, asked['lieta']);
  if (asked['lieta'] !== undefined && about === null) return refuse(404);
  const clientId = parseId<ClientId>(asked['klients']) ?? about?.client ?? null;
  const record = clientId === null ? null : await clientRecord(tx, clientId);
  const client = clientId === null ? null : await clientById(tx, clientId);
  const service = parseId<ServiceId>(asked['pakalpojums']);
  const person = parseId<EmployeeId>(asked['persona']);
  const start = startOf(asked['laiks']);
  const from = dayIn(asked['no']) ?? (start === null ? null : start.toZonedDateTimeISO('Europe/Riga').toPlainDate());
  const free =
    service === null
      ? null
      : await freeTimesAt(desk, tx, known, {
          place: place.id,
          services: [service],
          people: peopleIn(asked),
          person,
          by: 'employee',
          ...(from === null ? {} : { from }),
        });
  const words = (asked['q'] ?? '').trim().split(/\s+/).filter(Boolean);
  const contact = (kind: 'e-mail' | 'phone') =>
    record?.contacts.find((one) => one.kind === kind && !one.doNotUse)?.value ?? '';
  const { people: named } = lookup(known.directory);
  const unit = known.services.find(({ id }) => id === service)?.unitThere;
  const able = service === null || unit === undefined ? [] : peopleFor(known, unit, [service], web.today);
  return newPage(web, {
    places,
    place,
    services: known.services,
    people: able.map((id) => ({ id, name: `${named.get(id)?.givenName ?? ''} ${named.get(id)?.surname ?? ''}` })),
    free,
    asked: { ...asked, vieta: place.id, ...(clientId === null ? {} : { klients: clientId }) },
    client,
    found: words.length === 0 || client !== null ? null : await clientsWith(tx, words, 8),
    caseNumber: about?.number ?? null,
    typed: {
      name: client?.name ?? asked['q'] ?? '',
      email: contact('e-mail'),
      phone: contact('phone'),
      language: client?.language ?? 'lv',
      ...again.typed,
    },
    errors: again.errors ?? [],
    formKey: again.formKey,
    status: again.status ?? 200,
  });
}

async function book(deps: PageDeps, web: WebRequest, body: FormBody): Promise<Answer> {
  const { desk } = deps;
  const t = appointmentsTexts(web.lang);
  const asked = plain(body);
  const typed = Object.fromEntries(
    ['name', 'email', 'phone', 'note', 'language'].map((name) => [
      name,
      typeof body[name] === 'string' ? body[name].trim() : '',
    ]),
  );
  const [service, start] = [parseId<ServiceId>(asked['pakalpojums']), startOf(asked['laiks'])];
  const text = typed['phone'] === '' ? null : readNoticeAddress(typed['phone'] ?? '');
  const email = typed['email'] === '' ? '' : parseEmailAddress(typed['email']);
  const errors: FieldError[] = [
    ...(typed['name'] === '' ? [{ name: 'name', say: t.refused['name-missing'] }] : []),
    ...(email === null ? [{ name: 'email', say: t.form.email }] : []),
    ...(text !== null && ('refused' in text || text.way !== 'sms') ? [{ name: 'phone', say: t.form.phoneWrong }] : []),
  ];
  const formKey = typeof body['_form'] === 'string' ? body['_form'] : undefined;
  const comeBack = (more: readonly FieldError[], status: number) =>
    web.read((tx) =>
      show(deps, web, tx, asked, { typed: typed as Record<string, string>, errors: more, formKey, status }),
    );
  if (errors.length > 0 || service === null || start === null) return comeBack(errors, 422);
  let why: FieldError | null = null;
  const answer = await answerOnce(web, body, async (tx) => {
    const { place } = await choosePlace(web, tx, asked['vieta']);
    const about = asked['lieta'] === undefined ? null : await caseByNumber(tx, asked['lieta']);
    if (place === null || (asked['lieta'] !== undefined && about === null)) return refuse(404);
    const clientId = parseId<ClientId>(asked['klients']);
    const client = clientId === null ? null : await clientById(tx, clientId);
    const done = await bookAppointmentIn(desk, tx, {
      place: place.id,
      services: [service],
      people: peopleIn(asked),
      person: parseId<EmployeeId>(asked['persona']),
      by: 'employee',
      start,
      language: typed['language'] === 'en' ? 'en' : 'lv',
      clientKind: client?.kind ?? 'natural-person',
      booker: {
        name: typed['name'] ?? '',
        email: (email ?? '') as EmailAddress | '',
        phone: text !== null && !('refused' in text) && text.way === 'sms' ? text.phone : '',
      },
      client: client?.id ?? about?.client ?? null,
      case: about?.id ?? null,
      note: typed['note'] ?? '',
    });
    if (!('refused' in done)) return redirect(`/pieraksts/${done.id}`, t.said.booked(done.number));
    why = { name: 'name', say: t.refused[done.refused] };
    return refuse(done.refused === 'slot-taken' ? 409 : 422);
  });
  if (answer.answer !== 'refused' || why === null) return answer;
  return comeBack([why], answer.status);
}

function peopleIn(asked: Asked): number {
  const people = Number(asked['cilveki'] ?? '1');
  return Number.isInteger(people) && people >= 1 && people <= 5 ? people : 1;
}

export function startOf(text: string | undefined): Temporal.Instant | null {
  try {
    return Temporal.Instant.from(text ?? '');
  } catch {
    return null;
  }
}

export function dayIn(text: string | undefined): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from(text ?? '');
  } catch {
    return null;
  }
}
