import {
  type Directory,
  directoryAt,
  lookup,
  mayWriteAbsence,
  postsOf,
  takeBackAbsence,
  writeAbsence,
} from '../../../desk/directory/index.ts';
import { type AbsenceId, type EmployeeId, parseId } from '../../../vocabulary/ids.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import { date, readForm, text } from '../../server/read-form.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { directoryFor } from './as-of.ts';
import { editPage, fieldsFor, readPerson, type Typed } from './edit.view.ts';
import { fieldOf, personName, sayRefusal } from './say.ts';
import { directoryTexts } from './texts.ts';

const PATH = '/iestades/darbinieks/:id/prombutne';

/** When somebody is away and who stands in: one's own, a head's for the unit, an administrator's for all. */
export function absenceRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: PATH,
      action: 'absence.write',
      audience: 'staff',
      async handle(request, { params }) {
        const id = parseId<EmployeeId>(params['id']);
        const directory = id && (await request.read(directoryFor(request)));
        if (!id || !directory || !lookup(directory).people.has(id)) return refuse(404);
        if (!mayWriteAbsence(request, directory, id, request.today)) return refuse(403);
        const today = request.today.toString();
        return show(request, directory, id, { typed: { from: today, to: today }, errors: [] });
      },
    }),
    defineRoute({
      method: 'POST',
      path: PATH,
      action: 'absence.write',
      audience: 'staff',
      handle: (request, { params, body }) => save(request, deps, parseId<EmployeeId>(params['id']), body),
    }),
    defineRoute({
      method: 'POST',
      path: '/iestades/prombutne/:id/atcelt',
      action: 'absence.write',
      audience: 'staff',
      handle: (request, { params, body }) =>
        answerOnce(request, body, async (tx) => {
          const id = parseId<AbsenceId>(params['id']);
          const by = request.identity.employee;
          if (id === null || by === null) return refuse(404);
          const done = await takeBackAbsence(deps.desk, tx, by, id);
          if (!('refused' in done))
            return redirect(`/iestades/darbinieks/${done.employee}#prombutnes`, directoryTexts(request.lang).takenBack);
          return refuse(
            done.refused === 'not-allowed' ? 403 : 409,
            sayRefusal(request.lang, await directoryAt(tx), done),
          );
        }),
    }),
  ];
}

function save(request: WebRequest, deps: PageDeps, id: EmployeeId | null, body: FormBody): Promise<Answer> {
  const t = directoryTexts(request.lang);
  const fields = { from: date({ required: true }), to: date({ required: true }), standIn: text({ max: 200 }) };
  const labels = { from: t.edit.firstDay, to: t.edit.lastDay, standIn: t.edit.standIn };
  return answerOnce(request, body, async (tx) => {
    const directory = await directoryAt(tx);
    const by = request.identity.employee;
    if (id === null || by === null || !lookup(directory).people.has(id)) return refuse(404);
    const read = readForm(fields, body, labels, request.lang);
    if (!read.ok) return show(request, directory, id, read);
    const { from, to, standIn } = read.values;
    const found = standIn === null ? null : readPerson(directory, standIn);
    const again = (name: string, say: string) =>
      show(request, directory, id, {
        typed: { from: from.toString(), to: to.toString(), standIn: standIn ?? '' },
        errors: [{ name, say }],
        formKey: read.formKey,
      });
    if (found !== null && 'refused' in found) return again('standIn', t.refused[found.refused]);
    const done = await writeAbsence(deps.desk, tx, by, {
      employee: id,
      firstDay: from,
      lastDay: to,
      standIn: found?.id ?? null,
    });
    if (!('refused' in done)) return redirect(`/iestades/darbinieks/${id}#prombutnes`, t.edit.absenceSaved);
    if (done.refused === 'not-allowed') return refuse(403);
    return again(fieldOf(done), sayRefusal(request.lang, directory, done));
  });
}

function show(request: WebRequest, directory: Directory, id: EmployeeId, typed: Typed): Answer {
  const t = directoryTexts(request.lang);
  const fields = fieldsFor(request, typed);
  return editPage(request, {
    ...typed,
    title: t.edit.absenceOf(personName(directory, id)),
    say: t.edit.absenceSay,
    action: `/iestades/darbinieks/${id}/prombutne`,
    back: `/iestades/darbinieks/${id}`,
    fields: [
      fields.lastDayAsWell(),
      fields.person('standIn', t.edit.standIn, directory, false, colleagues(request, directory, id)),
    ],
  });
}

/** Those of the same units, who are offered first. */
function colleagues({ today }: WebRequest, directory: Directory, id: EmployeeId): EmployeeId[] {
  const units = new Set(postsOf(directory, id, today).map(({ unit }) => unit));
  return directory.people
    .map((one) => one.id)
    .filter((one) => one !== id && postsOf(directory, one, today).some(({ unit }) => units.has(unit)));
}
