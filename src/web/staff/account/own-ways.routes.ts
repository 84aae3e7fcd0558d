import {
  addPasskey,
  changePassword,
  changeTotp,
  openTicket,
  readNewPasskey,
  removeWay,
  renewRecoveryCodes,
} from '../../../desk/accounts/index.ts';
import type { EmployeeId } from '../../../vocabulary/ids.ts';
import { linkButton } from '../../components/button.ts';
import { html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { askerOf, relyingPartyOf, signInRulesOf } from '../../session/account-request.ts';
import { sayRefused } from '../../session/password.routes.ts';
import { totpSecretOf } from '../../session/password-fields.ts';
import { sayDevice } from '../../session/say-device.ts';
import { sessionTexts } from '../../session/texts.ts';
import { isFresh } from './account-frame.ts';
import { waysPage } from './own-account.routes.ts';
import { accountTexts } from './texts.ts';

const BACK = '/mans-konts';

/** Changing one's own ways in; each of them needs a sign-in of a short while ago. */
export function ownWaysRoutes(deps: PageDeps): Route[] {
  const { desk } = deps;
  const change = (
    path: `/${string}`,
    work: (
      request: WebRequest,
      me: EmployeeId,
      given: { readonly body: FormBody; readonly params: Readonly<Record<string, string>> },
    ) => Promise<Answer>,
  ) =>
    defineRoute({
      method: 'POST',
      path,
      action: 'account.own',
      audience: 'staff',
      limit: 60,
      handle(request, given) {
        const me = request.identity.employee;
        return me === null || !isFresh(request) ? waysPage(deps, request) : work(request, me, given);
      },
    });

  return [
    change('/mans-konts/atslegas', async (request, me, { body }) => {
      const rp = relyingPartyOf(request);
      const asked = openTicket<{ challenge: string; employee: EmployeeId }>(
        desk.vault,
        'passkey-register',
        body['biljete'],
        request.csrf,
        request.now,
      );
      const name =
        String(body['nosaukums'] ?? '')
          .trim()
          .slice(0, 60) || sayDevice(request.userAgent);
      const passkey =
        rp === null || asked?.employee !== me
          ? null
          : await readNewPasskey(rp, asked.challenge, body['atbilde'], { employee: me, name, now: request.now });
      if (passkey !== null && (await addPasskey(desk, passkey, askerOf(request))))
        return redirect(BACK, accountTexts(request.lang).added);
      const texts = sessionTexts(request.lang).link;
      const say = passkey === null ? texts.passkeyFailed : texts.passkeyKnown;
      return waysPage(deps, request, { part: 'passkey', errors: [{ name: 'nosaukums', say }] });
    }),
    change('/mans-konts/atslegas/:id/nonemt', async (request, me, { params }) => {
      const id = params['id'] ?? '';
      if (!/^[0-9a-f-]{36}$/.test(id)) return refuse(404);
      return removed(
        deps,
        request,
        await removeWay(desk, signInRulesOf(request), me, { passkey: id }, askerOf(request)),
      );
    }),
    change('/mans-konts/parole', async (request, me, { body }) => {
      const given = {
        present: String(body['pasreizeja-parole'] ?? '').slice(0, 1000),
        fresh: String(body['parole'] ?? '').slice(0, 1000),
        session: request.session?.id ?? '',
      };
      const judged = await changePassword(desk, me, given, askerOf(request));
      request.sessions.forget(me);
      const texts = accountTexts(request.lang).password;
      if (judged === 'changed') return redirect(BACK, texts.changed);
      const wrong = (name: string, say: string) =>
        waysPage(deps, request, { part: 'password', errors: [{ name, say }] });
      switch (judged.refused) {
        case 'present':
          return wrong('pasreizeja-parole', texts.wrongPresent);
        case 'slowed':
          return wrong('pasreizeja-parole', sayRefused(request, judged));
        case 'password':
          return wrong('parole', sessionTexts(request.lang).link.fault[judged.fault]);
      }
    }),
    change('/mans-konts/lietotne', async (request, me, { body }) => {
      const secret = totpSecretOf(request, desk.vault, body['lietotne']);
      const code = String(body['kods'] ?? '').slice(0, 20);
      if (secret !== null && (await changeTotp(desk, me, { secret, code }, askerOf(request))))
        return redirect(BACK, accountTexts(request.lang).totp.saved);
      const errors = [{ name: 'kods', say: sessionTexts(request.lang).link.wrongCode }];
      return waysPage(deps, request, { part: 'totp', errors, ticket: body['lietotne'] });
    }),
    change('/mans-konts/lietotne/nonemt', async (request, me) =>
      removed(deps, request, await removeWay(desk, signInRulesOf(request), me, 'totp', askerOf(request))),
    ),
    change('/mans-konts/rezerves-kodi', async (request, me) => {
      const codes = await renewRecoveryCodes(desk, me, askerOf(request));
      const texts = accountTexts(request.lang).codes;
      return page(request, {
        title: texts.shown,
        lead: texts.shownSay,
        body: html`<ul class="codes">${codes.map((code) => html`<li>${code}</li>`)}</ul><p class="button-row">${linkButton({ text: texts.done, href: BACK, kind: 'primary' })}</p>`,
      });
    }),
  ];
}

async function removed(
  deps: PageDeps,
  request: WebRequest,
  judged: Awaited<ReturnType<typeof removeWay>>,
): Promise<Answer> {
  const texts = accountTexts(request.lang);
  if (judged === 'removed') return redirect(BACK, texts.removed);
  return waysPage(deps, request, {
    part: null,
    errors: [{ name: 'veidi', say: texts.refused[judged.refused] }],
  });
}
