import type { Tx } from '../../../database/database.ts';
import { giveTicket, type Screen, screenOf } from '../../../desk/counter/index.ts';
import { instantOf } from '../../../time/zone.ts';
import { parseId, type ServiceId } from '../../../vocabulary/ids.ts';
import { CLIENT_KINDS } from '../../../vocabulary/words.ts';
import { button, linkButton } from '../../components/button.ts';
import { radioField, selectField, textArea, textField, tickBox } from '../../components/field.ts';
import { errorOf, type FieldError, form } from '../../components/form.ts';
import { html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import { oneOf, readForm, text, ticked } from '../../server/read-form.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { deskWords } from '../case/words.ts';
import { serviceChoices } from './free.page.ts';
import { counterTexts } from './texts.ts';
import { sayRefusal } from './words.ts';

const FIELDS = {
  service: text({ required: true, max: 40 }),
  kind: oneOf(CLIENT_KINDS, { required: true }),
  came: text({ max: 8 }),
  need: text({ max: 4000 }),
  english: ticked(),
};

type Typed = Readonly<Record<string, string | undefined>>;

/** A number given by an employee: for whoever does not use the kiosk, for a colleague (4.2), or for somebody who waits already. */
export function ticketRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/klatiene/talons',
      action: 'counter.serve',
      audience: 'staff',
      handle: (web) =>
        web.read(async (tx) => {
          const screen = await own(web, deps, tx);
          return screen === null ? redirect('/klatiene') : ticketPage(web, screen, {}, [], undefined);
        }),
    }),
    defineRoute({
      method: 'POST',
      path: '/klatiene/talons',
      action: 'counter.serve',
      audience: 'staff',
      handle: (web, { body }) => answerOnce(web, body, (tx) => give(web, deps, tx, body)),
    }),
  ];
}

async function own(web: WebRequest, { desk }: PageDeps, tx: Tx): Promise<Screen | null> {
  return web.me === null ? null : screenOf(desk, tx, web.me.employee);
}

async function give(web: WebRequest, deps: PageDeps, tx: Tx, body: FormBody): Promise<Answer> {
  const { lang } = web;
  const t = counterTexts(lang);
  const screen = await own(web, deps, tx);
  if (screen === null) return redirect('/klatiene');
  const labels = {
    service: t.ticket.service,
    kind: t.ticket.kind,
    came: t.ticket.came,
    need: t.ticket.need,
    english: t.ticket.english,
  };
  const read = readForm(FIELDS, body, labels, lang);
  const typed: Typed = Object.fromEntries(Object.keys(FIELDS).map((name) => [name, String(body[name] ?? '')]));
  const again = (errors: readonly FieldError[]) => ticketPage(web, screen, typed, errors, read.formKey);
  if (!read.ok) return again(read.errors);
  const { values } = read;
  const service = parseId<ServiceId>(values.service);
  if (service === null) return refuse(400);
  const came = values.came === null ? null : timeOfDay(values.came);
  if (values.came !== null && came === null) return again([{ name: 'came', say: t.ticket.wrongTime }]);
  const given = await giveTicket(deps.desk, tx, {
    place: screen.presence.place,
    service,
    clientKind: values.kind,
    language: values.english === true ? 'en' : 'lv',
    source: 'employee',
    since: came === null ? null : instantOf(web.today, came),
    need: values.need ?? '',
  });
  if ('refused' in given) {
    const name = given.refused === 'since-not-today' ? 'came' : 'service';
    return again([{ name, say: sayRefusal(lang, given) }]);
  }
  return redirect('/klatiene', t.ticket.given(given.visit.number));
}

/** „10.20”, `10:20`, `9`. */
function timeOfDay(typed: string): Temporal.PlainTime | null {
  const [, hour, minute = '00'] = /^(\d{1,2})(?:[.:](\d{2}))?$/.exec(typed.trim()) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return null;
  return new Temporal.PlainTime(Number(hour), Number(minute));
}

function ticketPage(
  web: WebRequest,
  screen: Screen,
  typed: Typed,
  errors: readonly FieldError[],
  formKey: string | undefined,
): Answer {
  const { lang } = web;
  const t = counterTexts(lang);
  const common = (name: string) => ({ lang, name, value: typed[name], error: errorOf(errors, name) });
  const kinds = deskWords(lang).clientKind;
  return page(web, {
    title: t.ticket.title,
    over: html`<a href="/klatiene">${t.title}</a>`,
    lead: t.ticket.lead,
    current: 'counter',
    status: errors.length > 0 ? 422 : 200,
    body: form(web, {
      action: '/klatiene/talons',
      errors,
      ...(formKey === undefined ? {} : { formKey }),
      body: [
        selectField({ ...common('service'), label: t.ticket.service, choices: serviceChoices(screen, web) }),
        radioField({
          ...common('kind'),
          value: typed['kind'] ?? 'natural-person',
          label: t.ticket.kind,
          choices: CLIENT_KINDS.map((value) => ({ value, text: kinds[value] })),
        }),
        textField({
          ...common('came'),
          label: t.ticket.came,
          hint: t.ticket.cameHint,
          required: false,
          width: 'short',
          max: 8,
        }),
        textArea({ ...common('need'), label: t.ticket.need, rows: 2, max: 4000 }),
        tickBox({ lang, name: 'english', label: t.ticket.english, checked: typed['english'] === 'yes' }),
        html`<div class="button-row">${button({ text: t.ticket.do, kind: 'primary' })}${linkButton({ text: t.slip.back, href: '/klatiene', kind: 'quiet' })}</div>`,
      ],
    }),
  });
}
