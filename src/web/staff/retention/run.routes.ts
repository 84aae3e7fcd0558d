import { beginRetention, type DueKind, previewRetention } from '../../../desk/retention/index.ts';
import { RECORD_KINDS, type RecordKind } from '../../../vocabulary/words.ts';
import { button, buttonRow, linkButton } from '../../components/button.ts';
import { checkField, textField } from '../../components/field.ts';
import { errorOf, type FieldError, form } from '../../components/form.ts';
import { emptyState } from '../../components/states.ts';
import { html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayNumber } from '../../texts/say.ts';
import { dataBody, dataCrumb, readWhole, sayRecords, writeWhole } from './frame.ts';
import { retentionTexts } from './texts.ts';

/** Erasing what is past its term: looked at, counted by the person, then done piece by piece. */
export function runRoutes({ desk }: PageDeps): Route[] {
  const due = (web: WebRequest) => readWhole(web, desk.database, (tx) => previewRetention(tx, web.today));
  return [
    defineRoute({
      method: 'GET',
      path: '/dati/dzest',
      action: 'retention.run',
      audience: 'staff',
      handle: async (web) => runPage(web, await due(web), { errors: [], typed: '' }),
    }),
    defineRoute({
      method: 'POST',
      path: '/dati/dzest',
      action: 'retention.run',
      audience: 'staff',
      async handle(web, { body }) {
        const t = retentionTexts(web.lang).run;
        const now = await due(web);
        const chosen = chosenOf(body);
        const count = now.reduce((sum, one) => sum + (chosen.includes(one.term.kind) ? one.due : 0), 0);
        const typed = String(body['count'] ?? '').replace(/\s/g, '');
        const again = (errors: readonly FieldError[]) =>
          runPage(web, now, { errors, typed, chosen, formKey: keyOf(body) });
        if (chosen.length === 0) return again([{ name: 'kinds', say: t.noneChosen }]);
        if (typed !== String(count)) return again([{ name: 'count', say: t.wrong }]);
        return answerOnce(web, body, async () => {
          const begun = await writeWhole(web, desk.database, (tx) =>
            beginRetention(desk, tx, { by: web.identity.employee, kinds: chosen, today: web.today }),
          );
          if ('job' in begun) return redirect(`/dati/darbi/${begun.job}`);
          return again([{ name: 'kinds', say: begun.refused === 'running' ? t.running : t.nothing }]);
        });
      },
    }),
  ];
}

function chosenOf(body: FormBody): RecordKind[] {
  const given = [body['kinds'] ?? []].flat();
  return RECORD_KINDS.filter((kind) => given.includes(kind));
}

function keyOf(body: FormBody): string {
  return typeof body['_form'] === 'string' ? body['_form'] : crypto.randomUUID();
}

interface Returned {
  readonly errors: readonly FieldError[];
  readonly typed: string;
  readonly chosen?: readonly RecordKind[];
  readonly formKey?: string;
}

function runPage(web: WebRequest, due: readonly DueKind[], returned: Returned): Answer {
  const { lang } = web;
  const t = retentionTexts(lang);
  const offered = due.filter(({ due: count }) => count > 0);
  const chosen = returned.chosen ?? offered.filter(({ term }) => term.confirmed).map(({ term }) => term.kind);
  const count = offered.reduce((sum, one) => sum + (chosen.includes(one.term.kind) ? one.due : 0), 0);
  const back = linkButton({ text: t.list.back, href: '/dati', kind: 'quiet' });
  return page(web, {
    title: t.run.title,
    over: dataCrumb(web),
    lead: t.run.lead,
    current: 'data',
    status: returned.errors.length > 0 ? 422 : 200,
    body: dataBody(
      offered.length === 0
        ? emptyState({ title: t.terms.todayNone, say: t.terms.todayNoneSay, actions: [back] })
        : form(web, {
            action: '/dati/dzest',
            errors: returned.errors,
            ...(returned.formKey === undefined ? {} : { formKey: returned.formKey }),
            body: [
              checkField({
                lang,
                name: 'kinds',
                label: t.run.kinds,
                error: errorOf(returned.errors, 'kinds'),
                values: chosen,
                choices: offered.map(({ term, due: number }) => ({
                  value: term.kind,
                  text: html`${t.kinds[term.kind]}: <a href="/dati/glabasana/${term.kind}">${sayRecords(web, number)}</a>`,
                  ...(term.confirmed ? {} : { hint: t.run.proposed }),
                })),
              }),
              textField({
                lang,
                name: 'count',
                label: t.run.confirm,
                hint: t.run.confirmHint(sayNumber(lang, count)),
                width: 'short',
                value: returned.typed,
                error: errorOf(returned.errors, 'count'),
                attrs: { inputmode: 'numeric', autocomplete: 'off' },
              }),
              buttonRow(button({ text: t.run.button, kind: 'danger' }), back),
            ],
          }),
    ),
  });
}
