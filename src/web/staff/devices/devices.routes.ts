import { receiptBytes } from '../../../channels/receipt/receipt.ts';
import { parsePrinter, sendReceipt } from '../../../channels/receipt/send-receipt.ts';
import {
  addDevice,
  changeDevice,
  codeAnew,
  codeOf,
  type Device,
  DEVICE_KINDS,
  type DeviceRefusal,
  deviceToSetUp,
  devicesOf,
  endDevice,
} from '../../../desk/devices/index.ts';
import { type Place, placesWithDesks } from '../../../desk/directory/index.ts';
import { maySetUpPlace } from '../../../desk/services/index.ts';
import { type DeskId, type DeviceId, parseId, type PlaceId } from '../../../vocabulary/ids.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import { oneOf, readForm, text, ticked } from '../../server/read-form.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayInstant } from '../../texts/say.ts';
import { devicePage, devicesPage, placeName, type TypedDevice } from './devices.page.ts';
import { devicesTexts } from './texts.ts';

const NEW: TypedDevice = { typed: { voice: 'yes' }, errors: [] };
const SETTING = {
  name: text({ required: true, max: 80 }),
  printer: text({ max: 260 }),
  desk: text({ max: 36 }),
  voice: ticked(),
};

/** The screens of a place: added, named, given a code, let go (`counter.set-up`). */
export function devicesRoutes({ desk }: PageDeps): Route[] {
  const shared = { action: 'counter.set-up', audience: 'staff' } as const;
  const ofPlace = '/iestades/vietas/:id/ierices';
  const ofDevice = '/iestades/ierice/:id';
  return [
    defineRoute({
      ...shared,
      method: 'GET',
      path: ofPlace,
      async handle(request, { params }) {
        const at = await ownPlace(request, params['id']);
        return at === null ? refuse(404) : devicesPage(request, { ...at, typed: NEW });
      },
    }),
    defineRoute({
      ...shared,
      method: 'POST',
      path: ofPlace,
      async handle(request, { params, body }) {
        const at = await ownPlace(request, params['id']);
        if (at === null) return refuse(404);
        const again = (typed: TypedDevice) => devicesPage(request, { ...at, typed });
        const t = devicesTexts(request.lang);
        const fields = { ...SETTING, kind: oneOf(DEVICE_KINDS, { required: true }) };
        const read = readForm(fields, body, { ...labels(request), kind: t.kind }, request.lang);
        if (!read.ok) return again(read);
        const printer = read.values.printer ?? '';
        if (printer !== '' && parsePrinter(printer) === null)
          return again(wrong(body, 'printer', t.printerWrong, read.formKey));
        return answerOnce(request, body, async (tx) => {
          const added = await addDevice(desk, tx, {
            ...settingOf(read.values),
            kind: read.values.kind,
            place: at.place.id,
          });
          if ('refused' in added) return refusalOf(request, added, again, body);
          return redirect(`/iestades/ierice/${added.id}`);
        });
      },
    }),
    defineRoute({
      ...shared,
      method: 'GET',
      path: ofDevice,
      handle: (request, { params }) => show(request, params['id'], null),
    }),
    defineRoute({
      ...shared,
      method: 'POST',
      path: ofDevice,
      async handle(request, { params, body }) {
        const id = parseId<DeviceId>(params['id']);
        if (id === null) return refuse(404);
        const t = devicesTexts(request.lang);
        const read = readForm(SETTING, body, labels(request), request.lang);
        if (!read.ok) return show(request, id, read);
        const printer = read.values.printer ?? '';
        if (printer !== '' && parsePrinter(printer) === null)
          return show(request, id, wrong(body, 'printer', t.printerWrong, read.formKey));
        const outcome = await request.write((tx) => changeDevice(tx, id, settingOf(read.values)));
        if ('refused' in outcome) return refusalOf(request, outcome, (typed) => show(request, id, typed), body);
        return redirect(`/iestades/ierice/${id}`, t.saved);
      },
    }),
    defineRoute({
      ...shared,
      method: 'POST',
      path: `${ofDevice}/kods`,
      async handle(request, { params, body }) {
        const id = parseId<DeviceId>(params['id']);
        if (id === null) return refuse(404);
        return answerOnce(request, body, async (tx) => {
          const given = await codeAnew(desk, tx, id);
          return 'refused' in given ? refuse(404) : redirect(`/iestades/ierice/${id}`);
        });
      },
    }),
    defineRoute({
      ...shared,
      method: 'POST',
      path: `${ofDevice}/nonemt`,
      async handle(request, { params, body }) {
        const id = parseId<DeviceId>(params['id']);
        if (id === null) return refuse(404);
        return answerOnce(request, body, async (tx) => {
          const device = await deviceToSetUp(tx, id);
          if ('refused' in device || 'refused' in (await endDevice(desk, tx, id))) return refuse(404);
          return redirect(`/iestades/vietas/${device.place}/ierices`, devicesTexts(request.lang).removed);
        });
      },
    }),
    defineRoute({
      ...shared,
      method: 'POST',
      path: `${ofDevice}/drukat`,
      limit: 20,
      async handle(request, { params }) {
        const id = parseId<DeviceId>(params['id']);
        const device = id === null ? null : await request.read((tx) => deviceToSetUp(tx, id));
        if (device === null || 'refused' in device) return refuse(404);
        const t = devicesTexts(request.lang);
        const printer = parsePrinter(device.printer);
        const printed = printer !== null && (await sendReceipt(printer, sample(request, device))) === 'printed';
        return redirect(`/iestades/ierice/${device.id}`, printed ? t.printed : t.notPrinted);
      },
    }),
  ];

  async function show(request: WebRequest, given: string | undefined, typed: TypedDevice | null): Promise<Answer> {
    const id = parseId<DeviceId>(given);
    if (id === null) return refuse(404);
    const found = await request.read(async (tx) => {
      const device = await deviceToSetUp(tx, id);
      if ('refused' in device) return null;
      const place = (await placesWithDesks(tx)).find((one) => one.id === device.place);
      return place === undefined ? null : { device, place, code: await codeOf(desk, tx, id) };
    });
    if (found === null) return refuse(404);
    const address = `${desk.settings.publicUrl ?? `http://${request.host}`}/ierice`;
    return devicePage(request, { ...found, address, typed: typed ?? typedOf(found.device) });
  }
}

