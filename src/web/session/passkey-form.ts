import { button } from '../components/button.ts';
import { form } from '../components/form.ts';
import { hiddenField } from '../components/field.ts';
import { type Content, type Html, html } from '../html.ts';
import type { WebRequest } from '../server/web-request.ts';
import { sessionTexts } from './texts.ts';

/**
 * A form that a passkey answers: the browser is asked (`options`, as WebAuthn writes them) when the button is pressed, and
 * for signing in also when a field that offers passkeys is entered; what it gives is sent as `atbilde`.
 */
export function passkeyForm(
  request: WebRequest,
  options: {
    readonly mode: 'get' | 'create';
    readonly action: string;
    readonly options: object;
    readonly ticket: string;
    readonly fields?: Content;
    readonly hidden?: Readonly<Record<string, string>>;
    readonly button: string;
    readonly primary?: boolean;
  },
): Html {
  const texts = sessionTexts(request.lang).passkey;
  const hidden = Object.entries({ ...options.hidden, biljete: options.ticket, atbilde: '' });
  return html`<l-passkey mode="${options.mode}" options="${JSON.stringify(options.options)}" failed="${texts.failed}" unsupported="${texts.unsupported}">${form(
    request,
    {
      action: options.action,
      attrs: { 'data-turbo': 'false' },
      body: [
        options.fields,
        hidden.map(([name, value]) => hiddenField(name, value)),
        html`<p class="error" role="alert" data-passkey-say hidden></p>`,
        button({
          text: options.button,
          kind: options.primary === false ? 'plain' : 'primary',
          type: 'button',
          attrs: { 'data-passkey-go': true },
        }),
        html`<noscript><p>${texts.script}</p></noscript>`,
      ],
    },
  )}</l-passkey>`;
}
