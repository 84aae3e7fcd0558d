import { deskIdentity } from '../../database/connect.ts';
import { demoPeople, hasEmployees, type SignedIn } from '../../desk/sessions/index.ts';
import { parseId, type EmployeeId } from '../../vocabulary/ids.ts';
import { form } from '../components/form.ts';
import { type Html, html } from '../html.ts';
import { page } from '../layout/page.ts';
import { redirect, refuse } from '../server/answer.ts';
import { defineRoute, type Route } from '../server/define-route.ts';
import type { WebRequest } from '../server/web-request.ts';
import { kitTexts } from '../texts/kit.ts';
import { ownPath } from './own-path.ts';

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
    async handle(request, { query }) {
      const texts = kitTexts(request.lang).signInPage;
      if (!mayClickIn(request)) {
        const empty = !(await request.deps.database.read(deskIdentity(request.deps.tenant), hasEmployees));
        const said = empty ? texts.empty : texts.closed;
        return page(request, { title: texts.title, frame: 'plain', body: html`<p>${said}</p>` });
      }
      const people = await demoPeopleNow(request);
      return page(request, {
        title: texts.title,
        frame: 'plain',
        body: html`<p>${texts.demo}</p>${peopleList(request, people, ownPath(query['uz']))}`,
      });
    },
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
    handle: () => redirect('/ieeja', null, 'close'),
  }),
];

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
