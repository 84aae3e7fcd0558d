import { deskIdentity } from '../../../database/connect.ts';
import {
  accountOf,
  askForNewPasskey,
  demandsSecondFactor,
  type Passkey,
  passkeysOf,
  sealTicket,
} from '../../../desk/accounts/index.ts';
import { button } from '../../components/button.ts';
import { callout } from '../../components/callout.ts';
import { textField } from '../../components/field.ts';
import { buttonForm, errorOf, errorSummary, type FieldError, form } from '../../components/form.ts';
import { type Html, html, nothing } from '../../html.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { relyingPartyOf, signInRulesOf } from '../../session/account-request.ts';
import { passkeyNameField } from '../../session/link.routes.ts';
import { passkeyForm } from '../../session/passkey-form.ts';
import { newPasswordField, totpFields } from '../../session/password-fields.ts';
import { sayWhen } from '../../texts/say.ts';
import { accountPage, isFresh } from './account-frame.ts';
import { accountTexts } from './texts.ts';

/** One's own ways in. */
export function ownAccountRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/mans-konts',
      action: 'account.own',
      audience: 'staff',
      handle: (request) => waysPage(deps, request),
    }),
    defineRoute({
      method: 'POST',
      path: '/mans-konts/velreiz',
      action: 'account.own',
      audience: 'staff',
      handle: () => redirect('/ieeja?uz=/mans-konts', null, 'close'),
    }),
  ];
}

/** What came back with a refusal: which part of the page stays open, what was wrong, the secret that was shown. */
export interface WaysProblem {
  readonly part: 'passkey' | 'password' | 'totp' | null;
  readonly errors: readonly FieldError[];
  readonly ticket?: unknown;
}

