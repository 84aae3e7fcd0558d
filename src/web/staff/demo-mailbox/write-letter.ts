import { type OutgoingMail, sendMail, TransientSendError } from '../../../channels/smtp/send.ts';
import {
  type AnsweredLetter,
  type ClientLetter,
  clientLetter,
  type DemoClient,
  inventedAddress,
  type TypedLetter,
} from '../../../desk/demo-mailbox/index.ts';
import type { MailFacts } from '../../../desk/mail/read/mail.ts';
import { quoteSplit } from '../../../desk/mail/show/quote-split.ts';
import { parseEmailAddress } from '../../../vocabulary/ids.ts';
import { button, buttonRow } from '../../components/button.ts';
import { hiddenField, selectField, textArea, textField } from '../../components/field.ts';
import { type FieldError, errorOf, form } from '../../components/form.ts';
import { type Html, html, nothing } from '../../html.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import type { FormBody } from '../../server/define-route.ts';
import type { UploadedFile } from '../../server/multipart.ts';
import { readForm, text } from '../../server/read-form.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayInstant } from '../../texts/say.ts';
import { demoMailboxTexts } from './texts.ts';

type Values = Readonly<Record<string, string>>;

const FIELDS = {
  name: text({ required: true, max: 120 }),
  from: text({ required: true, max: 254 }),
  to: text({ required: true, max: 254 }),
  subject: text({ required: true, max: 300 }),
  text: text({ required: true, max: 100_000 }),
};

export function emptyForm(deps: PageDeps): Values {
  return { name: '', from: '', to: [...deps.desk.addresses().keys()][0] ?? '', subject: '', text: '' };
}

export interface LetterForm {
  readonly deps: PageDeps;
  readonly action: string;
  readonly values: Values;
  readonly errors: readonly FieldError[];
  readonly formKey: string | undefined;
  /** An answer: who writes and to whom is known. */
  readonly answers: boolean;
  readonly clients: readonly DemoClient[];
}

/** The client's side of a letter; in an answer only the words are asked for. */
export function letterForm(request: WebRequest, options: LetterForm): Html {
  const { values, errors, formKey, answers, deps, clients } = options;
  const { lang } = request;
  const texts = demoMailboxTexts(lang);
  const field = (name: keyof typeof FIELDS) => ({
    lang,
    name,
    label: texts.fields[name],
    value: values[name] ?? '',
    error: errorOf(errors, name),
  });
  const addresses = [...deps.desk.addresses().keys()].map((address) => ({ value: address, text: address }));
  const who = answers
    ? [
        hiddenField('name', values['name'] ?? ''),
        hiddenField('from', values['from'] ?? ''),
        hiddenField('to', values['to'] ?? ''),
      ]
    : [
        textField({ ...field('name'), max: 120, required: true, attrs: { autocomplete: 'off' } }),
        textField({
          ...field('from'),
          type: 'email',
          max: 254,
          required: true,
          hint: texts.fromHint,
          attrs: { autocomplete: 'off', list: clients.length > 0 ? 'known-clients' : null },
        }),
        knownClients(clients),
        selectField({ ...field('to'), choices: addresses }),
      ];
  return form(request, {
    action: options.action,
    errors,
    ...(formKey === undefined ? {} : { formKey }),
    files: true,
    body: [
      who,
      textField({ ...field('subject'), max: 300, required: true, width: 'full' }),
      textArea({ ...field('text'), rows: 8, required: true }),
      textField({
        lang,
        name: 'files',
        label: texts.fields.files,
        type: 'file',
        required: false,
        width: 'full',
        attrs: { multiple: true },
      }),
      buttonRow(button({ text: texts.send, kind: 'primary' })),
    ],
  });
}

function knownClients(clients: readonly DemoClient[]): Html {
  if (clients.length === 0) return nothing;
  return html`<datalist id="known-clients">${clients.map(({ address, name }) => html`<option value="${address}">${name}</option>`)}</datalist>`;
}

type Answered = MailFacts & { readonly arrivedAt: Temporal.Instant };

/** Hands the letter to the desk's own listener by SMTP; what cannot be sent comes back as it was typed. */
export async function sendAsClient(
  request: WebRequest,
  deps: PageDeps,
  body: FormBody,
  files: readonly UploadedFile[],
  answered: Answered | null,
  again: (typed: Values, errors: readonly FieldError[], formKey: string) => Answer,
): Promise<Answer> {
  const texts = demoMailboxTexts(request.lang);
  const read = readForm(FIELDS, body, texts.fields, request.lang);
  if (!read.ok) return again(read.typed, read.errors, read.formKey);
  const typed = read.values;
  const from = inventedAddress(typed.from);
  const to = parseEmailAddress(typed.to);
  if (from === null) return again(typed, [{ name: 'from', say: texts.errors.notInvented }], read.formKey);
  if (deps.desk.addresses().has(from))
    return again(typed, [{ name: 'from', say: texts.errors.ownAddress }], read.formKey);
  if (to === null || !deps.desk.addresses().has(to))
    return again(typed, [{ name: 'to', say: texts.errors.refused(typed.to) }], read.formKey);
  const given: TypedLetter = { ...typed, from, to };
  const letter = clientLetter(given, answered === null ? null : answeredLetter(request, answered), read.formKey);
  return answerOnce(request, body, async () => {
    const failed = await handOver(request, deps, letter, files);
    return failed === null
      ? redirect(`/demo-pasts?adrese=${encodeURIComponent(from)}`, texts.sent(to))
      : again(typed, [{ name: 'text', say: failed }], read.formKey);
  });
}

function answeredLetter(request: WebRequest, answered: Answered): AnsweredLetter {
  const texts = demoMailboxTexts(request.lang);
  const fromName = answered.from?.name || answered.from?.address || '';
  return {
    messageId: answered.messageId,
    references: answered.references,
    fromName,
    text: quoteSplit(answered.text).written,
    attribution: texts.wrote(sayInstant(request.lang, answered.arrivedAt), fromName),
  };
}

/** `null` where the desk has taken the letter, else what it said. */
async function handOver(
  request: WebRequest,
  deps: PageDeps,
  letter: ClientLetter,
  files: readonly UploadedFile[],
): Promise<string | null> {
  const texts = demoMailboxTexts(request.lang).errors;
  const mail: OutgoingMail = {
    ...letter,
    to: [letter.to],
    date: request.now,
    origin: 'demo-client',
    attachments: files.map(({ name, type, bytes }) => ({ name, mediaType: type, content: bytes })),
  };
  try {
    const { rejected } = await sendMail({ host: '127.0.0.1', port: deps.smtpPort, timeoutMs: 5_000 }, mail);
    return rejected[0] === undefined ? null : texts.refused(rejected[0].response);
  } catch (error) {
    if (error instanceof TransientSendError) return texts.unreachable(deps.smtpPort);
    throw error;
  }
}
