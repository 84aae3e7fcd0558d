import {
  type Absence,
  type Directory,
  holdsOn,
  lookup,
  mandatesEver,
  mayWriteAbsence,
  postsOf,
  rolesGivenTo,
  type RoleHeld,
  ROLE_OF_POST,
  standInFor,
  standsInForOn,
} from '../../../desk/directory/index.ts';
import { type EmployeeId, parseId } from '../../../vocabulary/ids.ts';
import type { Role } from '../../../vocabulary/words.ts';
import { button, linkButton } from '../../components/button.ts';
import { buttonForm } from '../../components/form.ts';
import { facts } from '../../components/list.ts';
import { type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import { type Answer, refuse } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayShortDate } from '../../texts/say.ts';
import { asOfForm, asOfNotice, dayAsked, onDay, directoryFor } from './as-of.ts';
import { mandatesView } from './mandates.view.ts';
import { powersView } from './powers.view.ts';
import { personName, postTitle, sayDays, unitName } from './say.ts';
import { supervisorsView } from './supervisors.view.ts';
import { awayBadge, personLink, phoneLink } from './tree.view.ts';
import { directoryTexts } from './texts.ts';

interface Shown {
  readonly request: WebRequest;
  readonly directory: Directory;
  readonly id: EmployeeId;
  readonly day: Temporal.PlainDate;
}

export async function personPage(
  request: WebRequest,
  given: string | undefined,
  query: Readonly<Record<string, string | undefined>>,
): Promise<Answer> {
  const id = parseId<EmployeeId>(given);
  if (id === null) return refuse(404);
  const [directory, roles, mandates] = await request.read((tx) =>
    Promise.all([directoryFor(request)(tx), rolesGivenTo(tx, id), mandatesEver(tx, id)]),
  );
  const person = lookup(directory).people.get(id);
  if (person === undefined) return refuse(404);
  const { lang } = request;
  const t = directoryTexts(lang);
  const day = dayAsked(request, query);
  const shown: Shown = { request, directory, id, day };
  const path = `/iestades/darbinieks/${id}`;
  const posts = postsOf(directory, id, day);
  const main = posts[0];
  const unit = main && lookup(directory).units.get(main.unit);
  const manage = request.mayI('people.manage');
  const mayAbsence = mayWriteAbsence(request, directory, id, request.today);
  return page(request, {
    title: personName(directory, id),
    over: html`<a href="${onDay(request, '/iestades', day)}">${t.title}</a>${
      unit !== undefined &&
      html` · <a href="${onDay(request, `/iestades/vieniba/${unit.id}`, day)}">${unitName(lang, unit)}</a>`
    }`,
    lead: html`${main === undefined ? t.noPostNow : postTitle(lang, main)}${awayBadge(request, directory, id, day)}`,
    current: 'directory',
    live: ['directory'],
    actions: html`${mayAbsence && linkButton({ text: t.edit.writeAbsence, href: `${path}/prombutne`, key: 'p' })}${
      request.mayI('mandate.write') && linkButton({ text: t.edit.giveMandate, href: `${path}/pilnvarojums` })
    }${manage && linkButton({ text: t.edit.edit, href: `${path}/labot`, key: 'e' })}`,
    body: html`${asOfNotice(request, path, day)}${postsView(shown)}${supervisorsView(request, directory, id, day)}${absencesView(shown, mayAbsence)}${mandatesView(request, mandates, day)}${powersView(
      request,
      {
        employee: id,
        roles: rolesOn(shown, roles),
        given: roles.filter((one) => holdsOn(one, day)),
        manage,
      },
    )}${asOfForm(request, path, day)}`,
    aside: contactView(shown, person),
  });
}

/** The roles of the day: everybody's, those of the posts, those given. */
function rolesOn({ directory, id, day }: Shown, given: readonly RoleHeld[]): Role[] {
  const posts = postsOf(directory, id, day);
  const byPost = posts.flatMap(({ kind }) => ROLE_OF_POST[kind] ?? []);
  const leads = posts.some(({ kind }) => kind === 'executive-director') ? (['head'] as const) : [];
  const everybody = posts.length > 0 ? (['employee'] as const) : [];
  return [
    ...new Set<Role>([
      ...everybody,
      ...leads,
      ...byPost,
      ...given.filter((one) => holdsOn(one, day)).map(({ role }) => role),
    ]),
  ];
}

