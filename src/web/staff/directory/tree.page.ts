import {
  type Directory,
  directoryAt,
  everyEmployee,
  faultsOf,
  holdersOfPost,
  holdsOn,
  type Post,
  postsOfUnit,
  unitsUp,
} from '../../../desk/directory/index.ts';
import { fold } from '../../../language/fold.ts';
import type { UnitId } from '../../../vocabulary/ids.ts';
import { button, linkButton } from '../../components/button.ts';
import { emptyState } from '../../components/states.ts';
import { html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayNumber } from '../../texts/say.ts';
import { asOfForm, asOfNotice, dayAsked, onDay } from './as-of.ts';
import { sayPeople, sayUnits, treeView } from './tree.view.ts';
import { directoryTexts } from './texts.ts';

/** Up to so many posts the picture shows everybody; a larger municipality shows units and heads, people by search. */
const DRAWN = 150;
const FOUND = 200;

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
  const directory = await request.read(directoryAt);
  const posts = directory.posts.filter((post) => holdsOn(post, day));
  const only = words.length === 0 ? null : matching(directory, words, day);
  const drawing = { directory, day, only, people: only !== null || posts.length <= DRAWN };
  const units = directory.units.filter((unit) => holdsOn(unit, day));
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
    actions: html`${linkButton({ text: faults === 0 ? t.faults : t.faultsCount(sayNumber(lang, faults)), href: onDay(request, '/iestades/kludas', day) })}${linkButton({ text: t.places, href: '/iestades/vietas' })}${
      manage &&
      html`${linkButton({ text: t.edit.newInstitution, href: '/iestades/iestade/jauna' })}${linkButton({ text: t.edit.newUnit, href: '/iestades/vieniba/jauna' })}${linkButton({ text: t.edit.newPerson, href: '/iestades/darbinieks/jauns', kind: 'primary', key: 'n' })}`
    }`,
    live: ['directory'],
    body: html`${asOfNotice(request, '/iestades', day)}${search}${found}${
      only !== null && only.hits === 0 && only.people === 0
        ? emptyState({
            title: t.foundNone,
            say: t.foundNoneSay,
            actions: [linkButton({ text: t.clear, href: '/iestades' })],
          })
        : treeView(request, drawing)
    }${asOfForm(request, '/iestades', day)}`,
  });
}

/** Units and posts in which every word is found, with the units above them; people are found by name, post, unit and phone. */
function matching(directory: Directory, words: readonly string[], day: Temporal.PlainDate) {
  const units = new Set<UnitId>();
  const posts = new Set<string>();
  const people = new Map(
    directory.people.map((one) => [
      one.id,
      fold(`${one.givenName} ${one.surname} ${one.email} ${one.phone.replaceAll(' ', '')}`),
    ]),
  );
  let [hits, found] = [0, 0];
  const has = (text: string) => words.every((word) => text.includes(word));
  const wordsOf = (post: Post, unit: string) =>
    `${holdersOfPost(directory, post, day)
      .map((id) => people.get(id))
      .join(' ')} ${fold(`${post.titleLv} ${post.titleEn}`)} ${unit}`;
  for (const unit of directory.units.filter((one) => holdsOn(one, day))) {
    const text = fold(`${unit.nameLv} ${unit.nameEn} ${unit.phone.replaceAll(' ', '')} ${unit.email}`);
    const fitting = postsOfUnit(directory, unit.id, day).filter((post) => has(wordsOf(post, text)));
    if (has(text)) hits += 1;
    for (const post of fitting) {
      if (posts.size >= FOUND) break;
      posts.add(post.id);
      found += holdersOfPost(directory, post, day).length;
    }
    if (has(text) || fitting.length > 0) for (const one of unitsUp(directory, unit.id)) units.add(one);
  }
  return { units, posts, people: found, hits };
}
