import { inLanguage } from '../../../desk/services/index.ts';
import type { Visit } from '../../../desk/visits/index.ts';
import { badge } from '../../components/badge.ts';
import { button } from '../../components/button.ts';
import { selectField } from '../../components/field.ts';
import { form } from '../../components/form.ts';
import { type Html, html } from '../../html.ts';
import { sayTime } from '../../texts/say.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { nameOf } from '../../../desk/workload/index.ts';
import type { LoadedHall } from './load-hall.ts';
import { lasting } from './minutes.ts';
import { hallTexts } from './texts.ts';
import { hallHref } from './which-place.ts';

const SHOWN = 40;

/** The queue, external clients before colleagues (6.9), each by appointment or arrival; all can be passed on, none put first. */
export function queueView(request: WebRequest, hall: LoadedHall): Html | false {
  const t = hallTexts(request.lang);
  const waiting = hall.visits.filter(({ state }) => state === 'waiting').sort(inOrder);
  if (waiting.length === 0) return false;
  return html`<section class="hall-part"><h2>${t.queue}</h2><p class="work-say">${t.queueSay} ${hall.now.setting.internalLimit === null ? t.limitNever : t.limitAfter(hall.now.setting.internalLimit)}</p><ol class="hall-queue">${waiting
    .slice(0, SHOWN)
    .map((visit) =>
      line(request, hall, visit),
    )}</ol>${waiting.length > SHOWN && html`<p class="work-say">${t.moreWait(waiting.length - SHOWN)}</p>`}</section>`;
}

function inOrder(a: Visit, b: Visit): number {
  if (a.group !== b.group) return a.group === 'external' ? -1 : 1;
  return Temporal.Instant.compare(a.appointedAt ?? a.since, b.appointedAt ?? b.since);
}

function line(request: WebRequest, hall: LoadedHall, visit: Visit): Html {
  const t = hallTexts(request.lang);
  return html`<li id="v-${visit.id}"><b>${visit.number}</b><span class="hall-what">${serviceName(request, hall, visit)}${marks(request, hall, visit)}</span><span class="hall-wait">${lasting(request.lang, visit.since, request.now)}</span><details class="hall-deeds"><summary aria-label="${t.passTitle(visit.number)}">${t.pass}</summary><div>${passForm(request, hall, visit)}</div></details></li>`;
}

export function serviceName({ lang }: WebRequest, { now }: LoadedHall, { service }: Pick<Visit, 'service'>): string {
  const found = now.services.find(({ id }) => id === service);
  return found === undefined ? '' : inLanguage(found.name, lang);
}

function marks(request: WebRequest, { desks, directory }: LoadedHall, visit: Visit): Html {
  const t = hallTexts(request.lang);
  const only = desks.find(({ id }) => id === visit.onlyDesk);
  return html`${visit.group === 'internal' && html` ${badge(t.colleague)}`}${
    visit.appointedAt !== null && html` ${badge(t.appointed(sayTime(request.lang, visit.appointedAt)), 'accent')}`
  }${only !== undefined && html` ${badge(t.onlyDesk(only.number))}`}${
    visit.onlyHolder !== null && html` ${badge(t.onlyPerson(nameOf(directory, visit.onlyHolder)))}`
  }`;
}

function passForm(request: WebRequest, { now, desks }: LoadedHall, visit: Visit): Html {
  const t = hallTexts(request.lang);
  const open = desks.filter(({ employee }) => employee !== null);
  return form(request, {
    action: hallHref('now', now.place),
    body: html`<input type="hidden" name="do" value="pass"><input type="hidden" name="visit" value="${visit.id}">${selectField(
      {
        lang: request.lang,
        name: `service-${visit.id}`,
        label: t.passService,
        required: true,
        value: visit.service,
        choices: now.services.map(({ id, name }) => ({ value: id, text: inLanguage(name, request.lang) })),
        attrs: { name: 'service' },
      },
    )}${selectField({
      lang: request.lang,
      name: `to-${visit.id}`,
      label: t.passDesk,
      required: true,
      value: visit.onlyDesk ?? '',
      empty: t.anyDesk,
      choices: open.map(({ id, number, name }) => ({ value: id, text: `${t.desk(number)} · ${name ?? ''}` })),
      attrs: { name: 'desk' },
    })}${button({ text: t.pass })}`,
  });
}