function postsView({ request, directory, id, day }: Shown): Html {
  const { lang } = request;
  const t = directoryTexts(lang);
  const { holdingsOf, posts, units } = lookup(directory);
  const held = (holdingsOf.get(id) ?? []).flatMap((holding) => {
    const post = posts.get(holding.post);
    return post === undefined ? [] : [{ holding, post, unit: units.get(post.unit) }];
  });
  const isNow = ({ holding }: (typeof held)[number]) =>
    holding.to === null || Temporal.PlainDate.compare(holding.to, day) >= 0;
  const line = ({ holding, post, unit }: (typeof held)[number]) =>
    html`<li>${
      request.mayI('people.manage')
        ? html`<a href="/iestades/amata/${holding.id}/labot">${postTitle(lang, post)}</a>`
        : html`<b>${postTitle(lang, post)}</b>`
    }${unit !== undefined && html` · <a href="${onDay(request, `/iestades/vieniba/${unit.id}`, day)}">${unitName(lang, unit)}</a>`} <small>${sayDays(lang, holding)}</small></li>`;
  const before = held.filter((one) => !isNow(one)).reverse();
  return html`<section class="section"><h2>${t.posts}</h2>${
    held.some(isNow) ? html`<ul class="rows">${held.filter(isNow).map(line)}</ul>` : html`<p>${t.noPostNow}</p>`
  }${before.length > 0 && html`<details><summary>${t.posts_before}</summary><ul class="rows">${before.map(line)}</ul></details>`}</section>`;
}

function absencesView({ request, directory, id, day }: Shown, mayWrite: boolean): Html {
  const { lang } = request;
  const t = directoryTexts(lang);
  const all = lookup(directory).absencesOf.get(id) ?? [];
  const coming = all.filter(({ lastDay }) => Temporal.PlainDate.compare(lastDay, day) >= 0);
  const before = all.filter(({ lastDay }) => Temporal.PlainDate.compare(lastDay, day) < 0).reverse();
  const line = (absence: Absence, open: boolean) =>
    html`<li class="org-absence"><span>${sayDays(lang, { from: absence.firstDay, to: absence.lastDay })}, ${
      absence.standIn === null
        ? t.nobody
        : html`${t.standIn('')}${personLink(request, directory, absence.standIn, day)}`
    }</span>${
      open &&
      mayWrite &&
      buttonForm(request, {
        action: `/iestades/prombutne/${absence.id}/atcelt`,
        button: button({ text: t.takeBack, kind: 'quiet' }),
      })
    }</li>`;
  return html`<section class="section" id="prombutnes"><h2>${t.absences}</h2>${
    coming.length > 0
      ? html`<ul class="rows">${coming.map((one) => line(one, true))}</ul>`
      : html`<p>${t.absencesNone}</p>`
  }${before.length > 0 && html`<details><summary>${t.absencesBefore}</summary><ul class="rows">${before.slice(0, 30).map((one) => line(one, false))}</ul></details>`}</section>`;
}

function contactView(
  { request, directory, id, day }: Shown,
  person: { readonly phone: string; readonly email: string },
): Html {
  const { lang } = request;
  const t = directoryTexts(lang);
  const unit = lookup(directory).units.get(postsOf(directory, id, day)[0]?.unit ?? ('' as never));
  const phone = person.phone === '' ? (unit?.phone ?? '') : person.phone;
  const acting = standInFor(directory, id, day);
  const covers = standsInForOn(directory, id, day);
  return html`<section><h2>${personName(directory, id)}</h2>${facts([
    ...(phone === '' ? [] : [[t.phone, phoneLink(phone)] as const]),
    [t.email, html`<a href="mailto:${person.email}">${person.email}</a>`],
    ...(acting.why === 'present' || (acting.why === 'left' && acting.via.length === 1)
      ? []
      : [
          [
            t.actsNow,
            acting.employee === null
              ? html`${t.nobody}. ${t.nobodyWhy[acting.why]}`
              : html`${personLink(request, directory, acting.employee, day)}${
                  acting.via.length > 1
                    ? html` <small>${t.actsVia(
                        acting.via
                          .slice(1)
                          .map((one) => personName(directory, one))
                          .join(', '),
                      )}</small>`
                    : nothing
                }`,
          ] as const,
        ]),
    ...(covers.length === 0
      ? []
      : [
          [
            t.standsInFor,
            covers.map((one) => {
              const last = lookup(directory)
                .absencesOf.get(one)
                ?.find(({ lastDay }) => Temporal.PlainDate.compare(lastDay, day) >= 0)?.lastDay;
              return html`${personLink(request, directory, one, day)} <small>${last === undefined ? '' : t.standsInUntil(sayShortDate(lang, last, request.today))}</small> `;
            }),
          ] as const,
        ]),
  ])}</section>`;
}
