import type { Tx } from '../../../database/database.ts';
import { calendarFromFields, type TypedCalendar } from '../../../desk/calendar/index.ts';
import { QUEUE_BOUNDS, type QueueSetting, savePlaceHours, saveQueueSetting } from '../../../desk/services/index.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import { type FieldReader, readForm, whole } from '../../server/read-form.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayFinding } from '../administration/say-finding.ts';
import { administrationTexts } from '../administration/texts.ts';
import { typedOf } from './fields.ts';
import { calendarOfParts, PLACE_PATH, type PlaceStands, readPlace } from './load-place.ts';
import { placeSettingsPage, type Returned } from './place.view.ts';
import { servicesTexts } from './texts.ts';

/** When a place is open, how it calls, and which desks and people give what. */
export function placeRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: PLACE_PATH,
      action: 'service.read',
      audience: 'staff',
      handle: (request, { params }) =>
        request.read(async (tx) => {
          const stands = await readPlace(tx, request, deps, params['id']);
          return stands === null ? refuse(404) : placeSettingsPage(request, stands, {});
        }),
    }),
    defineRoute({
      method: 'POST',
      path: `${PLACE_PATH}/laiks`,
      action: 'counter.set-up',
      audience: 'staff',
      handle: (request, { params, body }) => saveHours(request, deps, params['id'], body),
    }),
    defineRoute({
      method: 'POST',
      path: `${PLACE_PATH}/rinda`,
      action: 'counter.set-up',
      audience: 'staff',
      handle: (request, { params, body }) => saveQueue(request, deps, params['id'], body),
    }),
  ];
}

function saveHours(request: WebRequest, deps: PageDeps, given: string | undefined, body: FormBody): Promise<Answer> {
  const t = servicesTexts(request.lang).place;
  const typed: TypedCalendar = typedOf(body);
  return saveOnce(request, deps, given, body, async (tx, stands) => {
    const by = request.me?.employee ?? null;
    const changing = { place: stands.place.id, by };
    if (typed['asHouse'] === 'yes') {
      await savePlaceHours(deps.desk, tx, changing, null);
      return t.savedHours;
    }
    const made = calendarFromFields(typed, calendarOfParts(stands), request.today.with({ month: 1, day: 1 }));
    const words = administrationTexts(request.lang).time;
    if ('findings' in made) {
      return { hours: { typed, errors: made.findings.map((one) => sayFinding(one, words)), formKey: keyOf(body) } };
    }
    const { weekly, closings, specialHours } = made.calendar;
    const done = await savePlaceHours(deps.desk, tx, changing, { weekly, closings, special: specialHours });
    if ('refused' in done) throw new Error(`Hours that were read well are refused: ${JSON.stringify(done)}`);
    return t.savedHours;
  });
}

function saveQueue(request: WebRequest, deps: PageDeps, given: string | undefined, body: FormBody): Promise<Answer> {
  const { lang } = request;
  const t = servicesTexts(lang).place;
  const names = Object.keys(QUEUE_BOUNDS) as (keyof QueueSetting)[];
  const fields = Object.fromEntries(
    names.map((name) => [name, whole({ required: name !== 'internalLimit' })]),
  ) as Record<keyof QueueSetting, FieldReader<number>>;
  const read = readForm(fields, body, t, lang);
  return saveOnce(request, deps, given, body, async (tx, stands) => {
    const again = (errors: readonly { name: string; say: string }[]): Returned => ({
      queue: { typed: typedOf(body), errors, formKey: keyOf(body) },
    });
    if (!read.ok) return again(read.errors);
    const setting = read.values as unknown as QueueSetting;
    const changing = { place: stands.place.id, by: request.me?.employee ?? null };
    const done = await saveQueueSetting(deps.desk, tx, changing, setting);
    if (!('refused' in done)) return t.savedQueue;
    if (done.refused !== 'out-of-bounds') throw new Error(`A place that was read is refused: ${done.refused}`);
    const [least, most] = QUEUE_BOUNDS[done.name];
    const say = servicesTexts(lang).refused['out-of-bounds'](t[done.name], String(least), String(most));
    return again([{ name: done.name, say }]);
  });
}

/** Reads, decides and writes in one transaction: the word for what was saved, or what has to be mended. */
function saveOnce(
  request: WebRequest,
  deps: PageDeps,
  given: string | undefined,
  body: FormBody,
  work: (tx: Tx, stands: PlaceStands) => Promise<string | Returned>,
): Promise<Answer> {
  return answerOnce(request, body, async (tx) => {
    const stands = await readPlace(tx, request, deps, given);
    if (stands === null) return refuse(404);
    if (!stands.mine) return refuse(403, servicesTexts(request.lang).place.lookOnly);
    const done = await work(tx, stands);
    return typeof done === 'string'
      ? redirect(`/iestades/vietas/${stands.place.id}/apkalposana`, done)
      : placeSettingsPage(request, stands, done);
  });
}

function keyOf(body: FormBody): string {
  return typeof body['_form'] === 'string' ? body['_form'] : crypto.randomUUID();
}
