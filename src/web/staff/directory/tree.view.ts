import {
  awayOn,
  cycles,
  type Directory,
  headOf,
  holdersOfPost,
  holdsOn,
  postsOfUnit,
  type Post,
  standInFor,
  type Unit,
} from '../../../desk/directory/index.ts';
import type { EmployeeId, UnitId } from '../../../vocabulary/ids.ts';
import { badge } from '../../components/badge.ts';
import { attrs, type Html, html, nothing } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayCount, sayShortDate } from '../../texts/say.ts';
import { onDay } from './as-of.ts';
import { personName, postTitle, unitName } from './say.ts';
import { directoryTexts } from './texts.ts';

/** What of the directory is drawn. */
export interface Drawing {
  readonly directory: Directory;
  readonly day: Temporal.PlainDate;
  /** Whether each person stands in the picture, or only the heads. */
  readonly people: boolean;
  /** How many storeys are drawn; the units below stand on the page of the one above. */
  readonly storeys: number;
  /** Only these units and posts, with what stands above them; `null`: everything. */
  readonly only: { readonly units: ReadonlySet<UnitId>; readonly posts: ReadonlySet<string> } | null;
}

/** The organisation as a tree of lists: each unit opens and closes, without script too. */
export function treeView(request: WebRequest, drawing: Drawing): Html {
  const below = Map.groupBy(shownUnits(drawing), ({ parent }) => parent);
  const shown = new Set(shownUnits(drawing).map(({ id }) => id));
  const inRing = new Set(cycles(drawing.directory).flatMap(({ units }) => units.slice(0, 1)));
  const roots = shownUnits(drawing).filter(({ id, parent }) => parent === null || !shown.has(parent) || inRing.has(id));
  return html`<ul class="org">${roots.map((unit) => unitItem(request, drawing, below, unit, null, new Set()))}</ul>`;
}

function shownUnits({ directory, day, only }: Drawing): Unit[] {
  return directory.units.filter((unit) => holdsOn(unit, day) && (only === null || only.units.has(unit.id)));
}

function unitItem(
  request: WebRequest,
  drawing: Drawing,
  below: ReadonlyMap<UnitId | null, readonly Unit[]>,
  unit: Unit,
  parent: Unit | null,
  above: ReadonlySet<UnitId>,
): Html {
  const { directory, day } = drawing;
  const within = new Set([...above, unit.id]);
  const children = within.size >= drawing.storeys ? [] : (below.get(unit.id) ?? []).filter(({ id }) => !within.has(id));
  const posts = postsOfUnit(directory, unit.id, day);
  const listed = drawing.people ? posts.filter((post) => drawing.only === null || drawing.only.posts.has(post.id)) : [];
  const line = html`<a href="${onDay(request, `/iestades/vieniba/${unit.id}`, day)}">${unitName(request.lang, unit)}</a>${institutionOf(request, directory, unit, parent)} ${headLine(request, drawing, unit)} ${counts(request, drawing, posts)}`;
  if (children.length === 0 && listed.length === 0) return html`<li><p class="org-line">${line}</p></li>`;
  // The handle is a summary of its own beside the line: a link within a summary cannot be reached by everybody.
  return html`<li><p class="org-line">${line}</p><details open><summary><span class="visually-hidden">${directoryTexts(request.lang).unfold(unitName(request.lang, unit))}</span></summary>${
    listed.length > 0 && html`<ul class="org-people">${listed.map((post) => postItem(request, drawing, post))}</ul>`
  }${children.length > 0 && html`<ul>${children.map((child) => unitItem(request, drawing, below, child, unit, within))}</ul>`}</details></li>`;
}

function institutionOf({ lang }: WebRequest, directory: Directory, unit: Unit, parent: Unit | null): Html {
  if (parent?.institution === unit.institution) return nothing;
  const found = directory.institutions.find(({ id }) => id === unit.institution);
  return found === undefined ? nothing : html` <small>${unitName(lang, found)}</small>`;
}

function headLine(request: WebRequest, { directory, day }: Drawing, unit: Unit): Html {
  const t = directoryTexts(request.lang);
  const head = headOf(directory, unit.id, day);
  if (head === null) return html`<span class="org-head">${t.noHead}</span>`;
  if (head.employee === null) return html`<span class="org-head">${t.headIs} ${badge(t.vacant, 'near')}</span>`;
  return html`<span class="org-head">${t.headOf} ${personLink(request, directory, head.employee, day)}${awayBadge(request, directory, head.employee, day)}</span>`;
}

function counts({ lang }: WebRequest, { directory, day }: Drawing, posts: readonly Post[]): Html {
  const held = new Set(posts.flatMap((post) => holdersOfPost(directory, post, day)));
  const vacant = posts.filter((post) => holdersOfPost(directory, post, day).length === 0).length;
  return html`<span class="org-count">${sayPeople(lang, held.size)}${vacant > 0 && html`, ${sayCount(lang, vacant, ['vakance', 'vakances', 'vakanču'], ['vacancy', 'vacancies'])}`}</span>`;
}

export function sayPeople(lang: WebRequest['lang'], count: number): string {
  return sayCount(lang, count, ['darbinieks', 'darbinieki', 'darbinieku'], ['employee', 'employees']);
}

export function sayUnits(lang: WebRequest['lang'], count: number): string {
  return sayCount(lang, count, ['struktūrvienība', 'struktūrvienības', 'struktūrvienību'], ['unit', 'units']);
}

function postItem(request: WebRequest, { directory, day }: Drawing, post: Post): Html {
  const t = directoryTexts(request.lang);
  const holders = holdersOfPost(directory, post, day);
  const title = html`<span>${postTitle(request.lang, post)}</span>`;
  if (holders.length === 0) return html`<li${attrs({ class: 'vacant' })}>${badge(t.vacant, 'near')} ${title}</li>`;
  return html`<li>${holders.map((one) => html`${personLink(request, directory, one, day)}${awayBadge(request, directory, one, day)} `)}${title}</li>`;
}

export function personLink(request: WebRequest, directory: Directory, id: EmployeeId, day: Temporal.PlainDate): Html {
  return html`<a href="${onDay(request, `/iestades/darbinieks/${id}`, day)}">${personName(directory, id)}</a>`;
}

/** „prom līdz 27. nov., aizstāj Līga Piemērkalna”; nothing where the person is there. */
export function awayBadge(request: WebRequest, directory: Directory, id: EmployeeId, day: Temporal.PlainDate): Html {
  const [absence] = awayOn(directory, id, day);
  if (absence === undefined) return nothing;
  const t = directoryTexts(request.lang);
  const acting = standInFor(directory, id, day);
  const who = acting.employee === null ? t.nobody : t.standIn(personName(directory, acting.employee));
  return html` ${badge(html`${t.away(sayShortDate(request.lang, absence.lastDay, request.today))}, ${who}`, acting.employee === null ? 'late' : 'plain')}`;
}

/** A number to call, never broken over lines. */
export function phoneLink(phone: string): Html {
  return html`<a href="tel:${phone.replaceAll(' ', '')}">${phone.replaceAll(' ', '\u00a0')}</a>`;
}
