import type { Tx } from '../../../database/database.ts';
import { caseByNumber } from '../../../desk/cases/index.ts';
import { clientByAddress, clientForAddress, clientById, insertClient } from '../../../desk/clients/index.ts';
import { newId } from '../../../desk/context.ts';
import { unitsOn } from '../../../desk/directory/index.ts';
import { proposeClientKind } from '../../../desk/cases/index.ts';
import {
  countQuarantined,
  joinQuarantined,
  mailById,
  type MailRow,
  mailTitle,
  type Released,
  type ReleaseRefusal,
  releaseAsCase,
} from '../../../desk/mail/index.ts';
import { quarantineLines } from '../../../desk/thread/index.ts';
import { retrying } from '../../../journal/index.ts';
import { type ClientId, type MailId, parseId } from '../../../vocabulary/ids.ts';
import { button, buttonRow, linkButton } from '../../components/button.ts';
import { hiddenField, selectField, textField, tickBox } from '../../components/field.ts';
import { type FieldError, errorOf, form } from '../../components/form.ts';
import { type Html, html, nothing } from '../../html.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import { email, readForm, text, ticked } from '../../server/read-form.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { pickCases } from '../case/pick-cases.ts';
import { kitTexts } from '../../texts/kit.ts';
import { typedOf } from '../case/deeds.ts';
import { letterWhole } from '../case/letter.page.ts';
import { caseChoices, findCase } from '../case/merge.panel.ts';
import { quarantinedPage, quarantinePage } from './quarantine.page.ts';
import { quarantineTexts } from './texts.ts';

const SHOWN = 100;

/** The quarantine: nothing in it is deleted; each letter leaves it into a case, by a person's decision. */
export function quarantineRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/karantina',
      action: 'quarantine.read',
      audience: 'staff',
      handle: (web) =>
        web.read(async (tx) => quarantinePage(web, await quarantineLines(tx, SHOWN), await countQuarantined(tx))),
    }),
    defineRoute({
      method: 'GET',
      path: '/karantina/:id',
      action: 'quarantine.read',
      audience: 'staff',
      handle: (web, { params }) =>
        web.read(async (tx) => {
          const mail = await mailOf(tx, params['id']);
          if (mail === null) return refuse(404);
          if (mail.quarantine_reason === null) return releasedAlready(web, tx, mail);
          return shown(web, deps, tx, mail);
        }),
    }),
    defineRoute({
      method: 'POST',
      path: '/karantina/:id/lieta',
      action: 'quarantine.release',
      audience: 'staff',
      handle: (web, { params, body }) =>
        released(web, params['id'], body, (tx, mail) => asCase(web, deps, tx, mail, body)),
    }),
    defineRoute({
      method: 'POST',
      path: '/karantina/:id/pievienot',
      action: 'quarantine.release',
      audience: 'staff',
      handle: (web, { params, body }) =>
        released(web, params['id'], body, (tx, mail) => toCase(web, deps, tx, mail, body)),
    }),
  ];
}

async function mailOf(tx: Tx, id: string | undefined): Promise<MailRow | null> {
  const parsed = parseId<MailId>(id);
  return parsed === null ? null : mailById(tx, parsed);
}

function released(
  web: WebRequest,
  id: string | undefined,
  body: FormBody,
  work: (tx: Tx, mail: MailRow) => Promise<Answer>,
): Promise<Answer> {
  return retrying(() =>
    answerOnce(web, body, async (tx) => {
      const mail = await mailOf(tx, id);
      return mail === null ? refuse(404) : work(tx, mail);
    }),
  );
}

/** Somebody was faster, or the address is an old one: where it stands now, if this person may see that. */
async function releasedAlready(web: WebRequest, _tx: Tx, mail: MailRow): Promise<Answer> {
  if (mail.case_id === null) return refuse(404);
  return redirect(`/vestule/${mail.id}`, quarantineTexts(web.lang).refusal['not-in-quarantine']);
}

async function asCase(web: WebRequest, deps: PageDeps, tx: Tx, mail: MailRow, body: FormBody): Promise<Answer> {
  const t = quarantineTexts(web.lang);
  const fields = {
    subject: text({ required: true, max: 300 }),
    unit: text({ required: true, max: 40 }),
    name: text({ max: 200 }),
    email: email(),
    awaits: ticked(),
  };
  const read = readForm(fields, body, t.field, web.lang);
  const again = (errors: readonly FieldError[]) =>
    shown(web, deps, tx, mail, { typed: typedOf(body), errors, formKey: read.formKey }, 422);
  if (!read.ok) return again(read.errors);
  const { subject, unit: unitId, name, email: address, awaits } = read.values;
  const unit = (await unitsOn(tx, web.today)).find(({ id }) => id === unitId);
  if (unit === undefined) return again([{ name: 'unit', say: t.field.unit }]);
  if (name === null && address === null) return again([{ name: 'name', say: t.refusal.nameMissing }]);
  const client = await clientOf(tx, name, address);
  const done = await releaseAsCase(deps.desk, tx, mail.id, {
    title: subject,
    unit: unit.id,
    client: client.id,
    clientKind: client.kind,
    awaits: awaits === true,
  });
  return finished(web, tx, mail, done, t.said.opened);
}

async function clientOf(tx: Tx, name: string | null, address: Parameters<typeof clientByAddress>[1] | null) {
  const kind = proposeClientKind(name ?? '', address ?? '');
  const fresh = {
    id: newId<ClientId>(),
    kind,
    name: name ?? address ?? '',
    language: 'lv',
    formOfAddress: '',
  } as const;
  if (address === null) {
    await insertClient(tx, fresh);
    return fresh;
  }
  const id = await clientForAddress(tx, { ...fresh, address, written: address });
  const client = await clientById(tx, id);
  if (client === null) throw new Error(`Client ${id} is missing`);
  return client;
}

async function toCase(web: WebRequest, deps: PageDeps, tx: Tx, mail: MailRow, body: FormBody): Promise<Answer> {
  const t = quarantineTexts(web.lang);
  const read = readForm(
    { case: text({ required: true, max: 30 }), awaits: ticked() },
    body,
    { case: t.field.case, awaits: t.field.awaits },
    web.lang,
  );
  const again = (errors: readonly FieldError[]) =>
    shown(web, deps, tx, mail, { typed: typedOf(body), errors, formKey: read.formKey }, 422);
  if (!read.ok) return again(read.errors);
  const one = await caseByNumber(tx, read.values.case);
  if (one === null || !web.mayI('case.read', { holder: one.holder, unit: one.unit }))
    return again([{ name: 'case', say: t.refusal['no-such-case'] }]);
  const done = await joinQuarantined(deps.desk, tx, mail.id, one.id, read.values.awaits === true);
  if ('refused' in done && done.refused === 'case-merged')
    return again([{ name: 'case', say: t.refusal['case-merged'] }]);
  return finished(web, tx, mail, done, t.said.joined);
}

async function finished(
  web: WebRequest,
  tx: Tx,
  mail: MailRow,
  done: Released | ReleaseRefusal,
  said: (number: string) => string,
): Promise<Answer> {
  const t = quarantineTexts(web.lang);
  if ('refused' in done) return refuse(409, t.refusal[done.refused]);
  const one = await caseByNumber(tx, done.number);
  const visible = one !== null && web.mayI('case.read', { holder: one.holder, unit: one.unit });
  return redirect(visible ? `/lieta/${done.number}` : '/karantina', said(done.number));
}

interface Again {
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  readonly formKey?: string;
}

async function shown(
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
