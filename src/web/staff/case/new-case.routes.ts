import type { Tx } from '../../../database/database.ts';
import { foresee, openByHand } from '../../../desk/cases/index.ts';
import {
  type Client,
  clientById,
  clientByAddress,
  clientForAddress,
  clientsLike,
  insertClient,
} from '../../../desk/clients/index.ts';
import { newId } from '../../../desk/context.ts';
import { wallInterested } from '../../../desk/interests/index.ts';
import { isWalledAddress } from '../../../desk/walls/index.ts';
import { changeVisitIn, visitById } from '../../../desk/visits/index.ts';
import { unitsOn } from '../../../desk/directory/index.ts';
import { retrying } from '../../../journal/index.ts';
import type { CaseId, ClientId, EmailAddress, UnitId, VisitId } from '../../../vocabulary/ids.ts';
import { parseId } from '../../../vocabulary/ids.ts';
import { CHANNELS, CLIENT_KINDS, type ClientKind, SUBMISSION_KINDS } from '../../../vocabulary/words.ts';
import type { FieldError } from '../../components/form.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import { email, oneOf, readForm, text, ticked } from '../../server/read-form.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { typedOf } from './panel-again.ts';
import { newCasePage } from './new-case.page.ts';
import { sayDuty } from './owed.view.ts';
import { caseTexts } from './texts.ts';

const FIELDS = {
  need: text({ required: true, max: 20_000 }),
  channel: oneOf(CHANNELS, { required: true }),
  subject: text({ required: true, max: 300 }),
  unit: text({ required: true, max: 40 }),
  submission: oneOf(SUBMISSION_KINDS, { required: true }),
  client: text({ max: 40 }),
  name: text({ max: 200 }),
  email: email(),
  kind: oneOf(CLIENT_KINDS),
  mine: ticked(),
  /** The visit in which the client says it; it is tied to the case. */
  vizite: text({ max: 40 }),
};

/** A case that comes to the counter, by telephone or on paper: the client's own words are its first field (5.3.1). */
export function newCaseRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/lietas/jauna',
      action: 'case.write',
      audience: 'staff',
      handle: (web, { query }) =>
        web.read(async (tx) => shown(web, deps, tx, await begunAtCounter(tx, query), [], undefined)),
    }),
    defineRoute({
      method: 'POST',
      path: '/lietas/jauna',
      action: 'case.write',
      audience: 'staff',
      handle: (web, { body }) => retrying(() => answerOnce(web, body, (tx) => opened(web, deps, tx, body))),
    }),
  ];
}

/** What the client at the desk has said already need not be typed again. */
async function begunAtCounter(
  tx: Tx,
  query: Readonly<Record<string, string | undefined>>,
): Promise<Readonly<Record<string, string | undefined>>> {
  const id = parseId<VisitId>(query['vizite']);
  const visit = id === null ? null : await visitById(tx, id);
  return visit === null ? query : { need: visit.need, unit: visit.unit, kind: visit.clientKind, ...query };
}

