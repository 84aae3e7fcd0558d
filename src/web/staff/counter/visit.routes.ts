import { obligationsOfSubject } from '../../../journal/index.ts';
import {
  isOver,
  secondsBetween,
  servedSeconds,
  type Visit,
  visitById,
  type VisitEvent,
  visitHistory,
  type VisitLine,
  visitLines,
} from '../../../desk/visits/index.ts';
import { EVENT_WORDS } from '../../../standard/event-words.ts';
import type { Obligation } from '../../../standard/obligation.ts';
import { parseId, type VisitId } from '../../../vocabulary/ids.ts';
import { facts } from '../../components/list.ts';
import { timeline } from '../../components/timeline.ts';
import { verdictMark } from '../../components/verdict.ts';
import { type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, refuse } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { saySpan, sayWhen } from '../../texts/say.ts';
import { logRead } from '../readings/log-read.ts';
import { clock } from './elapsed.ts';
import { counterTexts } from './texts.ts';

/** One visit to read: how it went, and how each clause stands with it. */
export function visitRoutes({ standards }: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/vizite/:id',
      action: 'counter.serve',
      audience: 'staff',
      handle: (web, { params }) =>
        web.read(async (tx) => {
          const id = parseId<VisitId>(params['id']);
          const visit = id === null ? null : await visitById(tx, id);
          if (visit === null) return refuse(404);
          const [[line], events, duties] = [
            await visitLines(tx, [visit.id]),
            await visitHistory(tx, visit.id),
            await obligationsOfSubject(tx, visit.id),
          ];
          if (line === undefined) return refuse(404);
          // 5.1.1: the words of a client who is known are read by name.
          if (visit.client !== null)
            logRead(web, {
              what: 'client',
              subject: visit.client,
              case: visit.case,
              client: visit.client,
              own: visit.holder === web.me?.employee || web.identity.units.includes(visit.unit),
              ground: null,
              reason: '',
              breakGlass: false,
            });
          return visitPage(web, { visit, line, events, duties, standards });
        }),
    }),
  ];
}

interface VisitView extends Pick<PageDeps, 'standards'> {
  readonly visit: Visit;
  readonly line: VisitLine;
  readonly events: readonly VisitEvent[];
  readonly duties: readonly Obligation[];
}

function visitPage(web: WebRequest, view: VisitView): Answer {
  const { lang, now } = web;
  const { visit, line, events } = view;
  const t = counterTexts(lang);
  const either = (lv: string, en: string) => (lang === 'en' && en !== '' ? en : lv);
  const waited = visit.begunAt ?? (isOver(visit) ? visit.endedAt : now);
  return page(web, {
    title: t.visit.title(visit.number),
    over: either(line.placeLv, line.placeEn),
    lead: html`${either(line.serviceLv, line.serviceEn)} · ${t.visit.state[visit.state]}`,
    current: 'counter',
    live: [`hall:${visit.place}`],
    body: html`${facts([
      [t.visit.came, sayWhen(lang, visit.since, now)],
      [t.visit.waited, saySpan(lang, secondsBetween(visit.since, waited))],
      ...(visit.begunAt === null ? [] : [[t.visit.servedFor, clock(servedSeconds(visit, now))] as const]),
      ...(line.holderName === null ? [] : [[t.visit.by, line.holderName] as const]),
      ...(line.desk === null ? [] : [[t.visit.at, t.sit.desk(line.desk)] as const]),
    ])}<section class="section"><h2>${t.visit.need}</h2><p class="counter-words">${visit.need === '' ? t.visit.noNeed : visit.need}</p></section><section class="section"><h2>${t.visit.history}</h2>${timeline(
      events.map(({ at, kind, actor }) => ({
        at,
        said: html`${capital(EVENT_WORDS[kind][lang])}${actor !== null && html` <small>${actor}</small>`}`,
      })),
      { lang, now },
    )}</section>`,
    aside: html`<section><h2>${t.visit.clauses}</h2>${clausesView(web, view)}</section>`,
  });
}

function clausesView({ lang }: WebRequest, { duties, standards }: VisitView): Html {
  if (duties.length === 0) return nothing;
  const said = duties
    .toSorted((a, b) => order(a.clause) - order(b.clause) || a.openedBy - b.openedBy)
    .map((duty) => {
      const clause = standards.find(({ id }) => id === duty.standard)?.clauses.find(({ id }) => id === duty.clause);
      return html`<li><a href="/standarts/${duty.clause}" title="${clause?.summary[lang] ?? ''}">${duty.clause}.</a> ${verdictMark(duty.verdict, lang)}</li>`;
    });
  return html`<ul class="ref-list">${said}</ul>`;
}

/** 6.2 before 6.10. */
function order(clause: string): number {
  return clause.split('.').reduce((sum, part, nth) => sum + Number(part) * 1000 ** (2 - nth), 0);
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
