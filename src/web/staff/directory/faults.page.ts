import { type Directory, type DirectoryFault, faultsOf, lookup } from '../../../desk/directory/index.ts';
import { assertNever } from '../../../vocabulary/brand.ts';
import type { UnitId } from '../../../vocabulary/ids.ts';
import { emptyState } from '../../components/states.ts';
import { type Html, html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayNumber } from '../../texts/say.ts';
import { asOfForm, asOfNotice, dayAsked, onDay, directoryFor } from './as-of.ts';
import { postTitle, unitName } from './say.ts';
import { personLink } from './tree.view.ts';
import { directoryTexts } from './texts.ts';

const ROWS = 100;

/** What is wrong with the directory or missing in it, each kind with what to do. */
export async function faultsPage(
  request: WebRequest,
  query: Readonly<Record<string, string | undefined>>,
): Promise<Answer> {
  const t = directoryTexts(request.lang);
  const day = dayAsked(request, query);
  const directory = await request.read(directoryFor(request));
  const kinds = Map.groupBy(faultsOf(directory, day), ({ fault }) => fault);
  const path = '/iestades/kludas';
  return page(request, {
    title: t.faultsPage.title,
    over: html`<a href="${onDay(request, '/iestades', day)}">${t.title}</a>`,
    lead: t.faultsPage.lead,
    current: 'directory',
    live: ['directory'],
    body: html`${asOfNotice(request, path, day)}${
      kinds.size === 0
        ? emptyState({ title: t.faultsPage.none, say: t.faultsPage.noneSay })
        : [...kinds].map(
            ([kind, faults]) =>
              html`<section class="section"><h2>${t.faultsPage.kinds[kind]} <small>${sayNumber(request.lang, faults.length)}</small></h2><p class="org-hint">${t.faultsPage.todo[kind]}</p><ul class="rows" data-keys="list">${faults
                .slice(0, ROWS)
                .map((fault) => html`<li>${sayFault(request, directory, fault, day)}</li>`)}</ul></section>`,
          )
    }${asOfForm(request, path, day)}`,
  });
}

function sayFault(request: WebRequest, directory: Directory, fault: DirectoryFault, day: Temporal.PlainDate): Html {
  const { lang } = request;
  const t = directoryTexts(lang);
  const { units, posts } = lookup(directory);
  const manage = request.mayI('people.manage');
  const unit = (id: UnitId) =>
    html`<a href="${onDay(request, `/iestades/vieniba/${id}`, day)}">${unitName(lang, units.get(id))}</a>`;
  const post = (id: Extract<DirectoryFault, { fault: 'vacant-post' }>['post']) =>
    manage
      ? html`<a href="/iestades/amats/${id}/labot">${postTitle(lang, posts.get(id))}</a>`
      : html`${postTitle(lang, posts.get(id))}`;
  switch (fault.fault) {
    case 'unit-cycle':
      return html`${fault.units.map((id, index) => html`${index > 0 && ' → '}${unit(id)}`)}`;
    case 'two-heads':
      return html`${unit(fault.unit)}: ${fault.employees.map((id, index) => html`${index > 0 && ', '}${personLink(request, directory, id, day)}`)}`;
    case 'unit-without-institution':
    case 'unit-under-ended':
    case 'unit-without-head':
      return unit(fault.unit);
    case 'post-outlives-unit':
    case 'vacant-post':
      return html`${post(fault.post)} · ${unit(fault.unit)}`;
    case 'no-post':
      return personLink(request, directory, fault.employee, day);
    case 'stand-in-left':
      return html`${personLink(request, directory, fault.employee, day)}: ${t.standIn('')}${personLink(request, directory, fault.standIn, day)}`;
    case 'nobody-stands-in':
      return html`${personLink(request, directory, fault.employee, day)}. ${t.nobodyWhy[fault.why]}`;
    default:
      return assertNever(fault);
  }
}
