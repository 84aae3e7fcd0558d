import {
  changeRole,
  type Directory,
  directoryAt,
  endMandate,
  GIVEN_ROLES,
  giveMandate,
  lookup,
  postsOf,
} from '../../../desk/directory/index.ts';
import { type EmployeeId, type MandateId, parseId, type PostId } from '../../../vocabulary/ids.ts';
import { MANDATE_KINDS } from '../../../vocabulary/words.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import { date, oneOf, readForm, text } from '../../server/read-form.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { directoryFor } from './as-of.ts';
import { editPage, fieldsFor, type Typed, unitChoices } from './edit.view.ts';
import { fieldOf, personName, postTitle, sayRefusal } from './say.ts';
import { directoryTexts } from './texts.ts';

const PATH = '/iestades/darbinieks/:id/pilnvarojums';

/** 5.5.2: mandates, given and ended; and the roles that are given by hand (5.4.2). */
export function mandateRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: PATH,
      action: 'mandate.write',
      audience: 'staff',
      async handle(request, { params }) {
        const id = parseId<EmployeeId>(params['id']);
        const directory = id && (await request.read(directoryFor(request)));
        if (!id || !directory || !lookup(directory).people.has(id)) return refuse(404);
        return show(request, directory, id, {
          typed: { from: request.today.toString(), to: id, kind: 'sign' },
          errors: [],
        });
      },
    }),
    defineRoute({
      method: 'POST',
      path: PATH,
      action: 'mandate.write',
      audience: 'staff',
      handle: (request, { params, body }) => give(request, deps, parseId<EmployeeId>(params['id']), body),
    }),
    defineRoute({
      method: 'POST',
      path: '/iestades/pilnvarojums/:id/beigt',
      action: 'mandate.write',
      audience: 'staff',
      handle: (request, { params, body }) => end(request, deps, parseId<MandateId>(params['id']), body),
    }),
    defineRoute({
      method: 'POST',
      path: '/iestades/darbinieks/:id/lomas',
      action: 'people.manage',
      audience: 'staff',
      handle: (request, { params, body }) => setRole(request, deps, parseId<EmployeeId>(params['id']), body),
    }),
  ];
}

function give(request: WebRequest, deps: PageDeps, id: EmployeeId | null, body: FormBody): Promise<Answer> {
  const t = directoryTexts(request.lang);
  return answerOnce(request, body, async (tx) => {
    const directory = await directoryAt(tx);
    const by = request.identity.employee;
    if (id === null || by === null || !lookup(directory).people.has(id)) return refuse(404);
    const posts = postsOf(directory, id, request.today).map((post) => post.id);
    const fields = {
      to: oneOf<string, { required: true }>([id, ...posts], { required: true }),
      kind: oneOf(MANDATE_KINDS, { required: true }),
      scope: text({ required: true, max: 300 }),
      unit: oneOf(directory.units.map((one) => one.id)),
      document: text({ required: true, max: 300 }),
      from: date({ required: true }),
      until: date(),
    };
    const labels = {
      to: t.edit.mandateTo,
      kind: t.edit.mandateKind,
      scope: t.edit.scope,
      unit: t.edit.inUnit,
      document: t.edit.document,
      from: t.edit.firstDay,
      until: t.edit.lastDay,
    };
    const read = readForm(fields, body, labels, request.lang);
    if (!read.ok) return show(request, directory, id, read);
    const { to, ...values } = read.values;
    const done = await giveMandate(deps.desk, tx, by, {
      ...values,
      to: to === id ? { employee: id } : { post: to as PostId },
    });
    if (!('refused' in done)) return redirect(`/iestades/darbinieks/${id}#pilnvarojumi`, t.mandateGiven);
    if (done.refused === 'not-allowed') return refuse(403);
    const typed = Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value ?? '')]));
    const name = done.refused === 'ends-before-it-starts' ? 'until' : fieldOf(done);
    return show(request, directory, id, {
      typed,
      formKey: read.formKey,
      errors: [{ name, say: sayRefusal(request.lang, directory, done) }],
    });
  });
}

function show(request: WebRequest, directory: Directory, id: EmployeeId, typed: Typed): Answer {
  const { lang } = request;
  const t = directoryTexts(lang);
  const fields = fieldsFor(request, typed);
  const whom = [
    { value: id, text: t.edit.mandateToPerson(personName(directory, id)) },
    ...postsOf(directory, id, request.today).map((post) => ({
      value: post.id,
      text: t.edit.mandateToPost(postTitle(lang, post)),
    })),
  ];
  return editPage(request, {
    ...typed,
    title: t.edit.mandateOf(personName(directory, id)),
    action: `/iestades/darbinieks/${id}/pilnvarojums`,
    back: `/iestades/darbinieks/${id}`,
    fields: [
      fields.choice('to', t.edit.mandateTo, whom),
      fields.choice(
        'kind',
        t.edit.mandateKind,
        MANDATE_KINDS.map((kind) => ({ value: kind, text: t.mandateKinds[kind] })),
      ),
      fields.line('scope', t.edit.scope, { required: true, max: 300 }),
      fields.choice(
        'unit',
        t.edit.inUnit,
        unitChoices(request, directory, typed.typed['unit'] ?? ''),
        t.edit.wholeMunicipality,
      ),
      fields.line('document', t.edit.document, { required: true, hint: t.edit.documentHint, max: 300 }),
      fields.period('until'),
    ],
  });
}

function end(request: WebRequest, deps: PageDeps, id: MandateId | null, body: FormBody): Promise<Answer> {
  return answerOnce(request, body, async (tx) => {
    const by = request.identity.employee;
    if (id === null || by === null) return refuse(404);
    const done = await endMandate(deps.desk, tx, by, id, request.today);
    if (!('refused' in done))
      return redirect(
        `/iestades/darbinieks/${done.employee ?? by}#pilnvarojumi`,
        directoryTexts(request.lang).mandateEnded,
      );
    if (done.refused === 'not-allowed') return refuse(403);
    return refuse(done.refused === 'not-there' ? 404 : 409, sayRefusal(request.lang, await directoryAt(tx), done));
  });
}

function setRole(request: WebRequest, deps: PageDeps, id: EmployeeId | null, body: FormBody): Promise<Answer> {
  const t = directoryTexts(request.lang);
  const role = GIVEN_ROLES.find((one) => one === body['role']);
  return answerOnce(request, body, async (tx) => {
    const by = request.identity.employee;
    const directory = await directoryAt(tx);
    if (id === null || by === null || role === undefined || !lookup(directory).people.has(id)) return refuse(404);
    const done = await changeRole(deps.desk, tx, by, id, role, body['give'] === 'yes');
    if (!('refused' in done)) return redirect(`/iestades/darbinieks/${id}#lomas`, t.roleSaved);
    if (done.refused === 'not-allowed') return refuse(403);
    return refuse(409, sayRefusal(request.lang, directory, done));
  });
}
