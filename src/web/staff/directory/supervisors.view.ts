import { type Directory, lookup, supervisorsOf } from '../../../desk/directory/index.ts';
import type { EmployeeId } from '../../../vocabulary/ids.ts';
import { type Html, html } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { postTitle, unitName } from './say.ts';
import { awayBadge, personLink } from './tree.view.ts';
import { directoryTexts } from './texts.ts';

/** Who is above somebody, the direct head first, and why it is this one where a nearer post stands vacant. */
export function supervisorsView(
  request: WebRequest,
  directory: Directory,
  id: EmployeeId,
  day: Temporal.PlainDate,
): Html {
  const { lang } = request;
  const t = directoryTexts(lang);
  const { units, posts } = lookup(directory);
  const above = supervisorsOf(directory, id, day);
  return html`<section class="section"><h2>${t.supervisors}</h2>${
    above.length === 0
      ? html`<p>${t.supervisorsNone}</p>`
      : html`<p class="org-hint">${t.supervisorsSay}</p><ol class="org-above">${above.map(
          ({ employee, unit, post: seat, vacant }) =>
            html`<li>${personLink(request, directory, employee, day)}${awayBadge(request, directory, employee, day)} <span>${postTitle(lang, posts.get(seat))}, ${unitName(lang, units.get(unit))}</span>${
              vacant.length > 0 &&
              html` <small>(${t.becauseVacant(vacant.map(({ post }) => postTitle(lang, posts.get(post))).join(', '))})</small>`
            }</li>`,
        )}</ol>`
  }</section>`;
}
