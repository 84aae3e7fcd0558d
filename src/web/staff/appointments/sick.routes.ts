import type { Tx } from '../../../database/database.ts';
import {
  type AppointmentLine,
  beginSickDay,
  dayStretch,
  recentSickDays,
  type SickClientLine,
  sickClients,
  type SickDay,
  sickDayById,
  standingOf,
} from '../../../desk/appointments/index.ts';
import {
  awayOn,
  type Directory,
  knownDirectory,
  lookup,
  postsOf,
  writeAbsence,
} from '../../../desk/directory/index.ts';
import { type EmployeeId, parseId } from '../../../vocabulary/ids.ts';
import { badge } from '../../components/badge.ts';
import { button } from '../../components/button.ts';
import { dateField, hiddenField, selectField, textArea, tickBox } from '../../components/field.ts';
import { form } from '../../components/form.ts';
import { emptyState } from '../../components/states.ts';
import { type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayDate, sayDay, sayTime, sayWhen } from '../../texts/say.ts';
import { inLanguage } from '../../../desk/services/index.ts';
import { dayIn } from './new.routes.ts';
import { appointmentsTexts } from './texts.ts';

const PATH = '/pieraksts/slimibas-diena';

/** 5.1.7: somebody is away: all their clients of a day, with a preview before and the progress after. */
export function sickRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: PATH,
      action: 'appointment.move',
      audience: 'staff',
      handle: (web, { query }) => web.read((tx) => ask(deps, web, tx, query)),
    }),
    defineRoute({
      method: 'POST',
      path: PATH,
      action: 'appointment.move',
      audience: 'staff',
      handle: (web, { body }) => begin(deps, web, body),
    }),
    defineRoute({
      method: 'GET',
      path: `${PATH}/:id`,
      action: 'appointment.move',
      audience: 'staff',
      handle: (web, { params }) =>
        web.read(async (tx) => {
          const id = parseId<EmployeeId>(params['id']);
          const day = id === null ? null : await sickDayById(tx, id);
          if (day === null || !mayFor(web, await knownDirectory(deps.desk.database, tx), day.employee))
            return refuse(404);
          const people = lookup(await knownDirectory(deps.desk.database, tx)).people;
          return progressPage(web, day, nameOf(people.get(day.employee)), await sickClients(tx, day.id));
        }),
    }),
  ];
}

/** One's own day, or that of somebody of one's units. */
function mayFor(web: WebRequest, directory: Directory, employee: EmployeeId): boolean {
  const units = postsOf(directory, employee, web.today).map(({ unit }) => unit);
  return [null, ...units].some((unit) => web.mayI('appointment.move', { holder: employee, unit }));
}

function nameOf(person: { readonly givenName: string; readonly surname: string } | undefined): string {
  return person === undefined ? '' : `${person.givenName} ${person.surname}`;
}

async function ask(
  deps: PageDeps,
  web: WebRequest,
  tx: Tx,
  query: Readonly<Record<string, string | undefined>>,
): Promise<Answer> {
  const { lang } = web;
  const t = appointmentsTexts(lang).sick;
  const directory = await knownDirectory(deps.desk.database, tx);
  const people = directory.people
    .filter(({ id }) => postsOf(directory, id, web.today).length > 0 && mayFor(web, directory, id))
    .toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), 'lv'));
  const employee = people.find(({ id }) => id === query['darbinieks']);
  const day = dayIn(query['diena']) ?? web.today;
  const recent = await recentSickDays(tx, web.now.subtract({ hours: 48 }));
  const { people: named } = lookup(directory);
  return page(web, {
    title: t.title,
    over: html`<a href="/pieraksts">${appointmentsTexts(lang).title}</a>`,
    lead: t.lead,
    current: 'appointments',
    body: html`<form method="get" action="${PATH}" class="sick-ask">${selectField({
      lang,
      name: 'darbinieks',
      label: t.employee,
      value: employee?.id ?? '',
      empty: t.chooseEmployee,
      choices: people.map((one) => ({ value: one.id, text: nameOf(one) })),
    })}${dateField({ lang, name: 'diena', label: t.day, value: day.toString(), min: web.today.toString() })}${button({ text: t.preview })}</form>${
      employee === undefined ? nothing : await previewView(web, tx, directory, employee.id, day)
    }${
      recent.length > 0 &&
      html`<section class="appointment-part"><h2>${t.recent}</h2><ul class="rows">${recent.map(
        (one) =>
          html`<li><a href="${PATH}/${one.id}">${nameOf(named.get(one.employee))}, ${sayDay(lang, one.day, web.today)}</a> <small>${sayWhen(lang, one.madeAt, web.now)}</small></li>`,
      )}</ul></section>`
    }`,
  });
}

