import {
  acceptLink,
  askForNewPasskey,
  type FirstWay,
  type LinkOpened,
  type LinkRefused,
  lookAtLink,
  openTicket,
  readNewPasskey,
  sealTicket,
} from '../../desk/accounts/index.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import { button } from '../components/button.ts';
import { textField } from '../components/field.ts';
import { errorOf, errorSummary, type FieldError, form } from '../components/form.ts';
import { type Html, html, nothing } from '../html.ts';
import { page } from '../layout/page.ts';
import type { PageDeps } from '../page-deps.ts';
import { type Answer, refuse } from '../server/answer.ts';
import { defineRoute, type FormBody, type Route } from '../server/define-route.ts';
import type { WebRequest } from '../server/web-request.ts';
import { askerOf, goIn, relyingPartyOf, signInRulesOf } from './account-request.ts';
import { newPasswordField, totpFields, totpSecretOf } from './password-fields.ts';
import { passkeyForm } from './passkey-form.ts';
import { sayRefused } from './password.routes.ts';
import { sayDevice } from './say-device.ts';
import { sessionTexts } from './texts.ts';

interface NewKey {
  readonly challenge: string;
  readonly employee: EmployeeId;
}

/** Where somebody sees their account after the link was used. */
const THEN = '/mans-konts';