/** The place with its devices, where this person sets it up. */
function ownPlace(
  request: WebRequest,
  given: string | undefined,
): Promise<{ readonly place: Place; readonly devices: readonly Device[] } | null> {
  const id = parseId<PlaceId>(given);
  if (id === null) return Promise.resolve(null);
  return request.read(async (tx) => {
    const place = (await placesWithDesks(tx)).find((one) => one.id === id);
    if (place === undefined || !maySetUpPlace(request.identity, place)) return null;
    return { place, devices: await devicesOf(tx, id) };
  });
}

function labels({ lang }: WebRequest) {
  const { name, printer, desk, voice } = devicesTexts(lang);
  return { name, printer, desk, voice };
}

function settingOf(values: {
  readonly name: string;
  readonly printer: string | null;
  readonly desk: string | null;
  readonly voice: true | null;
}) {
  const { name, printer, desk, voice } = values;
  return { name, printer: printer ?? '', desk: parseId<DeskId>(desk), voice: voice === true };
}

function typedOf({ name, printer, desk, voice }: Device): TypedDevice {
  return { typed: { name, printer, desk: desk ?? '', voice: voice ? 'yes' : '' }, errors: [] };
}

function wrong(body: FormBody, name: string, say: string, formKey: string): TypedDevice {
  const typed = Object.fromEntries(Object.entries(body).map(([key, value]) => [key, String(value ?? '')]));
  return { typed: { voice: '', ...typed }, errors: [{ name, say }], formKey };
}

function refusalOf(
  request: WebRequest,
  { refused }: DeviceRefusal,
  again: (typed: TypedDevice) => Answer | Promise<Answer>,
  body: FormBody,
): Answer | Promise<Answer> {
  if (refused !== 'unknown-desk') return refuse(refused === 'not-allowed' ? 403 : 404);
  return again(wrong(body, 'desk', devicesTexts(request.lang).unknownDesk, String(body['_form'] ?? '')));
}

function sample(request: WebRequest, device: Device): Buffer {
  const t = devicesTexts(request.lang);
  return receiptBytes({
    over: placeName(request, { nameLv: device.name, nameEn: device.name }),
    large: 'A 014',
    title: t.sampleTitle,
    lines: [t.sampleLine, 'ĀČĒĢĪĶĻŅŠŪŽ āčēģīķļņšūž „”–'],
    link: null,
    under: [sayInstant(request.lang, request.now)],
  });
}
