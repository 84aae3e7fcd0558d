import { type ClientDraft, type ClientRecord, type ContactDraft, readPhone } from '../../../desk/clients/index.ts';
import { parseEmailAddress } from '../../../vocabulary/ids.ts';
import { readPersonalCode } from '../../../vocabulary/personal-code.ts';
import { readRegistrationNumber } from '../../../vocabulary/registration-number.ts';
import {
  ACCESSIBILITY_NEEDS,
  CHANNELS,
  CLIENT_KINDS,
  CONTACT_KINDS,
  type Language,
  LANGUAGES,
} from '../../../vocabulary/words.ts';
import type { FieldError } from '../../components/form.ts';
import type { FormBody } from '../../server/define-route.ts';
import { date, oneOf, readForm, text } from '../../server/read-form.ts';
import { clientTexts } from './texts.ts';

const FIELDS = {
  kind: oneOf(CLIENT_KINDS, { required: true }),
  name: text({ required: true, max: 200 }),
  code: text({ max: 40 }),
  number: text({ max: 40 }),
  address: text({ max: 500 }),
  language: oneOf(LANGUAGES, { required: true }),
  form: text({ max: 120 }),
  preferred: oneOf(CHANNELS.filter((channel) => channel !== 'internal')),
  needsWords: text({ max: 300 }),
  agreed: date(),
};

/** How many rows of the form are for new contacts. */
export const NEW_ROWS = 2;

/** One row of contacts as it was typed. */
export interface ContactTyped {
  readonly key: string;
  readonly kind: string;
  readonly value: string;
  readonly label: string;
  readonly main: boolean;
  readonly verified: boolean;
  readonly dont: boolean;
  readonly away: boolean;
  readonly error?: string | undefined;
}

export type ClientFormReading =
  | { readonly ok: true; readonly draft: ClientDraft; readonly advice: readonly string[] }
  | {
      readonly ok: false;
      readonly errors: readonly FieldError[];
      readonly typed: Readonly<Record<string, string>>;
      readonly contacts: readonly ContactTyped[];
      readonly formKey: string;
    };

/**
 * Reads the form of a client. What seems wrong with a code or a number is said afterwards and hinders nothing; only an
 * e-mail address that is none is refused, since letters would go astray.
 */
export function readClientForm(body: FormBody, known: ClientRecord | null, lang: Language): ClientFormReading {
  const t = clientTexts(lang).form;
  const labels = {
    kind: t.kind,
    name: t.name,
    code: t.code,
    number: t.number,
    address: t.address,
    language: t.language,
    form: t.formOfAddress,
    preferred: t.preferred,
    needsWords: t.needsWords,
    agreed: t.agreed,
  };
  const read = readForm(FIELDS, body, labels, lang);
  const rows = contactRows(body, known).map((row) => ({ ...row, error: wrongContact(row, lang) }));
  const needs = listOf(body, 'needs');
  const errors = [
    ...(read.ok ? [] : read.errors),
    ...rows.flatMap(({ key, error }) => (error === undefined ? [] : [{ name: `value-${key}`, say: error }])),
  ];
  if (!read.ok || errors.length > 0) {
    const typed = { ...typedOf(body), needs: needs.join(',') };
    return { ok: false, errors, typed, contacts: rows, formKey: read.formKey };
  }
  const { values } = read;
  const number = readRegistrationNumber(values.number ?? '');
  const code = body['codeAway'] === 'yes' ? '' : values.code;
  return {
    ok: true,
    draft: {
      kind: values.kind,
      name: values.name,
      language: values.language,
      formOfAddress: values.form ?? '',
      registrationNumber: number?.text ?? '',
      address: values.address ?? '',
      preferredChannel: values.preferred,
      needs: ACCESSIBILITY_NEEDS.filter((need) => needs.includes(need)),
      needsWords: values.needsWords ?? '',
      needsAgreedOn: needs.length > 0 || values.needsWords !== null ? values.agreed : null,
      contacts: rows.filter(({ value, away }) => value !== '' && !away).map((row) => contactOf(row, known)),
      personalCode: code,
    },
    advice: adviceOn(code, number?.advice ?? null, rows, lang),
  };
}

function contactRows(body: FormBody, known: ClientRecord | null): Omit<ContactTyped, 'error'>[] {
  const fresh = Object.keys(body).flatMap((name) => /^value-(new\d)$/.exec(name)?.[1] ?? []);
  const keys = [...(known?.contacts.map(({ id }) => id) ?? []), ...fresh];
  const ticked = (name: string) => body[name] === 'yes';
  return keys.map((key) => ({
    key,
    kind: wordOf(body, `kind-${key}`) || 'phone',
    value: wordOf(body, `value-${key}`).trim().slice(0, 320),
    label: wordOf(body, `label-${key}`).trim().slice(0, 80),
    main: ticked(`main-${key}`),
    verified: ticked(`verified-${key}`),
    dont: ticked(`dont-${key}`),
    away: ticked(`away-${key}`),
  }));
}

function wrongContact({ kind, value, away }: Omit<ContactTyped, 'error'>, lang: Language): string | undefined {
  if (value === '' || away || kind !== 'e-mail') return undefined;
  return parseEmailAddress(value) === null ? clientTexts(lang).form.notAddress(value) : undefined;
}

function contactOf(row: ContactTyped, known: ClientRecord | null): ContactDraft {
  const kind = CONTACT_KINDS.find((one) => one === row.kind) ?? 'phone';
  const before = known?.contacts.find(({ id }) => id === row.key);
  const value =
    kind === 'phone'
      ? (readPhone(row.value)?.value ?? row.value)
      : kind === 'e-mail'
        ? row.value.toLowerCase()
        : row.value;
  return {
    id: before?.id ?? null,
    kind,
    value,
    writtenAs: before?.value === value ? before.writtenAs : row.value,
    label: row.label,
    main: row.main,
    verified: row.verified,
    doNotUse: row.dont,
  };
}

function adviceOn(
  code: string | null,
  number: 'check-digit' | 'not-latvian' | 'personal-code' | null,
  rows: readonly ContactTyped[],
  lang: Language,
): string[] {
  const words = clientTexts(lang).form.advice;
  const codeAdvice = readPersonalCode(code ?? '')?.advice ?? null;
  const phones = rows.filter(({ kind, value, away }) => kind === 'phone' && value !== '' && !away);
  return [
    ...(codeAdvice === null ? [] : [words[codeAdvice]]),
    ...(number === null ? [] : [words[`number-${number}`]]),
    ...phones.flatMap(({ value }) => {
      const advice = readPhone(value)?.advice ?? null;
      return advice === null ? [] : [words[advice](value)];
    }),
  ];
}

function wordOf(body: FormBody, name: string): string {
  const value = body[name];
  return typeof value === 'string' ? value : '';
}

function listOf(body: FormBody, name: string): readonly string[] {
  const value = body[name];
  return value === undefined ? [] : [value].flat().filter((one) => one !== '');
}

function typedOf(body: FormBody): Record<string, string> {
  const pairs = Object.entries(body).filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  // A personal code is not sent back: the page would keep it.
  return Object.fromEntries(pairs.filter(([name]) => !name.startsWith('_') && name !== 'code'));
}
