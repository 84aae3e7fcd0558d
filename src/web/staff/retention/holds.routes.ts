import { caseByNumber } from '../../../desk/cases/index.ts';
import { newId } from '../../../desk/context.ts';
import { type Hold, holdsOn, insertHold, liftHold } from '../../../desk/retention/index.ts';
import { type ClientId, parseId } from '../../../vocabulary/ids.ts';
import { button } from '../../components/button.ts';
import { dateField, textField } from '../../components/field.ts';
import { buttonForm, errorOf, type FieldError, form } from '../../components/form.ts';
import { emptyState } from '../../components/states.ts';
import { table } from '../../components/table.ts';
import { html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import { date, readForm, text } from '../../server/read-form.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayDate } from '../../texts/say.ts';
import { dataBody, dataCrumb, dataTabs, readWhole, writeWhole } from './frame.ts';
import { retentionTexts } from './texts.ts';

const PATH = '/dati/aizturejumi';

/** What is kept in spite of its term: put on a case or a client with a reason and a last day, and lifted. */
export function holdRoutes(deps: PageDeps): Route[] {
  const { desk } = deps;
  return [
    defineRoute({
      method: 'GET',
      path: PATH,
      action: 'retention.run',
      audience: 'staff',
      handle: (web) => holdsPage(web, deps, { typed: {}, errors: [] }),
    }),
    defineRoute({
      method: 'POST',
      path: PATH,
      action: 'retention.run',
      audience: 'staff',
      handle: (web, { body }) => addHold(web, deps, body),
    }),
    defineRoute({
      method: 'POST',
      path: `${PATH}/:id/atcelt`,
      action: 'retention.run',
      audience: 'staff',
      handle: (web, { params, body }) =>
        answerOnce(web, body, async () => {
          const id = parseId<ClientId>(params['id']);
          const lifted =
            id !== null &&
            (await writeWhole(web, desk.database, (tx) => liftHold(tx, id, web.identity.employee, web.now)));
          return lifted ? redirect(PATH, retentionTexts(web.lang).holds.lifted) : refuse(404);
        }),
    }),
  ];
}

async function addHold(web: WebRequest, deps: PageDeps, body: FormBody): Promise<Answer> {
  const t = retentionTexts(web.lang).holds;
  const read = readForm(
    {
      case: text({ max: 40 }),
      client: text({ max: 40 }),
      why: text({ required: true, min: 5, max: 500 }),
      until: date({ required: true }),
    },
    body,
    { case: t.case, client: t.case, why: t.reason, until: t.until },
    web.lang,
  );
  const client = parseId<ClientId>(body['client']);
  const typed = {
    case: String(body['case'] ?? ''),
    why: String(body['why'] ?? ''),
    until: String(body['until'] ?? ''),
  };
  const again = (errors: readonly FieldError[]) =>
    holdsPage(web, deps, { typed, errors, formKey: read.formKey, client });
  if (!read.ok) return again(read.errors);
  const { why: reason, until } = read.values;
  if (Temporal.PlainDate.compare(until, web.today) <= 0) return again([{ name: 'until', say: t.past }]);
  return answerOnce(web, body, () =>
    writeWhole(web, deps.desk.database, async (tx) => {
      const one = client === null ? await caseByNumber(tx, read.values.case ?? '') : null;
      if (client === null && one === null) return again([{ name: 'case', say: t.noCase }]);
      const on = one === null ? { client: client as ClientId } : { case: one.id };
      await insertHold(tx, { id: newId(), on, reason, until, by: web.identity.employee, at: web.now });
      return redirect(PATH, t.added);
    }),
  );
}

interface Returned {
  readonly typed: Readonly<Partial<Record<'case' | 'why' | 'until', string>>>;
  readonly errors: readonly FieldError[];
  readonly formKey?: string;
  readonly client?: ClientId | null;
}

async function holdsPage(web: WebRequest, { desk }: PageDeps, returned: Returned): Promise<Answer> {
  const { lang } = web;
  const t = retentionTexts(lang);
  const holds = await readWhole(web, desk.database, (tx) => holdsOn(tx, web.today));
  return page(web, {
    title: t.tabs.holds,
    over: dataCrumb(web),
    lead: t.holds.lead,
    current: 'data',
    status: returned.errors.length > 0 ? 422 : 200,
    body: dataBody(
      html`${dataTabs(web, 'holds')}${
        holds.length === 0
          ? emptyState({ title: t.holds.empty, say: t.holds.emptySay })
          : table<Hold>({
              lang,
              caption: t.tabs.holds,
              captionHidden: true,
              rows: holds,
              id: ({ id }) => id,
              columns: [
                { key: 'what', name: t.holds.what, heads: true, cell: ({ number, client }) => number ?? client ?? '–' },
                { key: 'reason', name: t.holds.reason, cell: ({ reason }) => reason },
                { key: 'until', name: t.holds.until, whole: true, cell: ({ until }) => sayDate(lang, until) },
                { key: 'by', name: t.holds.by, cell: ({ made_by }) => made_by ?? t.job.desk },
                {
                  key: 'lift',
                  name: t.holds.lift,
                  cell: ({ id }) =>
                    buttonForm(web, {
                      action: `${PATH}/${id}/atcelt`,
                      button: button({ text: t.holds.lift, kind: 'quiet' }),
                    }),
                },
              ],
            })
      }<section class="section"><h2>${t.holds.add}</h2>${holdForm(web, returned)}</section>`,
    ),
  });
}

/** The form by which a case is held, or the client whose id it carries. */
export function holdForm(web: WebRequest, { typed, errors, formKey, client }: Returned) {
  const { lang } = web;
  const t = retentionTexts(lang).holds;
  const onClient = client !== undefined && client !== null;
  return form(web, {
    action: PATH,
    errors,
    ...(formKey === undefined ? {} : { formKey }),
    body: dataBody([
      onClient
        ? html`<input type="hidden" name="client" value="${client}">`
        : textField({
            lang,
            name: 'case',
            label: t.case,
            hint: t.caseHint,
            value: typed.case,
            error: errorOf(errors, 'case'),
          }),
      textField({
        lang,
        name: 'why',
        label: t.reason,
        width: 'full',
        max: 500,
        value: typed.why,
        error: errorOf(errors, 'why'),
      }),
      dateField({
        lang,
        name: 'until',
        label: t.until,
        hint: t.untilHint,
        value: typed.until,
        error: errorOf(errors, 'until'),
      }),
      button({ text: t.add }),
    ]),
  });
}
