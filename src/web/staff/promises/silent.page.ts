import { type SilentCase, silentCases } from '../../../desk/promises/index.ts';
import type { Tx } from '../../../database/database.ts';
import { sayTimeLeft } from '../../../time/say-left.ts';
import { timeLeft } from '../../../time/time-left.ts';
import { instantOf } from '../../../time/zone.ts';
import { button, linkButton } from '../../components/button.ts';
import { callout } from '../../components/callout.ts';
import { buttonForm } from '../../components/form.ts';
import { emptyState } from '../../components/states.ts';
import { type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayCount, sayWhen } from '../../texts/say.ts';
import { promisesTexts } from './texts.ts';

const ROWS = 20;

/** 5.3.4: the open cases whose client is to be given word by the end of today, one after the other. */
export async function silentPage(web: WebRequest, { desk }: PageDeps): Promise<Answer> {
  const texts = promisesTexts(web.lang).update;
  const cases = await web.read((tx) => silentToday(tx, web, ROWS));
  const calendar = desk.rules.current().calendarOf(web.identity.units[0] ?? null);
  const row = (one: SilentCase, at: number) => {
    const left = sayTimeLeft(timeLeft(calendar, web.now, one.due), web.lang);
    return html`<li id="silent-${one.number}" class="promise ${Temporal.Instant.compare(one.due, web.now) < 0 ? 'overdue' : 'owed'}"><div class="promise-line"><div><a href="/lieta/${one.number}">${one.title}</a><small>${one.number}${one.client !== null && html` · ${one.client}`} · ${texts.since(sayWhen(web.lang, one.since, web.now))}</small></div><div class="promise-due"><time datetime="${one.due.toString()}">${left}</time> ${buttonForm(
      web,
      {
        action: `/lieta/${one.number}/zina`,
        button: button({
          text: texts.do,
          ...(at === 0 ? { key: 'd', kind: 'primary' as const } : {}),
          attrs: { 'aria-label': texts.of(one.number) },
        }),
      },
    )}</div></div></li>`;
  };
  return page(web, {
    title: texts.title,
    lead: texts.lead,
    current: 'work',
    live:
      web.me === null
        ? []
        : [`employee:${web.me.employee}`, ...web.identity.units.slice(0, 19).map((unit) => `unit:${unit}`)],
    body:
      cases.length === 0
        ? emptyState({ title: texts.empty, say: texts.emptySay })
        : html`<ul class="rows" data-keys="list">${cases.map(row)}</ul>`,
  });
}

/** Due by the end of the day: what is due later does not press yet. */
export function silentToday(tx: Tx, { today }: WebRequest, limit: number): Promise<SilentCase[]> {
  return silentCases(tx, instantOf(today.add({ days: 1 }), Temporal.PlainTime.from('00:00')), limit);
}

/** On the work list: how many clients wait for word, and the way to give it to one after the other. */
export function silentWaiting(web: WebRequest, silent: readonly SilentCase[]): Html {
  if (silent.length === 0) return nothing;
  const texts = promisesTexts(web.lang).update;
  const count = silent.length > ROWS ? `${ROWS}+` : String(silent.length);
  const cases =
    silent.length > ROWS ? count : sayCount(web.lang, silent.length, ['lieta', 'lietas', 'lietu'], ['case', 'cases']);
  return callout(
    'near',
    texts.waits(cases),
    html`<p>${linkButton({ text: texts.do, href: '/bez-zinas', key: 'd' })}</p>`,
  );
}