async function opened(web: WebRequest, deps: PageDeps, tx: Tx, body: Parameters<typeof readForm>[1]): Promise<Answer> {
  const t = caseTexts(web.lang).create;
  const labels = {
    need: t.need,
    channel: t.channel,
    subject: t.subject,
    unit: t.unit,
    submission: t.submission,
    client: t.client,
    name: t.name,
    email: t.email,
    kind: t.kind,
    mine: t.mine,
    vizite: t.title,
  };
  const read = readForm(FIELDS, body, labels, web.lang);
  const typed = typedOf(body);
  const again = (errors: readonly FieldError[]) => shown(web, deps, tx, typed, errors, read.formKey, 422);
  // Looking for a client is no sending: the form comes back as it was, with those found.
  if (body['do'] === 'find') return again([]);
  if (!read.ok) return again(read.errors);
  const { values } = read;
  const units = await unitsOn(tx, web.today);
  const unit = units.find(({ id }) => id === values.unit);
  if (unit === undefined) return again([{ name: 'unit', say: t.unit }]);
  if (values.email !== null && (await isWalledAddress(tx, values.email)))
    return again([{ name: 'email', say: caseTexts(web.lang).refusal['walled-client'] }]);
  const client = await chosenClient(tx, { ...values, client: parseId<ClientId>(values.client) });
  if (client === null) return again([{ name: 'name', say: t.chooseClient }]);
  const me = web.me;
  const mine = values.mine === true && me !== null && me.identity.units.includes(unit.id);
  const made = await openByHand(deps.desk, tx, {
    channel: values.channel,
    client: client.id,
    clientKind: client.kind,
    unit: unit.id,
    holder: mine ? me.employee : null,
    submission: values.submission,
    title: values.subject,
    need: values.need,
  });
  await wallInterested(deps.desk, tx, client.id);
  const visit = parseId<VisitId>(values.vizite);
  if (visit !== null) {
    const tied = await changeVisitIn(deps.desk, tx, visit, { do: 'tie', case: made.id, client: client.id });
    if (!('refused' in tied)) return redirect('/klatiene', caseTexts(web.lang).said.opened(made.number));
  }
  const visible = web.mayI('case.read', { holder: mine ? me.employee : null, unit: unit.id });
  return redirect(visible ? `/lieta/${made.number}` : '/', caseTexts(web.lang).said.opened(made.number));
}

/** The client that was picked, one known by the address, or a new one; `null` where nobody is named. */
async function chosenClient(
  tx: Tx,
  given: { client: ClientId | null; name: string | null; email: EmailAddress | null; kind: ClientKind | null },
): Promise<Client | null> {
  if (given.client !== null) return clientById(tx, given.client);
  if (given.name === null) return null;
  const kind = given.kind ?? 'natural-person';
  const fresh: Client = { id: newId<ClientId>(), kind, name: given.name, language: 'lv', formOfAddress: '' };
  if (given.email === null) {
    await insertClient(tx, fresh);
    return fresh;
  }
  const known = await clientByAddress(tx, given.email);
  if (known !== null) return known;
  const id = await clientForAddress(tx, { ...fresh, address: given.email, written: given.email });
  return clientById(tx, id);
}

async function shown(
  web: WebRequest,
  deps: PageDeps,
  tx: Tx,
  typed: Readonly<Record<string, string | undefined>>,
  errors: readonly FieldError[],
  formKey: string | undefined,
  status = 200,
): Promise<Answer> {
  const units = await unitsOn(tx, web.today);
  const query = (typed['find'] ?? '').trim().slice(0, 100);
  const found = query === '' ? [] : await clientsLike(tx, query, 8);
  const picked = parseId<ClientId>(typed['client']);
  const client = picked === null ? null : await clientById(tx, picked);
  return newCasePage(web, {
    units,
    typed,
    errors,
    formKey,
    query,
    found,
    client,
    foreseen: foreseenAtOpening(web, deps, client?.kind ?? 'natural-person'),
    status,
  });
}

const NOT_YET = '00000000-0000-0000-0000-000000000000' as CaseId;

/** What each kind would make us owe if the case were opened now: the law's term stands beside the choice. */
function foreseenAtOpening(web: WebRequest, deps: PageDeps, clientKind: ClientKind): ReadonlyMap<string, string> {
  const { judge } = deps.desk.rules.current();
  const at = { lang: web.lang, now: web.now, standards: deps.standards };
  const unit = (web.me?.identity.units[0] ?? NOT_YET) as UnitId;
  return new Map(
    SUBMISSION_KINDS.map((submission) => {
      const facts = { channel: 'counter', clientKind, unit, submission, needStated: true, followUpOf: null } as const;
      const { opens } = foresee(judge, [], NOT_YET, 0, { kind: 'case.opened', at: web.now, facts });
      const timed = opens.filter(({ dueAt, topic }) => dueAt !== null && topic !== 'holder');
      return [submission, timed.map((duty) => sayDuty(duty, at)).join('; ')];
    }),
  );
}
