import { newTotpSecret, openTicket, sealTicket, totpAddress } from '../../desk/accounts/index.ts';
import type { Vault } from '../../desk/vault.ts';
import { hiddenField, textField } from '../components/field.ts';
import { errorOf, type FieldError } from '../components/form.ts';
import { type Html, html } from '../html.ts';
import type { WebRequest } from '../server/web-request.ts';
import { qrPicture } from './qr.ts';
import { sessionTexts } from './texts.ts';

/** The field of a new password. */
export function newPasswordField(request: WebRequest, errors: readonly FieldError[]): Html {
  const texts = sessionTexts(request.lang).link;
  return textField({
    lang: request.lang,
    name: 'parole',
    label: texts.newPassword,
    hint: texts.passwordHint,
    type: 'password',
    max: 1000,
    required: true,
    error: errorOf(errors, 'parole'),
    attrs: { autocomplete: 'new-password', minlength: 12 },
  });
}

/** The picture for the authenticator app and the field of its first code; the secret travels sealed. */
export function totpFields(
  request: WebRequest,
  vault: Vault,
  {
    account,
    ticket,
    errors,
  }: { readonly account: string; readonly ticket: unknown; readonly errors: readonly FieldError[] },
): Html {
  const texts = sessionTexts(request.lang).link;
  const known = totpSecretOf(request, vault, ticket);
  const secret = known ?? newTotpSecret();
  const carried =
    known === null ? sealTicket(vault, 'totp-secret', { secret }, request.csrf, request.now) : String(ticket);
  return html`<p>${texts.scan}</p>${qrPicture(totpAddress(secret, account), texts.picture)}<p class="hint">${texts.secret}: <code class="secret">${secret.replace(/(.{4})(?=.)/g, '$1 ')}</code></p>${hiddenField('lietotne', carried)}${textField(
    {
      lang: request.lang,
      name: 'kods',
      label: texts.code,
      width: 'short',
      max: 10,
      required: true,
      error: errorOf(errors, 'kods'),
      attrs: { autocomplete: 'one-time-code', inputmode: 'numeric' },
    },
  )}`;
}

/** The secret that was shown to this browser; `null` where it is not ours or too old. */
export function totpSecretOf(request: WebRequest, vault: Vault, ticket: unknown): string | null {
  return openTicket<{ secret: string }>(vault, 'totp-secret', ticket, request.csrf, request.now)?.secret ?? null;
}
