import { deskIdentity } from '../../database/connect.ts';
import { demoPeople, hasEmployees, type SignedIn } from '../../desk/sessions/index.ts';
import { parseId, type EmployeeId } from '../../vocabulary/ids.ts';
import { callout } from '../components/callout.ts';
import { form } from '../components/form.ts';
import { type Html, html, nothing } from '../html.ts';
import { page } from '../layout/page.ts';
import { type Answer, redirect, refuse } from '../server/answer.ts';
import { defineRoute, type Route } from '../server/define-route.ts';
import type { WebRequest } from '../server/web-request.ts';
import { kitTexts } from '../texts/kit.ts';
import { ownPath } from './own-path.ts';
import { signedOutPath } from './provider-way.ts';
import { sessionTexts } from './texts.ts';

/** The sign-in by a click stands open in the demonstration only, and only on the machine itself. */
function mayClickIn(request: WebRequest): boolean {
  return request.demo && request.fromThisMachine;
}

function demoPeopleNow(request: WebRequest): Promise<SignedIn[]> {
  return request.deps.database.read(deskIdentity(request.deps.tenant), (tx) => demoPeople(tx, request.today));
}

export const signInRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/ieeja',
    action: 'public.sign-in',
    audience: 'public',
    handle: (request, { query }) => signInPage(request, { to: ownPath(query['uz']) }),
  }),
  defineRoute({
    method: 'POST',
    path: '/ieeja/demo',
    action: 'public.sign-in',
    audience: 'public',
    limit: 30,
    async handle(request, { body }) {
      if (!mayClickIn(request)) return refuse(404);
      const wanted = parseId<EmployeeId>(body['employee']);
      const person = (await demoPeopleNow(request)).find((one) => one.employee === wanted);
      return person === undefined ? refuse(404) : redirect(ownPath(body['uz']), null, { open: person.employee });
    },
  }),
  defineRoute({
    method: 'POST',
    path: '/iziet',
    action: 'session.own',
    audience: 'staff',
    handle: (request) => redirect(signedOutPath(request), null, 'close'),
  }),
];

/** The sign-in page: every way that is open to this browser, and what hindered the last try. */
export async function signInPage(
  request: WebRequest,
  { to, problem, email = '' }: { readonly to: string; readonly problem?: string; readonly email?: string },
): Promise<Answer> {
  const texts = kitTexts(request.lang).signInPage;
  const own = sessionTexts(request.lang);
  const ways: Html[] = [];
  for (const way of request.deps.ways ?? []) {
    const shown = await way.show(request, to, email);
    if (shown !== null) ways.push(html`<section class="way">${shown}</section>`);
  }
  const demo = mayClickIn(request)
    ? html`<p>${texts.demo}</p>${peopleList(request, await demoPeopleNow(request), to)}`
    : nothing;
  return page(request, {
    title: texts.title,
    frame: 'plain',
    status: problem === undefined ? 200 : 422,
    modules: ways.length > 0 ? ['passkey'] : [],
    body: html`${
      problem !== undefined &&
      html`<div class="error-summary" role="alert" tabindex="-1" data-focus-first><p>${problem}</p></div>`
    }${/[?&]saglabats=/.test(to) && callout('accent', own.kept, html`<p>${own.keptSay}</p>`)}${
      ways.length === 0 || !request.demo ? await withoutWays(request, ways.length > 0) : nothing
    }${demo}${ways}`,
  });
}

/** What to say where nobody can come in yet, or where no way is open but the demonstration's. */
async function withoutWays(request: WebRequest, hasWays: boolean): Promise<Html> {
  if (mayClickIn(request)) return nothing;
  const texts = kitTexts(request.lang).signInPage;
  const empty = !(await request.deps.database.read(deskIdentity(request.deps.tenant), hasEmployees));
  if (empty) return html`<p>${texts.empty}</p>`;
  return hasWays ? nothing : html`<p>${texts.closed}</p>`;
}

function peopleList(request: WebRequest, people: readonly SignedIn[], to: string): Html {
  const { lang } = request;
  const texts = kitTexts(lang);
  return html`<ul class="people">${people.map(
    (one) =>
      html`<li>${form(request, {
        action: '/ieeja/demo',
        attrs: { 'data-turbo': 'false' },
        body: html`<input type="hidden" name="employee" value="${one.employee}"><input type="hidden" name="uz" value="${to}"><button type="submit"><b>${one.name}</b><small>${[one.post[lang], one.unit[lang]].filter(Boolean).join(' · ')}</small><span>${texts.signIn}</span></button>`,
      })}</li>`,
  )}</ul>`;
}
