import { codeShown, type Device, isAway } from '../../../desk/devices/index.ts';
import type { Place } from '../../../desk/directory/index.ts';
import { badge } from '../../components/badge.ts';
import { button, buttonRow, linkButton } from '../../components/button.ts';
import { radioField, selectField, textField, tickBox } from '../../components/field.ts';
import { buttonForm, errorOf, type FieldError, form } from '../../components/form.ts';
import { list } from '../../components/list.ts';
import { emptyState } from '../../components/states.ts';
import { type Html, html, nothing } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayDate, sayTime, sayWhen } from '../../texts/say.ts';
import { devicesTexts } from './texts.ts';

export interface TypedDevice {
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  readonly formKey?: string;
}

/** The screens of a place, and a form for one more. */
export function devicesPage(
  request: WebRequest,
  {
    place,
    devices,
    typed,
  }: { readonly place: Place; readonly devices: readonly Device[]; readonly typed: TypedDevice },
): Answer {
  const { lang } = request;
  const t = devicesTexts(lang);
  return page(request, {
    title: t.title,
    over: html`<a href="/iestades/vietas">${placeName(request, place)}</a>`,
    lead: t.lead,
    current: 'directory',
    status: typed.errors.length > 0 ? 422 : 200,
    body: html`${
      devices.length === 0
        ? emptyState({ title: t.none, say: t.noneSay })
        : list({ count: t.count(devices.length), rows: devices.map((device) => deviceRow(request, device)) })
    }<section class="section" id="jauna"><h2>${t.add}</h2>${form(request, {
      action: `/iestades/vietas/${place.id}/ierices`,
      errors: typed.errors,
      ...(typed.formKey === undefined ? {} : { formKey: typed.formKey }),
      attrs: { class: 'org-form' },
      body: [
        radioField({
          lang,
          name: 'kind',
          label: t.kind,
          required: true,
          value: typed.typed['kind'] ?? 'kiosk',
          error: errorOf(typed.errors, 'kind'),
          choices: (['kiosk', 'board', 'tablet'] as const).map((kind) => ({
            value: kind,
            text: t.kinds[kind],
            hint: t.kindSays[kind],
          })),
        }),
        settingFields(request, place, typed, null),
        buttonRow(button({ text: t.add, kind: 'primary' })),
      ],
    })}</section>`,
  });
}

/** One screen: its code where it waits for it, its settings, and letting it go. */
export function devicePage(
  request: WebRequest,
  {
    place,
    device,
    code,
    address,
    typed,
  }: {
    readonly place: Place;
    readonly device: Device;
    readonly code: string | null;
    /** Where the device is to be led, as people type it. */
    readonly address: string;
    readonly typed: TypedDevice;
  },
): Answer {
  const { lang } = request;
  const t = devicesTexts(lang);
  const at = `/iestades/ierice/${device.id}`;
  const list = `/iestades/vietas/${place.id}/ierices`;
  return page(request, {
    title: device.name,
    over: html`<a href="/iestades/vietas">${placeName(request, place)}</a> · <a href="${list}">${t.title}</a>`,
    lead: html`${t.kinds[device.kind]} · ${stateOf(request, device)}`,
    current: 'directory',
    status: typed.errors.length > 0 ? 422 : 200,
    body: html`${code !== null && codeView(request, device, code, address)}${form(request, {
      action: at,
      errors: typed.errors,
      ...(typed.formKey === undefined ? {} : { formKey: typed.formKey }),
      attrs: { class: 'org-form' },
      body: [
        settingFields(request, place, typed, device.kind),
        buttonRow(button({ text: t.save, kind: 'primary' }), linkButton({ text: t.cancel, href: list })),
      ],
    })}<div class="device-deeds">${
      device.kind === 'board' && linkButton({ text: t.openBoard, href: `/tablo/${place.id}` })
    }${
      device.printer !== '' && buttonForm(request, { action: `${at}/drukat`, button: button({ text: t.tryPrinter }) })
    }${buttonForm(request, { action: `${at}/kods`, button: button({ text: t.newCode }) })}${
      device.pairedAt !== null && html`<small>${t.newCodeSay}</small>`
    }${buttonForm(request, { action: `${at}/nonemt`, button: button({ text: t.remove, kind: 'danger' }) })}</div>`,
  });
}

function codeView(request: WebRequest, { codeUntil }: Device, code: string, address: string): Html {
  const t = devicesTexts(request.lang);
  return html`<section class="device-code" aria-labelledby="device-code"><h2 id="device-code">${t.code}</h2><strong>${codeShown(code)}</strong><p>${t.codeSay(address)}</p>${
    codeUntil !== null && html`<p>${t.codeUntil(sayTime(request.lang, codeUntil))}</p>`
  }</section>`;
}

function deviceRow(request: WebRequest, device: Device): Html {
  const t = devicesTexts(request.lang);
  return html`<div class="device-row"><span class="kind">${t.kinds[device.kind]}</span><a href="/iestades/ierice/${device.id}">${device.name}</a>${stateOf(request, device)}</div>`;
}

function stateOf(request: WebRequest, device: Device): Html {
  const { lang, now } = request;
  const t = devicesTexts(lang);
  const { pairedAt, seenAt, codeUntil } = device;
  if (pairedAt === null) {
    const waits = codeUntil !== null && Temporal.Instant.compare(codeUntil, now) > 0;
    return badge(waits ? t.waits : t.expired, 'near');
  }
  if (!isAway(device, now)) return badge(t.works, 'kept');
  return badge(seenAt === null ? t.never : t.away(sayWhen(lang, seenAt, now)), 'late');
}

function settingFields(
  { lang, today }: WebRequest,
  place: Place,
  { typed, errors }: TypedDevice,
  kind: Device['kind'] | null,
): Html {
  const t = devicesTexts(lang);
  const common = (name: string) => ({ lang, name, value: typed[name] ?? '', error: errorOf(errors, name) });
  const desks = place.desks.filter(({ to }) => to === null || Temporal.PlainDate.compare(to, today) >= 0);
  return html`${textField({ ...common('name'), label: t.name, hint: t.nameHint, required: true, max: 80 })}${
    (kind === null || kind === 'kiosk') &&
    textField({ ...common('printer'), label: t.printer, hint: t.printerHint, required: false, max: 260 })
  }${
    (kind === null || kind === 'tablet') &&
    selectField({
      ...common('desk'),
      label: t.desk,
      hint: t.deskHint,
      required: false,
      empty: t.noDesk,
      choices: desks.map((one) => ({ value: one.id, text: t.deskNumber(one.number) })),
    })
  }${
    (kind === null || kind === 'board') &&
    tickBox({ lang, name: 'voice', label: t.voice, hint: t.voiceHint, checked: typed['voice'] !== '' })
  }`;
}

export function placeName(
  { lang }: Pick<WebRequest, 'lang'>,
  { nameLv, nameEn }: Pick<Place, 'nameLv' | 'nameEn'>,
): string {
  return lang === 'en' && nameEn !== '' ? nameEn : nameLv;
}

/** „Savienota kopš 2026. gada 20. novembrī” stands where a screen is asked what it is. */
export function sayPaired({ lang }: WebRequest, { pairedAt }: Device): Html {
  if (pairedAt === null) return nothing;
  return html`${devicesTexts(lang).paired(sayDate(lang, pairedAt.toZonedDateTimeISO('Europe/Riga').toPlainDate()))}`;
}
