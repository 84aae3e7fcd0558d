import type { Tx } from '../../../database/database.ts';
import { knownDirectory } from '../../../desk/directory/index.ts';
import { actingFor, type ActingFor, casesToActOn, nameOf } from '../../../desk/workload/index.ts';
import type { EmployeeId } from '../../../vocabulary/ids.ts';
import { badge } from '../../components/badge.ts';
import { button } from '../../components/button.ts';
import { buttonForm } from '../../components/form.ts';
import { type Html, html, nothing } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayShortDate, sayWhen } from '../../texts/say.ts';
import { workloadTexts } from './texts.ts';

const ROWS = 20;

/** 5.2.3: what those hold for whom the reader acts today, by when it is due; nothing where there is none. */
export async function actingPart(request: WebRequest, tx: Tx): Promise<Html> {
  const { employee } = request.identity;
  if (employee === null) return nothing;
  const directory = await knownDirectory(request.deps.database, tx);
  const acting = new Map(actingFor(directory, employee, request.today).map((one) => [one.employee, one]));
  const cases = await casesToActOn(tx, [...acting.keys()], ROWS);
  if (cases.length === 0) return nothing;
  const t = workloadTexts(request.lang).acting;
  const rows = cases.map((one) => {
    const due = one.due === null ? '' : t.due(sayWhen(request.lang, one.due, request.now));
    const isLate = one.due !== null && Temporal.Instant.compare(one.due, request.now) < 0;
    const why = whyOf(request, acting.get(one.holder), (who) => nameOf(directory, who));
    const title = one.restricted ? t.restricted : one.title || one.number;
    return html`<li id="a-${one.number}" class="work-row"><div class="work-main"><a href="/lieta/${one.number}">${title}</a><small>${[one.number, why, one.client, due].filter((part) => part !== '').join(' · ')}</small></div><div class="work-end">${isLate && badge(t.late, 'late')} ${
      !one.restricted &&
      buttonForm(request, {
        action: '/slodze/parnemt',
        button: button({ text: t.take, attrs: { 'aria-label': t.takeOf(one.number) } }),
        fields: { id: one.id },
      })
    }</div></li>`;
  });
  return html`<section class="work-group acting"><h2>${t.title} <span>${cases.length === ROWS ? `${ROWS}+` : cases.length}</span></h2><p class="work-say">${t.say}</p><ul class="rows" data-keys="list">${rows}</ul></section>`;
}

function whyOf(request: WebRequest, acting: ActingFor | undefined, name: (who: EmployeeId) => string): string {
  if (acting === undefined) return '';
  const t = workloadTexts(request.lang).acting;
  const said = t.why[acting.why](name(acting.employee));
  return acting.until === null ? said : `${said} ${t.until(sayShortDate(request.lang, acting.until, request.today))}`;
}