export async function waysPage({ desk }: PageDeps, request: WebRequest, problem?: WaysProblem): Promise<Answer> {
  const me = request.identity.employee;
  if (me === null) throw new Error('An own account needs somebody');
  const texts = accountTexts(request.lang);
  const { account, passkeys } = await desk.database.read(deskIdentity(desk.tenant), async (tx) => ({
    account: await accountOf(tx, me, request.now),
    passkeys: await passkeysOf(tx, me),
  }));
  if (account === null) throw new Error('Whoever is signed in has an account');
  const fresh = isFresh(request);
  const errors = problem?.errors ?? [];
  const { ways } = account;
  const demanded = demandsSecondFactor(request.identity.roles, signInRulesOf(request).secondFactor);
  const person = { employee: me, email: account.email, name: `${account.givenName} ${account.surname}` };
  return accountPage(
    request,
    'ways',
    html`${fresh ? nothing : freshAsked(request)}${errorSummary(request, errors)}<div class="ways" id="f-veidi"><section class="section"><h2>${texts.passkeys.title}</h2>${
      passkeys.length === 0
        ? html`<p>${texts.passkeys.none}</p>`
        : html`<ul class="rows">${passkeys.map((one) => html`<li>${passkeyRow(request, one, fresh)}</li>`)}</ul>`
    }${fresh ? await addPasskeyForm() : nothing}</section><section class="section"><h2>${texts.password.title}</h2><p>${ways.password ? texts.password.set : ways.passkeys > 0 ? texts.password.unneeded : texts.password.unset}</p>${fresh ? passwordForm() : nothing}</section><section class="section"><h2>${texts.totp.title}</h2><p>${
      ways.totp
        ? texts.totp.set
        : demanded && ways.password && ways.passkeys === 0
          ? texts.totp.unsetDemanded
          : texts.totp.unset
    }</p>${fresh ? totpForms() : nothing}</section><section class="section"><h2>${texts.codes.title}</h2><p>${ways.codes > 0 ? texts.codes.left(ways.codes) : texts.codes.none}</p>${
      fresh
        ? buttonForm(request, {
            action: '/mans-konts/rezerves-kodi',
            attrs: { 'data-turbo': 'false' },
            button: html`${button({ text: texts.codes.make })}${ways.codes > 0 && html` <small>${texts.codes.old}</small>`}`,
          })
        : nothing
    }</section></div>`,
    { status: problem === undefined ? 200 : 422, modules: ['passkey'] },
  );

  async function addPasskeyForm(): Promise<Html> {
    const rp = relyingPartyOf(request);
    if (rp === null) return html`<p class="hint">${texts.passkeys.localhost}</p>`;
    const options = await askForNewPasskey(rp, person, passkeys);
    const data = { challenge: options.challenge, employee: me };
    return part(
      'passkey',
      texts.passkeys.add,
      passkeyForm(request, {
        mode: 'create',
        action: '/mans-konts/atslegas',
        options,
        ticket: sealTicket(desk.vault, 'passkey-register', data, request.csrf, request.now),
        fields: passkeyNameField(request, errors),
        button: texts.passkeys.add,
      }),
    );
  }

  function passwordForm(): Html {
    const present = ways.password
      ? textField({
          lang: request.lang,
          name: 'pasreizeja-parole',
          label: texts.password.present,
          type: 'password',
          max: 1000,
          required: true,
          error: errorOf(errors, 'pasreizeja-parole'),
          attrs: { autocomplete: 'current-password' },
        })
      : nothing;
    return part(
      'password',
      ways.password ? texts.password.change : texts.password.create,
      form(request, {
        action: '/mans-konts/parole',
        body: [
          html`<input type="email" name="epasts" value="${person.email}" autocomplete="username" hidden readonly>`,
          present,
          newPasswordField(request, errors),
          html`<p class="hint">${texts.password.others}</p>`,
          button({ text: ways.password ? texts.password.change : texts.password.create }),
        ],
      }),
    );
  }

  function totpForms(): Html {
    const set = part(
      'totp',
      ways.totp ? texts.totp.replace : texts.totp.create,
      form(request, {
        action: '/mans-konts/lietotne',
        body: [
          totpFields(request, desk.vault, { account: person.email, ticket: problem?.ticket, errors }),
          button({ text: texts.totp.save }),
        ],
      }),
    );
    const remove = ways.totp
      ? buttonForm(request, {
          action: '/mans-konts/lietotne/nonemt',
          button: button({ text: texts.totp.remove, kind: 'quiet' }),
        })
      : nothing;
    return html`${set}${remove}`;
  }

  function part(key: NonNullable<WaysProblem['part']>, title: string, body: Html): Html {
    return problem?.part === key
      ? html`<details open><summary>${title}</summary>${body}</details>`
      : html`<details><summary>${title}</summary>${body}</details>`;
  }
}

/** Why nothing can be changed now, and the way to it. */
export function freshAsked(request: WebRequest): Html {
  const texts = accountTexts(request.lang).fresh;
  return callout(
    'plain',
    texts.title,
    html`<p>${texts.say}</p>${buttonForm(request, { action: '/mans-konts/velreiz', attrs: { 'data-turbo': 'false' }, button: button({ text: texts.go }) })}`,
  );
}

function passkeyRow(request: WebRequest, passkey: Passkey, fresh: boolean): Html {
  const { lang, now } = request;
  const texts = accountTexts(lang).passkeys;
  const used = passkey.lastUsedAt === null ? texts.unused : texts.used(sayWhen(lang, passkey.lastUsedAt, now));
  return html`<div class="account-row"><div><b>${passkey.name}</b><p>${texts.made(sayWhen(lang, passkey.madeAt, now))} · ${used} · ${passkey.synced ? texts.synced : texts.single}</p></div>${
    fresh
      ? buttonForm(request, {
          action: `/mans-konts/atslegas/${passkey.id}/nonemt`,
          button: button({ text: texts.remove, kind: 'quiet', attrs: { 'aria-label': texts.removeOf(passkey.name) } }),
        })
      : nothing
  }</div>`;
}
