import {
  type Directory,
  everyEmployee,
  faultsOf,
  findPeople,
  holdsOn,
  lookup,
  postsOf,
  type Unit,
  unitsUp,
  vacancies,
} from '../../../desk/directory/index.ts';
import { fold } from '../../../language/fold.ts';
import { button, linkButton } from '../../components/button.ts';
import { menu } from '../../components/menu.ts';
import { emptyState } from '../../components/states.ts';
import { html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayNumber } from '../../texts/say.ts';
import { asOfForm, asOfNotice, dayAsked, onDay, directoryFor } from './as-of.ts';
import { sayPeople, sayUnits, treeView } from './tree.view.ts';
import { directoryTexts } from './texts.ts';

/** Up to so many posts the picture shows everybody; a larger municipality shows units and heads, people by search. */
const DRAWN = 150;
/** Of more units than this only the upper two storeys are drawn at once. */
const STOREYS_FROM = 80;
const FOUND = 40;

export async function treePage(
  request: WebRequest,
  query: Readonly<Record<string, string | undefined>>,
): Promise<Answer> {
  const { lang } = request;
  const t = directoryTexts(lang);
  const day = dayAsked(request, query);
  const words = fold((query['q'] ?? '').slice(0, 100))
    .split(/\s+/)
    .filter((word) => word !== '');
  const directory = await request.read(directoryFor(request));
  const posts = directory.posts.filter((post) => holdsOn(post, day));
  const only = words.length === 0 ? null : matching(directory, words, day);
  const units = directory.units.filter((unit) => holdsOn(unit, day));
  const storeys = only === null && units.length > STOREYS_FROM ? 2 : Number.POSITIVE_INFINITY;
  const drawing = { directory, day, only, storeys, people: only !== null || posts.length <= DRAWN };
  const faults = faultsOf(directory, day).length;
  const manage = request.mayI('people.manage');
  const search = html`<search><form class="search" action="/iestades" method="get"><label class="visually-hidden" for="search">${t.search}</label><input class="input" id="search" type="search" name="q" value="${query['q'] ?? ''}" placeholder="${t.search}" data-focus-key="/" aria-keyshortcuts="/">${
    day.equals(request.today) ? nothing : html`<input type="hidden" name="diena" value="${day.toString()}">`
  }<kbd aria-hidden="true">/</kbd>${button({ text: t.searchNow })}</form></search>`;
  const found =
    only === null
      ? nothing
      : html`<p class="org-found" role="status">${t.found(sayPeople(lang, only.people), sayUnits(lang, only.hits))} <a href="${onDay(request, '/iestades', day)}">${t.clear}</a></p>`;
  return page(request, {
    title: t.title,
    lead: html`${t.lead(sayPeople(lang, everyEmployee(directory, day).length), sayUnits(lang, units.length))} (<a href="/standarts/1">${t.clauseOne}</a>).`,
    current: 'directory',
    actions: html`${manage && linkButton({ text: t.edit.newPerson, href: '/iestades/darbinieks/jauns', kind: 'primary', key: 'n' })}${linkButton({ text: faults === 0 ? t.faults : t.faultsCount(sayNumber(lang, faults)), href: onDay(request, '/iestades/kludas', day) })}${
      manage
        ? menu({
            id: 'directory-more',
            text: t.more,
            side: 'end',
            items: [
              html`<a href="/iestades/vieniba/jauna">${t.edit.newUnit}</a>`,
              html`<a href="/iestades/iestade/jauna">${t.edit.newInstitution}</a>`,
              html`<a href="/iestades/vietas">${t.places}</a>`,
            ],
          })
        : linkButton({ text: t.places, href: '/iestades/vietas' })
    }`,
    live: ['directory'],
    body: html`${asOfNotice(request, '/iestades', day)}${search}${found}${
      only !== null && only.units.size === 0
        ? emptyState({
            title: t.foundNone,
            say: t.foundNoneSay,
            actions: [linkButton({ text: t.clear, href: '/iestades' })],
          })
        : treeView(request, drawing)
    }${asOfForm(request, '/iestades', day)}`,
  });
}

/** Units, people and vacant posts in which every word is found, with the units above them. */
function matching(directory: Directory, words: readonly string[], day: Temporal.PlainDate) {
  const { units: byId } = lookup(directory);
  const has = (text: string) => words.every((word) => text.includes(word));
  const textOf = ({ nameLv, nameEn, phone, email }: Unit) =>
    fold(`${nameLv} ${nameEn} ${phone.replaceAll(' ', '')} ${email}`);
  const fitting = directory.units.filter((unit) => holdsOn(unit, day) && has(textOf(unit)));
  const found = findPeople(directory, words.join(' '), day, FOUND).filter(({ post }) => post !== undefined);
  const held = found.flatMap(({ person }) => postsOf(directory, person.id, day));
  const vacant = vacancies(directory, day).filter((post) => {
    const unit = byId.get(post.unit);
    return has(`${fold(`${post.titleLv} ${post.titleEn}`)} ${unit === undefined ? '' : textOf(unit)}`);
  });
  const posts = [...held, ...vacant.slice(0, FOUND)];
  const shown = [...posts.map(({ unit }) => unit), ...fitting.slice(0, FOUND).map(({ id }) => id)];
  return {
    units: new Set(shown.flatMap((id) => unitsUp(directory, id))),
    posts: new Set<string>(posts.map(({ id }) => id)),
    people: found.length,
    hits: fitting.length,
  };
}
