import { deskIdentity } from '../../../database/connect.ts';
import {
  type Account,
  accountOf,
  accountsLike,
  invite,
  resetSignIn,
  type SignInRules,
} from '../../../desk/accounts/index.ts';
import { type EmployeeId, parseId } from '../../../vocabulary/ids.ts';
import { button, linkButton } from '../../components/button.ts';
import { callout } from '../../components/callout.ts';
import { textField } from '../../components/field.ts';
import { errorOf, type FieldError, form } from '../../components/form.ts';
import { facts } from '../../components/list.ts';
import { table } from '../../components/table.ts';
import { type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, refuse } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import { readForm, text } from '../../server/read-form.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { safeOriginOf, signInRulesOf } from '../../session/account-request.ts';
import { kitTexts } from '../../texts/kit.ts';
import { sayWhen } from '../../texts/say.ts';
import { accountTexts } from './texts.ts';

const PLACE = '/administracija/konti';
const REASON = { iemesls: text({ required: true, min: 5, max: 500 }) };

/** The administrator's list of accounts: who can come in, invitations, resets. */
export function manageRoutes(deps: PageDeps): Route[] {
  const { desk } = deps;
  const account = (request: WebRequest, id: EmployeeId | null) =>
    id === null ? null : desk.database.read(deskIdentity(desk.tenant), (tx) => accountOf(tx, id, request.now));
  return [
    defineRoute({
      method: 'GET',
      path: PLACE,
      action: 'account.manage',
      audience: 'staff',
      async handle(request, { query }) {
        const words = (query['q'] ?? '').slice(0, 100);
        const found = await desk.database.read(deskIdentity(desk.tenant), (tx) => accountsLike(tx, words, request.now));
        return listPage(request, words, found);
      },
    }),
    defineRoute({
      method: 'GET',
      path: `${PLACE}/:id`,
      action: 'account.manage',
      audience: 'staff',
      async handle(request, { params }) {
        const found = await account(request, parseId<EmployeeId>(params['id']));
        return found === null ? refuse(404) : onePage(request, found);
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${PLACE}/:id/uzaicinat`,
      action: 'account.manage',
      audience: 'staff',
      limit: 60,
      async handle(request, { params }) {
        const found = await account(request, parseId<EmployeeId>(params['id']));
        const me = request.identity.employee;
        if (found === null || me === null) return refuse(404);
        const maker = { by: me, origin: safeOriginOf(request) ?? '' };
        const made = await invite(desk, rulesFor(request), found.employee, maker);
        if ('refused' in made) return made.refused === 'unknown' ? refuse(404) : onePage(request, found, null, 409);
        return linkPage(request, found, made.link);
      },
    }),
    defineRoute({
      method: 'POST',
      path: `${PLACE}/:id/atiestatit`,
      action: 'account.manage',
      audience: 'staff',
      limit: 60,
      async handle(request, { params, body }) {
        const found = await account(request, parseId<EmployeeId>(params['id']));
        const who = request.me;
        if (found === null || who === null) return refuse(404);
        const texts = accountTexts(request.lang).manage;
        const read = readForm(REASON, body, { iemesls: texts.reason }, request.lang);
        if (!read.ok) return onePage(request, found, read);
        const made = await resetSignIn(desk, rulesFor(request), found.employee, {
          who: { ...who.identity, employee: who.employee },
          origin: safeOriginOf(request) ?? '',
          reason: read.values.iemesls,
        });
        if ('refused' in made) {
          if (made.refused === 'own') return refuse(403, texts.own);
          if (made.refused === 'unknown') return refuse(404);
          const error = { name: 'iemesls', say: texts.reasonSaysNothing(made.least) };
          return onePage(request, found, { errors: [error], typed: { iemesls: read.values.iemesls } }, 422);
        }
        request.sessions.forget(found.employee);
        return linkPage(request, found, made.link);
      },
    }),
  ];
}

function listPage(request: WebRequest, words: string, accounts: readonly Account[]): Answer {
  const { lang } = request;
  const texts = accountTexts(lang).manage;
  return page(request, {
    title: texts.title,
    over: html`<a href="/administracija">${kitTexts(lang).nav.administration}</a>`,
    lead: texts.lead,
    current: 'administration',
    body: html`<form class="search-form" method="get" action="${PLACE}" role="search">${textField({ lang, name: 'q', label: texts.search, value: words, type: 'search', attrs: { 'data-focus-key': '/' } })}${button({ text: texts.find })}</form>${
      accounts.length === 0
        ? html`<p>${texts.none}</p>`
        : table({
            lang,
            caption: texts.title,
            captionHidden: true,
            rows: accounts,
            id: (one) => one.employee,
            columns: [
              {
                key: 'person',
                name: texts.person,
                heads: true,
                cell: (one) =>
                  html`<a href="${PLACE}/${one.employee}">${one.givenName} ${one.surname}</a><br><small>${one.email}</small>`,
              },
              { key: 'has', name: texts.has, cell: (one) => sayWays(request, one) },
              { key: 'state', name: texts.state, cell: (one) => saySeen(request, one) },
            ],
          })
    }`,
  });
}

function sayWays({ lang, now }: WebRequest, { ways, invitedUntil }: Account): string {
  const texts = accountTexts(lang).manage;
  const has = [
    ways.provider && texts.provider,
    ways.passkeys > 0 && texts.passkeys(ways.passkeys),
    ways.password && (ways.totp ? `${texts.password} + ${texts.app}` : texts.password),
  ].filter((one) => one !== false);
  if (invitedUntil !== null) has.push(texts.invited(sayWhen(lang, invitedUntil, now)));
  return has.length === 0 ? texts.nothing : has.join(', ');
}

function saySeen({ lang, now }: WebRequest, { lastEnteredAt }: Account): string {
  const texts = accountTexts(lang).manage;
  return lastEnteredAt === null ? texts.never : texts.seen(sayWhen(lang, lastEnteredAt, now));
}

function onePage(
  request: WebRequest,
  account: Account,
  read: { readonly errors: readonly FieldError[]; readonly typed: Readonly<Record<string, string>> } | null = null,
  status = 200,
): Answer {
  const { lang } = request;
  const texts = accountTexts(lang).manage;
  const errors = read?.errors ?? [];
  const at = `${PLACE}/${account.employee}`;
  const hasWay = account.ways.password || account.ways.passkeys > 0;
  return page(request, {
    title: `${account.givenName} ${account.surname}`,
    over: html`<a href="${PLACE}">${texts.title}</a>`,
    current: 'administration',
    status: errors.length === 0 ? status : 422,
    body: html`<section class="section">${facts([
      [accountTexts(lang).manage.has, sayWays(request, account)],
      [texts.state, saySeen(request, account)],
    ])}</section>${
      hasWay
        ? nothing
        : html`<section class="section spaced"><p>${texts.inviteSay}</p>${form(request, {
            action: `${at}/uzaicinat`,
            attrs: { 'data-turbo': 'false' },
            body: button({
              text: account.invitedUntil === null ? texts.invite : texts.inviteAgain,
              kind: 'primary',
            }),
          })}</section>`
    }<section class="section spaced"><h2>${texts.reset}</h2>${
      account.employee === request.identity.employee
        ? html`<p>${texts.own}</p>`
        : resetForm(request, at, errors, read?.typed['iemesls'])
    }</section>`,
  });
}

function resetForm(request: WebRequest, at: string, errors: readonly FieldError[], typed: string | undefined): Html {
  const texts = accountTexts(request.lang).manage;
  return html`<p>${texts.resetSay}</p>${form(request, {
    action: `${at}/atiestatit`,
    errors,
    attrs: { 'data-turbo': 'false' },
    body: [
      textField({
        lang: request.lang,
        name: 'iemesls',
        label: texts.reason,
        hint: texts.reasonHint,
        value: typed,
        error: errorOf(errors, 'iemesls'),
        required: true,
        max: 500,
        width: 'full',
      }),
      button({ text: texts.reset, kind: 'danger' }),
    ],
  })}`;
}

/** A letter is sent only where we know by ourselves what address its link leads to. */
function rulesFor(request: WebRequest): SignInRules {
  const rules = signInRulesOf(request);
  return { ...rules, mailLeaves: rules.mailLeaves && safeOriginOf(request) !== null };
}

/** The only time that the link can be read. */
function linkPage(request: WebRequest, account: Account, link: string): Answer {
  const texts = accountTexts(request.lang).manage;
  const sent = rulesFor(request).mailLeaves;
  return page(request, {
    title: texts.linkTitle,
    over: `${account.givenName} ${account.surname}`,
    current: 'administration',
    body: html`${callout('accent', texts.linkOnce, html`<code class="once">${link}</code>${sent && html`<p>${texts.linkSent(account.email)}</p>`}`)}<p class="button-row">${linkButton({ text: texts.done, href: PLACE })}</p>`,
  });
}