async function previewView(
  web: WebRequest,
  tx: Tx,
  directory: Directory,
  employee: EmployeeId,
  day: Temporal.PlainDate,
): Promise<Html> {
  const { lang } = web;
  const t = appointmentsTexts(lang);
  const { from, to } = dayStretch(day);
  const at = (ms: number) => Temporal.Instant.fromEpochMilliseconds(ms);
  const lines = await standingOf(tx, employee, at(Math.max(from, web.now.epochMilliseconds)), at(to));
  if (lines.length === 0) return emptyState({ title: t.sick.none, say: sayDate(lang, day) });
  const away = awayOn(directory, employee, day).length > 0;
  return html`<section class="appointment-part"><h2>${t.sick.clients(lines.length)}, ${sayDate(lang, day)}</h2><ul class="rows">${lines.map((line) => html`<li id="s-${line.id}">${previewLine(web, line)}</li>`)}</ul>${form(
    web,
    {
      action: PATH,
      body: [
        hiddenField('darbinieks', employee),
        hiddenField('diena', day.toString()),
        textArea({
          lang,
          name: 'vardi',
          label: t.sick.words,
          hint: t.move.wordsHint,
          rows: 2,
          max: 500,
          required: false,
        }),
        away
          ? html`<p class="hint">${t.sick.away}</p>`
          : tickBox({ lang, name: 'prombutne', label: t.sick.absence, hint: t.sick.absenceSay, checked: true }),
        button({ text: t.sick.deed, kind: 'primary' }),
      ],
    },
  )}</section>`;
}

function previewLine({ lang }: WebRequest, line: AppointmentLine): Html {
  const t = appointmentsTexts(lang);
  return html`<div class="diary-line"><div><a href="/pieraksts/${line.id}">${sayTime(lang, line.startsAt)} <strong>${line.name}</strong></a><small>${inLanguage(line.service, lang)}</small></div><div>${line.askedPerson && badge(t.sick.stays, 'plain')}${line.unreachable && html` ${badge(t.sick.call, 'near')}`}</div></div>`;
}

async function begin({ desk }: PageDeps, web: WebRequest, body: FormBody): Promise<Answer> {
  const t = appointmentsTexts(web.lang);
  const [employee, day] = [parseId<EmployeeId>(body['darbinieks']), dayIn(String(body['diena'] ?? ''))];
  if (employee === null || day === null || web.me === null) return refuse(404);
  const me = web.me.employee;
  return answerOnce(web, body, async (tx) => {
    const directory = await knownDirectory(desk.database, tx);
    if (!mayFor(web, directory, employee)) return refuse(403);
    const words = typeof body['vardi'] === 'string' ? body['vardi'].slice(0, 500) : '';
    let say: string | null = null;
    if (body['prombutne'] === 'yes') {
      const absence = { employee, firstDay: day, lastDay: day, standIn: null };
      const away = await writeAbsence(desk, tx, me, absence);
      if ('refused' in away && away.refused !== 'away-already') say = t.sick.absenceNot;
    }
    const begun = await beginSickDay(desk, tx, { employee, day, reason: 'employee-absent', words });
    return 'refused' in begun ? refuse(422, t.refused['day-past']) : redirect(`${PATH}/${begun.id}`, say);
  });
}

function progressPage(web: WebRequest, day: SickDay, name: string, lines: readonly SickClientLine[]): Answer {
  const { lang } = web;
  const t = appointmentsTexts(lang);
  const seen = lines.filter(({ outcome }) => outcome !== 'waiting').length;
  const tone = { waiting: 'plain', 'passed-on': 'kept', moved: 'kept', gone: 'plain', failed: 'late' } as const;
  return page(web, {
    title: `${name}, ${sayDate(lang, day.day)}`,
    over: html`<a href="${PATH}">${t.sick.title}</a>`,
    lead: html`<span role="status">${day.doneAt === null ? t.sick.running(seen, lines.length) : t.sick.done}</span>`,
    current: 'appointments',
    live: [`employee:${day.madeBy}`],
    body: html`<progress class="sick-progress" max="${String(Math.max(1, lines.length))}" value="${String(seen)}" aria-label="${t.sick.progress}"></progress><ul class="rows" data-keys="list">${lines.map(
      (line) =>
        html`<li id="p-${line.appointment}"><div class="diary-line"><div><a href="/pieraksts/${line.appointment}">${sayTime(lang, line.startsAt)} <strong>${line.name}</strong></a><small>${line.outcome === 'passed-on' && line.holderName}</small></div><div>${badge(t.sick.outcome[line.outcome], tone[line.outcome])}${
          line.unreachable && line.outcome === 'moved' && html` ${badge(t.sick.call, 'late')}`
        }</div></div></li>`,
    )}</ul>`,
  });
}
