import type { Tx } from '../../../database/database.ts';
import { caseByNumber, proposeClientKind } from '../../../desk/cases/index.ts';
import { clientByAddress, clientForAddress, clientById, insertClient } from '../../../desk/clients/index.ts';
import { newId } from '../../../desk/context.ts';
import { wallInterested } from '../../../desk/interests/index.ts';
import { isWalledAddress } from '../../../desk/walls/index.ts';
import { unitsOn } from '../../../desk/directory/index.ts';
import {
  joinQuarantined,
  mailById,
  type MailRow,
  type Released,
  type ReleaseRefusal,
  releaseAsCase,
} from '../../../desk/mail/index.ts';
import { retrying } from '../../../journal/index.ts';
import { type ClientId, type MailId, parseId } from '../../../vocabulary/ids.ts';
import type { FieldError } from '../../components/form.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import { email, readForm, text, ticked } from '../../server/read-form.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { caseTexts } from '../case/texts.ts';
import { typedOf } from '../case/panel-again.ts';
import { quarantineTexts } from './texts.ts';
import { letterInQuarantine } from './ways-out.view.ts';

/** Out of quarantine: as a case of its own, or into one that stands. */
export function releaseRoutes(deps: PageDeps): Route[] {
  return [
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

/** The message of the address. */
export async function mailOf(tx: Tx, id: string | undefined): Promise<MailRow | null> {
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
    letterInQuarantine(web, deps, tx, mail, { typed: typedOf(body), errors, formKey: read.formKey }, 422);
  if (!read.ok) return again(read.errors);
  const { subject, unit: unitId, name, email: address, awaits } = read.values;
  const unit = (await unitsOn(tx, web.today)).find(({ id }) => id === unitId);
  if (unit === undefined) return again([{ name: 'unit', say: t.field.unit }]);
  if (name === null && address === null) return again([{ name: 'name', say: t.refusal.nameMissing }]);
  if (address !== null && (await isWalledAddress(tx, address)))
    return again([{ name: 'email', say: caseTexts(web.lang).refusal['walled-client'] }]);
  const client = await clientOf(tx, name, address);
  await wallInterested(deps.desk, tx, client.id);
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
    letterInQuarantine(web, deps, tx, mail, { typed: typedOf(body), errors, formKey: read.formKey }, 422);
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
