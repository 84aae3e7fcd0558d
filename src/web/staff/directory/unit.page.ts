import {
  deputiesOf,
  headOf,
  holdersOfPost,
  holdsOn,
  lookup,
  type Post,
  postsOfUnit,
} from '../../../desk/directory/index.ts';
import { parseId, type UnitId } from '../../../vocabulary/ids.ts';
import { badge } from '../../components/badge.ts';
import { linkButton } from '../../components/button.ts';
import { facts } from '../../components/list.ts';
import { table } from '../../components/table.ts';
import { html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import { type Answer, refuse } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayDate } from '../../../time/say-date.ts';
import { asOfForm, asOfNotice, dayAsked, onDay, directoryFor } from './as-of.ts';
import { postTitle, sayDays, unitName } from './say.ts';
import { awayBadge, personLink, phoneLink } from './tree.view.ts';
import { directoryTexts } from './texts.ts';

const ROWS = 300;

export async function unitPage(
  request: WebRequest,
  id: string | undefined,
  query: Readonly<Record<string, string | undefined>>,
): Promise<Answer> {
  const { lang } = request;
  const t = directoryTexts(lang);
  const unitId = parseId<UnitId>(id);
  const directory = unitId && (await request.read(directoryFor(request)));
  const unit = unitId && directory ? lookup(directory).units.get(unitId) : undefined;
  if (!directory || unit === undefined) return refuse(404);
  const day = dayAsked(request, query);
  const path = `/iestades/vieniba/${unit.id}`;
  const manage = request.mayI('people.manage');
  const institution = directory.institutions.find((one) => one.id === unit.institution);
  const parent = unit.parent === null ? undefined : lookup(directory).units.get(unit.parent);
  const head = headOf(directory, unit.id, day);
  const deputies = deputiesOf(directory, unit.id, day);
  const below = (lookup(directory).below.get(unit.id) ?? []).filter((one) => holdsOn(one, day));
  const posts = postsOfUnit(directory, unit.id, day).slice(0, ROWS);
  const holder = (post: Post) => {
    const holders = holdersOfPost(directory, post, day);
    return holders.length === 0
      ? badge(t.vacant, 'near')
      : holders.map(
          (one) => html`${personLink(request, directory, one, day)}${awayBadge(request, directory, one, day)} `,
        );
  };
  const since = (post: Post) => {
    const held = (lookup(directory).holdingsOfPost.get(post.id) ?? []).find((one) => holdsOn(one, day));
    return held === undefined ? '' : sayDate(held.from, lang, 'genitive');
  };
  const earlier = postsOfUnit(directory, unit.id, day)
    .flatMap((post) => (lookup(directory).holdingsOfPost.get(post.id) ?? []).map((holding) => ({ post, holding })))
    .filter(({ holding }) => holding.to !== null && Temporal.PlainDate.compare(holding.to, day) < 0)
    .slice(-50);
  return page(request, {
    title: unitName(lang, unit),
    over: html`<a href="${onDay(request, '/iestades', day)}">${t.title}</a> · ${unitName(lang, institution)}`,
    current: 'directory',
    live: ['directory'],
    actions: manage
      ? html`${linkButton({ text: t.edit.newUnitBelow, href: `/iestades/vieniba/jauna?zem=${unit.id}` })}${linkButton({ text: t.edit.newPost, href: `/iestades/amats/jauns?vieniba=${unit.id}`, key: 'n' })}${linkButton({ text: t.edit.edit, href: `${path}/labot`, key: 'e' })}`
      : nothing,
    body: html`${asOfNotice(request, path, day)}<section class="section">${
      posts.length === 0
        ? html`<p>${t.noPosts}</p>`
        : table({
            lang,
            caption: t.posts,
            rows: posts,
            id: ({ id: postId }) => postId,
            columns: [
              {
                key: 'post',
                name: t.post,
                heads: true,
                cell: (post: Post) =>
                  html`${manage ? html`<a href="/iestades/amats/${post.id}/labot">${postTitle(lang, post)}</a>` : postTitle(lang, post)}${
                    post.kind !== 'employee' &&
                    t.kinds[post.kind].toLowerCase() !== postTitle(lang, post).toLowerCase() &&
                    html`<br><small>${t.kinds[post.kind]}</small>`
                  }`,
              },
              { key: 'holder', name: t.holder, cell: holder },
              { key: 'since', name: t.since, cell: since },
            ],
          })
    }</section>${
      below.length > 0 &&
      html`<section class="section"><h2>${t.below}</h2><ul class="rows" data-keys="list">${below.map(
        (one) =>
          html`<li><a href="${onDay(request, `/iestades/vieniba/${one.id}`, day)}">${unitName(lang, one)}</a></li>`,
      )}</ul></section>`
    }${
      earlier.length > 0 &&
      html`<details class="section"><summary>${t.before}</summary><ul class="rows">${earlier.map(
        ({ post, holding }) =>
          html`<li>${personLink(request, directory, holding.employee, day)} · ${postTitle(lang, post)} <small>${sayDays(lang, holding)}</small></li>`,
      )}</ul></details>`
    }${asOfForm(request, path, day)}`,
    aside: html`<section><h2>${t.unit}</h2>${facts([
      [
        t.head,
        head === null
          ? t.noHead
          : head.employee === null
            ? badge(t.vacant, 'near')
            : html`${personLink(request, directory, head.employee, day)}${awayBadge(request, directory, head.employee, day)}`,
      ],
      ...(deputies.length > 0
        ? [
            [
              t.deputies,
              deputies.map(({ employee }) => employee && html`${personLink(request, directory, employee, day)} `),
            ] as const,
          ]
        : []),
      [
        t.parent,
        parent === undefined
          ? t.directlyUnder
          : html`<a href="${onDay(request, `/iestades/vieniba/${parent.id}`, day)}">${unitName(lang, parent)}</a>`,
      ],
      [
        t.institution,
        manage && institution !== undefined
          ? html`<a href="/iestades/iestade/${institution.id}/labot">${unitName(lang, institution)}</a>`
          : unitName(lang, institution),
      ],
      ...(unit.phone === '' ? [] : [[t.phone, phoneLink(unit.phone)] as const]),
      ...(unit.email === '' ? [] : [[t.email, html`<a href="mailto:${unit.email}">${unit.email}</a>`] as const]),
      [t.valid, sayDays(lang, unit)],
    ])}</section>`,
  });
}