/** The page behind an invitation or a recovery link: looking uses nothing up, only setting a way in does. */
export function linkRoutes(deps: PageDeps): Route[] {
  const { desk } = deps;
  return [
    defineRoute({
      method: 'GET',
      path: '/ieeja/saite/:token',
      action: 'public.sign-in',
      audience: 'public',
      async handle(request, { params }) {
        const opened = await lookAtLink(desk, signInRulesOf(request), params['token'] ?? '');
        return opened === null ? gone(request) : linkPage(deps, request, opened, params['token'] ?? '', {});
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/ieeja/saite/:token/parole',
      action: 'public.sign-in',
      audience: 'public',
      limit: 30,
      async handle(request, { params, body }) {
        const secret = totpSecretOf(request, desk.vault, body['lietotne']);
        const totp = secret === null ? null : { secret, code: String(body['kods'] ?? '') };
        const way = { password: String(body['parole'] ?? '').slice(0, 1000), totp };
        return accept(deps, request, params['token'] ?? '', body, way);
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/ieeja/saite/:token/atslega',
      action: 'public.sign-in',
      audience: 'public',
      limit: 30,
      async handle(request, { params, body }) {
        const token = params['token'] ?? '';
        const rp = relyingPartyOf(request);
        const asked = openTicket<NewKey>(desk.vault, 'passkey-register', body['biljete'], request.csrf, request.now);
        const opened = await lookAtLink(desk, signInRulesOf(request), token);
        if (opened === null) return gone(request);
        const name =
          String(body['nosaukums'] ?? '')
            .trim()
            .slice(0, 60) || sayDevice(request.userAgent);
        const passkey =
          rp === null || asked === null || asked.employee !== opened.account.employee
            ? null
            : await readNewPasskey(rp, asked.challenge, body['atbilde'], {
                employee: asked.employee,
                name,
                now: request.now,
              });
        if (passkey === null) {
          const say = sessionTexts(request.lang).link.passkeyFailed;
          return linkPage(deps, request, opened, token, { body, errors: [{ name: 'nosaukums', say }] });
        }
        return accept(deps, request, token, body, { passkey });
      },
    }),
  ];
}

async function accept(
  deps: PageDeps,
  request: WebRequest,
  token: string,
  body: FormBody,
  way: FirstWay,
): Promise<Answer> {
  const rules = signInRulesOf(request);
  const codeBeside = String(body['kods-blakus'] ?? '').slice(0, 60);
  const judged = await acceptLink(deps.desk, rules, { token, way, codeBeside }, askerOf(request));
  if ('entered' in judged) {
    request.sessions.forget(judged.entered);
    return goIn(judged, THEN, sessionTexts(request.lang).link.done);
  }
  const opened = judged.refused === 'link' ? null : await lookAtLink(deps.desk, rules, token);
  if (opened === null) return gone(request);
  return linkPage(deps, request, opened, token, { body, errors: [sayLinkRefused(request, judged)] });
}

function sayLinkRefused(request: WebRequest, judged: LinkRefused): FieldError {
  const { link, refused } = sessionTexts(request.lang);
  switch (judged.refused) {
    case 'password':
      return { name: 'parole', say: link.fault[judged.fault] };
    case 'wrong-code':
      return { name: 'kods', say: link.wrongCode };
    case 'wrong-code-beside':
      return { name: 'kods-blakus', say: link.wrongBeside };
    case 'slowed':
      return { name: 'kods-blakus', say: sayRefused(request, judged) };
    case 'passkey-known':
      return { name: 'nosaukums', say: link.passkeyKnown };
    case 'no-post':
      return { name: 'parole', say: refused['no-post'] };
    case 'link':
      return { name: 'parole', say: link.gone };
  }
}

function gone(request: WebRequest): Answer {
  const texts = sessionTexts(request.lang).link;
  return refuse(404, `${texts.gone}. ${texts.goneSay}`, texts.goneDo);
}

async function linkPage(
  { desk }: PageDeps,
  request: WebRequest,
  opened: LinkOpened,
  token: string,
  { body, errors = [] }: { readonly body?: FormBody; readonly errors?: readonly FieldError[] },
): Promise<Answer> {
  const { account } = opened;
  const texts = sessionTexts(request.lang).link;
  const action = `/ieeja/saite/${encodeURIComponent(token)}`;
  // Whoever only forgot the password keeps the app they have.
  const setsApp = !(opened.link.kind === 'recovery' && account.ways.totp);
  const beside = (id: string) => (opened.codeBeside ? besideField(request, errors, id) : nothing);
  return page(request, {
    title: texts.title,
    frame: 'plain',
    status: errors.length === 0 ? 200 : 422,
    modules: ['passkey'],
    body: html`${errorSummary(request, errors)}<p>${texts.hello(account.givenName)}</p>${await passkeySection()}<section class="way"><h2>${texts.password}</h2>${form(
      request,
      {
        action: `${action}/parole`,
        attrs: { 'data-turbo': 'false' },
        body: [
          // So that password managers know whose password it is.
          html`<input type="email" name="epasts" value="${account.email}" autocomplete="username" hidden readonly>`,
          beside('kods-blakus'),
          newPasswordField(request, errors),
          setsApp
            ? totpFields(request, desk.vault, { account: account.email, ticket: body?.['lietotne'], errors })
            : nothing,
          button({ text: texts.passwordGo }),
        ],
      },
    )}</section>`,
  });

  async function passkeySection(): Promise<Html> {
    const rp = relyingPartyOf(request);
    if (rp === null) return nothing;
    const { employee, email, givenName, surname } = account;
    const options = await askForNewPasskey(rp, { employee, email, name: `${givenName} ${surname}` }, []);
    const data: NewKey = { challenge: options.challenge, employee };
    return html`<section class="way"><h2>${texts.passkey}</h2><p>${texts.passkeySay}</p>${passkeyForm(request, {
      mode: 'create',
      action: `${action}/atslega`,
      options,
      ticket: sealTicket(desk.vault, 'passkey-register', data, request.csrf, request.now),
      fields: [passkeyNameField(request, errors), beside('kods-blakus-atslegai')],
      button: texts.passkeyGo,
    })}</section>`;
  }
}

/** What the new passkey is to be called; the browser's and the system's name where nothing better comes to mind. */
export function passkeyNameField(request: WebRequest, errors: readonly FieldError[]): Html {
  return textField({
    lang: request.lang,
    name: 'nosaukums',
    label: sessionTexts(request.lang).link.passkeyName,
    value: sayDevice(request.userAgent),
    max: 60,
    error: errorOf(errors, 'nosaukums'),
  });
}

function besideField(request: WebRequest, errors: readonly FieldError[], id: string): Html {
  const texts = sessionTexts(request.lang).link;
  return textField({
    lang: request.lang,
    name: 'kods-blakus',
    label: texts.beside,
    hint: texts.besideHint,
    width: 'short',
    max: 60,
    required: true,
    error: id === 'kods-blakus' ? errorOf(errors, 'kods-blakus') : undefined,
    attrs: { id: `f-${id}`, autocomplete: 'one-time-code' },
  });
}
