import { partsOwed, type TaskLine } from '../../../desk/tasks/index.ts';
import type { Tx } from '../../../database/database.ts';
import { type Html, html, nothing } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { taskRows } from './task-rows.view.ts';
import { tasksTexts } from './texts.ts';

const ROWS = 8;

/** What of tasks is the reader's to do, for their work list; one more than is shown. */
export async function ownParts(request: WebRequest, tx: Tx): Promise<readonly TaskLine[]> {
  const { employee, units } = request.identity;
  return employee === null ? [] : partsOwed(tx, units, request.today, ROWS + 1);
}

/** The same, as a part of the work list. */
export function partsSection(request: WebRequest, lines: readonly TaskLine[]): Html {
  if (lines.length === 0) return nothing;
  const t = tasksTexts(request.lang);
  const isMore = lines.length > ROWS;
  return html`<section class="work-group tasks"><h2>${t.ofWork} <span>${isMore ? `${ROWS}+` : lines.length}</span></h2><p class="work-say">${t.ofWorkSay}</p>${taskRows(request, lines.slice(0, ROWS))}${isMore && html`<p class="work-more"><a href="/uzdevumi">${t.allMine}</a></p>`}</section>`;
}
