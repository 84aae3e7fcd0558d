import type { Tx } from '../../../database/database.ts';
import { unitsOn } from '../../../desk/directory/index.ts';
import { type MailRow, mailTitle } from '../../../desk/mail/index.ts';
import { button, buttonRow, linkButton } from '../../components/button.ts';
import { hiddenField, selectField, textField, tickBox } from '../../components/field.ts';
import { type FieldError, errorOf, form } from '../../components/form.ts';
import { type Html, html, nothing } from '../../html.ts';
import type { PageDeps } from '../../page-deps.ts';
import type { Answer } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { pickCases } from '../case/pick-cases.ts';
import { kitTexts } from '../../texts/kit.ts';
import { letterWhole } from '../case/letter.page.ts';
import { caseChoices, findCase } from '../case/merge.panel.ts';
import { quarantinedPage } from './quarantine.page.ts';
import { quarantineTexts } from './texts.ts';

/** What was typed and what is wrong with it, when a form comes back. */
export interface Again {
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  readonly formKey?: string;
}

/** The letter with the ways out of quarantine below, for whoever may open them. */
export async function letterInQuarantine(
  web: WebRequest,
  deps: PageDeps,
  tx: Tx,
  mail: MailRow,
  again: Again = { typed: {}, errors: [] },
  status = 200,
): Promise<Answer> {
  const t = quarantineTexts(web.lang);
  const mayRelease = web.mayI('quarantine.release');
  const body = html`${letterWhole(web, mail)}${mayRelease ? await waysOut(web, deps, tx, mail, again) : html`<p>${t.refusal.noRight}</p>`}`;
  return quarantinedPage(web, { mail, body }, status);
}

/** One question at a time: once a case is chosen, only joining it is asked about. */
async function waysOut(web: WebRequest, deps: PageDeps, tx: Tx, mail: MailRow, again: Again): Promise<Html> {
  const join = await joinPanel(web, deps, tx, mail, again);
  return chosenCase(web, again) === null ? html`${await casePanel(web, tx, mail, again)}${join}` : join;
}

/** The number of the case that was picked or typed; `null` where none was. */
function chosenCase(web: WebRequest, again: Again): string | null {
  return again.typed['case'] ?? web.url.searchParams.get('ar');
}

async function joinPanel(web: WebRequest, deps: PageDeps, tx: Tx, mail: MailRow, again: Again): Promise<Html> {
  const t = quarantineTexts(web.lang);
  const here = `/karantina/${mail.id}`;
  const chosen = chosenCase(web, again);
  if (chosen !== null) {
    const errors = again.errors.filter(({ name }) => name === 'case');
    return html`<section class="case-panel" aria-label="${t.join}"><h2>${t.joinTo(chosen)}</h2>${form(web, {
      action: `${here}/pievienot`,
      errors,
      ...(again.formKey === undefined ? {} : { formKey: again.formKey }),
      body: [
        errors.length === 0
          ? hiddenField('case', chosen)
          : textField({
              lang: web.lang,
              name: 'case',
              label: t.field.case,
              value: chosen,
              error: errorOf(errors, 'case'),
            }),
        awaitsBox(web, mail, again),
        buttonRow(
          button({ text: t.joinDo, kind: 'primary' }),
          linkButton({ text: kitTexts(web.lang).cancel, href: here, kind: 'quiet' }),
        ),
      ],
    })}</section>`;
  }
  const query = (web.url.searchParams.get('q') ?? '').trim().slice(0, 100);
  const visible = query === '' ? [] : await pickCases(web, deps, tx, query);
  return html`<section class="case-panel" aria-label="${t.join}"><h2>${t.join}</h2>${findCase(web, here, query, query !== '')}${query === '' ? nothing : caseChoices(web, here, query, visible)}</section>`;
}

async function casePanel(web: WebRequest, tx: Tx, mail: MailRow, again: Again): Promise<Html> {
  const { lang } = web;
  const t = quarantineTexts(lang);
  const isHere = again.typed['unit'] !== undefined;
  const errors = isHere ? again.errors : [];
  const value = (name: string, otherwise: string) => (isHere ? (again.typed[name] ?? '') : otherwise);
  const units = await unitsOn(tx, web.today);
  const proposed = mailTitle({ subject: mail.subject ?? '', text: mail.text ?? '' });
  const common = (name: string, otherwise: string) => ({
    lang,
    name,
    value: value(name, otherwise),
    error: errorOf(errors, name),
  });
  return html`<section class="case-panel" aria-label="${t.makeCase}"><h2>${t.makeCase}</h2><p class="lead">${t.makeLead}</p>${form(
    web,
    {
      action: `/karantina/${mail.id}/lieta`,
      errors,
      ...(isHere && again.formKey !== undefined ? { formKey: again.formKey } : {}),
      body: [
        textField({ ...common('subject', proposed), label: t.field.subject, max: 300, width: 'full', required: true }),
        selectField({
          ...common('unit', web.me?.identity.units[0] ?? ''),
          label: t.field.unit,
          choices: units.map((unit) => ({ value: unit.id, text: lang === 'lv' ? unit.name_lv : unit.name_en })),
        }),
        textField({ ...common('name', mail.from_name ?? ''), label: t.field.name, max: 200 }),
        textField({
          ...common('email', mail.from_address ?? ''),
          label: t.field.email,
          hint: t.field.emailHint,
          type: 'email',
        }),
        awaitsBox(web, mail, isHere ? again : { typed: {}, errors: [] }),
        buttonRow(button({ text: t.makeCase, kind: 'primary' })),
      ],
    },
  )}</section>`;
}

/** Letters usually await an answer; what a program sent does not. */
function awaitsBox(web: WebRequest, mail: MailRow, again: Again): Html {
  const t = quarantineTexts(web.lang).field;
  const typed = Object.keys(again.typed).length > 0;
  const checked = typed ? again.typed['awaits'] === 'yes' : mail.kind === 'letter' || mail.kind === 'unreadable';
  return tickBox({ lang: web.lang, name: 'awaits', label: t.awaits, hint: t.awaitsHint, checked });
}
