import { type Directory, type DirectoryDeed, vacancies } from '../../../desk/directory/index.ts';
import { newId } from '../../../desk/context.ts';
import { type EmployeeId, type InstitutionId, parseId, type PostId, type UnitId } from '../../../vocabulary/ids.ts';
import { POST_KINDS } from '../../../vocabulary/words.ts';
import type { FieldError } from '../../components/form.ts';
import type { Html } from '../../html.ts';
import { date, email, oneOf, readForm, text } from '../../server/read-form.ts';
import type { FormBody } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { fieldsFor, readPerson, type Typed, unitChoices, writePerson } from './edit.view.ts';
import { personName, postTitle, unitName } from './say.ts';
import { directoryTexts } from './texts.ts';

/** At most so many posts are offered at once. */
const OFFERED = 200;

/** How one kind of row is edited: its fields, how they are read, where one comes back to. */
export interface EditKind {
  readonly path: string;
  /** What the address of a new one is called. */
  readonly new: string;
  title(request: WebRequest, directory: Directory, id: string | null): string;
  /** What the fields begin with; `null`: there is no such row. */
  begin(
    request: WebRequest,
    directory: Directory,
    id: string | null,
    query: Readonly<Record<string, string | undefined>>,
  ): Readonly<Record<string, string>> | null;
  fields(request: WebRequest, directory: Directory, typed: Typed): readonly Html[];
  read(
    request: WebRequest,
    directory: Directory,
    id: string | null,
    body: FormBody,
  ): { readonly deed: DirectoryDeed } | Typed;
  back(deed: DirectoryDeed | null, id: string | null): string;
}

type Reading = {
  readonly ok: false;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: readonly FieldError[];
  readonly formKey: string;
};
const asTyped = ({ typed, errors, formKey }: Reading): Typed => ({ typed, errors, formKey });
const dayText = (day: Temporal.PlainDate | null) => day?.toString() ?? '';
const DAYS = { from: date({ required: true }), to: date() };

export const INSTITUTION: EditKind = {
  path: '/iestades/iestade',
  new: 'jauna',
  title: ({ lang }, directory, id) => {
    const found = directory.institutions.find((one) => one.id === id);
    return found === undefined ? directoryTexts(lang).edit.newInstitution : unitName(lang, found);
  },
  begin: ({ today }, directory, id) => {
    if (id === null) return { from: today.toString() };
    const row = directory.institutions.find((one) => one.id === id);
    return row === undefined ? null : { ...row, code: '', from: dayText(row.from), to: dayText(row.to) };
  },
  fields: (request, _directory, typed) => {
    const t = directoryTexts(request.lang).edit;
    const fields = fieldsFor(request, typed);
    return [
      fields.line('nameLv', t.nameLv, { required: true }),
      fields.line('nameEn', t.nameEn),
      fields.line('registrationNumber', t.registrationNumber, { max: 20 }),
      fields.days(),
    ];
  },
  read: (request, directory, id, body) => {
    const t = directoryTexts(request.lang).edit;
    const labels = {
      nameLv: t.nameLv,
      nameEn: t.nameEn,
      registrationNumber: t.registrationNumber,
      from: t.firstDay,
      to: t.lastDay,
    };
    const fields = {
      nameLv: text({ required: true, max: 200 }),
      nameEn: text({ max: 200 }),
      registrationNumber: text({ max: 20 }),
      ...DAYS,
    };
    const read = readForm(fields, body, labels, request.lang);
    if (!read.ok) return asTyped(read);
    const { values } = read;
    const before = directory.institutions.find((one) => one.id === id);
    const row = {
      id: before?.id ?? newId<InstitutionId>(),
      code: before?.code ?? null,
      nameLv: values.nameLv,
      nameEn: values.nameEn ?? '',
      registrationNumber: values.registrationNumber ?? '',
      from: values.from,
      to: values.to,
    };
    return { deed: { put: 'institution', row } };
  },
  back: () => '/iestades',
};

export const UNIT: EditKind = {
  path: '/iestades/vieniba',
  new: 'jauna',
  title: ({ lang }, directory, id) => {
    const found = directory.units.find((one) => one.id === id);
    return found === undefined ? directoryTexts(lang).edit.newUnit : unitName(lang, found);
  },
  begin: ({ today }, directory, id, query) => {
    if (id === null) {
      const parent = directory.units.find((one) => one.id === query['zem']);
      return {
        from: today.toString(),
        parent: parent?.id ?? '',
        institution: parent?.institution ?? directory.institutions[0]?.id ?? '',
      };
    }
    const row = directory.units.find((one) => one.id === id);
    if (row === undefined) return null;
    return { ...row, code: '', parent: row.parent ?? '', from: dayText(row.from), to: dayText(row.to) };
  },
  fields: (request, directory, typed) => {
    const t = directoryTexts(request.lang);
    const fields = fieldsFor(request, typed);
    const institutions = directory.institutions.map((one) => ({ value: one.id, text: unitName(request.lang, one) }));
    return [
      fields.line('nameLv', t.edit.nameLv, { required: true }),
      fields.line('nameEn', t.edit.nameEn),
      fields.choice('institution', t.institution, institutions),
      fields.choice('parent', t.parent, unitChoices(request, directory, typed.typed['parent'] ?? ''), t.directlyUnder),
      fields.line('phone', t.phone, { max: 40 }),
      fields.line('email', t.email),
      fields.days(),
    ];
  },
  read: (request, directory, id, body) => {
    const t = directoryTexts(request.lang);
    const labels = {
      nameLv: t.edit.nameLv,
      nameEn: t.edit.nameEn,
      institution: t.institution,
      parent: t.parent,
      phone: t.phone,
      email: t.email,
      from: t.edit.firstDay,
      to: t.edit.lastDay,
    };
    const fields = {
      nameLv: text({ required: true, max: 200 }),
      nameEn: text({ max: 200 }),
      institution: oneOf(
        directory.institutions.map((one) => one.id),
        { required: true },
      ),
      parent: oneOf(directory.units.map((one) => one.id)),
      phone: text({ max: 40 }),
      email: email(),
      ...DAYS,
    };
    const read = readForm(fields, body, labels, request.lang);
    if (!read.ok) return asTyped(read);
    const { values } = read;
    const before = directory.units.find((one) => one.id === id);
    const row = {
      id: before?.id ?? newId<UnitId>(),
      code: before?.code ?? null,
      nameLv: values.nameLv,
      nameEn: values.nameEn ?? '',
      institution: values.institution,
      parent: values.parent,
      phone: values.phone ?? '',
      email: values.email ?? '',
      from: values.from,
      to: values.to,
    };
    return { deed: { put: 'unit', row } };
  },
  back: (deed, id) => ((deed?.row.id ?? id) === null ? '/iestades' : `/iestades/vieniba/${deed?.row.id ?? id}`),
};

export const POST: EditKind = {
  path: '/iestades/amats',
  new: 'jauns',
  title: ({ lang }, directory, id) => {
    const found = directory.posts.find((one) => one.id === id);
    return found === undefined ? directoryTexts(lang).edit.newPost : postTitle(lang, found);
  },
  begin: ({ today }, directory, id, query) => {
    if (id === null) return { from: today.toString(), unit: query['vieniba'] ?? '', kind: 'employee' };
    const row = directory.posts.find((one) => one.id === id);
    return row === undefined ? null : { ...row, code: '', from: dayText(row.from), to: dayText(row.to) };
  },
  fields: (request, directory, typed) => {
    const t = directoryTexts(request.lang);
    const fields = fieldsFor(request, typed);
    return [
      fields.line('titleLv', t.edit.titleLv, { required: true }),
      fields.line('titleEn', t.edit.titleEn),
      fields.choice(
        'kind',
        t.kind,
        POST_KINDS.map((kind) => ({ value: kind, text: t.kinds[kind] })),
      ),
      fields.choice('unit', t.unit, unitChoices(request, directory, typed.typed['unit'] ?? ''), '—'),
      fields.days(),
    ];
  },
  read: (request, directory, id, body) => {
    const t = directoryTexts(request.lang);
    const labels = {
      titleLv: t.edit.titleLv,
      titleEn: t.edit.titleEn,
      kind: t.kind,
      unit: t.unit,
      from: t.edit.firstDay,
      to: t.edit.lastDay,
    };
    const fields = {
      titleLv: text({ required: true, max: 200 }),
      titleEn: text({ max: 200 }),
      kind: oneOf(POST_KINDS, { required: true }),
      unit: oneOf(
        directory.units.map((one) => one.id),
        { required: true },
      ),
      ...DAYS,
    };
    const read = readForm(fields, body, labels, request.lang);
    if (!read.ok) return asTyped(read);
    const { values } = read;
    const before = directory.posts.find((one) => one.id === id);
    const row = {
      id: before?.id ?? newId<PostId>(),
      code: before?.code ?? null,
      ...values,
      titleEn: values.titleEn ?? '',
    };
    return { deed: { put: 'post', row } };
  },
  back: (deed) => (deed?.put === 'post' ? `/iestades/vieniba/${deed.row.unit}` : '/iestades'),
};

export const PERSON: EditKind = {
  path: '/iestades/darbinieks',
  new: 'jauns',
  title: ({ lang }, directory, id) => {
    const found = directory.people.find((one) => one.id === id);
    return found === undefined ? directoryTexts(lang).edit.newPerson : personName(directory, found.id);
  },
  begin: (_request, directory, id) => {
    if (id === null) return {};
    const row = directory.people.find((one) => one.id === id);
    return row === undefined
      ? null
      : { givenName: row.givenName, surname: row.surname, email: row.email, phone: row.phone };
  },
  fields: (request, _directory, typed) => {
    const t = directoryTexts(request.lang);
    const fields = fieldsFor(request, typed);
    return [
      fields.line('givenName', t.edit.givenName, { required: true, max: 100 }),
      fields.line('surname', t.edit.surname, { required: true, max: 100 }),
      fields.line('email', t.email, { required: true }),
      fields.line('phone', t.phone, { max: 40 }),
    ];
  },
  read: (request, directory, id, body) => {
    const t = directoryTexts(request.lang);
    const labels = { givenName: t.edit.givenName, surname: t.edit.surname, email: t.email, phone: t.phone };
    const fields = {
      givenName: text({ required: true, max: 100 }),
      surname: text({ required: true, max: 100 }),
      email: email({ required: true }),
      phone: text({ max: 40 }),
    };
    const read = readForm(fields, body, labels, request.lang);
    if (!read.ok) return asTyped(read);
    const before = directory.people.find((one) => one.id === id);
    const row = {
      id: before?.id ?? newId<EmployeeId>(),
      code: before?.code ?? null,
      externalId: before?.externalId ?? null,
      ...read.values,
      phone: read.values.phone ?? '',
    };
    return { deed: { put: 'person', row } };
  },
  back: (deed, id) => ((deed?.row.id ?? id) === null ? '/iestades' : `/iestades/darbinieks/${deed?.row.id ?? id}`),
};

/** Who holds a post from when to when: a new one is an appointment, an old one changes its days only. */
export const HOLDING: EditKind = {
  path: '/iestades/amata',
  new: 'jauns',
  title: ({ lang }, directory, id) => {
    const t = directoryTexts(lang).edit;
    const held = directory.holdings.find((one) => one.id === id);
    return held === undefined ? t.appoint : `${t.endHolding}: ${personName(directory, held.employee)}`;
  },
  begin: ({ today }, directory, id, query) => {
    if (id === null)
      return {
        from: today.toString(),
        post: query['amats'] ?? '',
        person: writePerson(directory, parseId<EmployeeId>(query['darbinieks'])),
      };
    const row = directory.holdings.find((one) => one.id === id);
    return row === undefined
      ? null
      : { post: row.post, person: writePerson(directory, row.employee), from: dayText(row.from), to: dayText(row.to) };
  },
  fields: (request, directory, typed) => {
    const t = directoryTexts(request.lang);
    const fields = fieldsFor(request, typed);
    const units = new Map(directory.units.map((unit) => [unit.id, unit]));
    // Who follows somebody is appointed from the post itself, which is then chosen already.
    const chosen = directory.posts.filter(({ id }) => id === typed.typed['post']);
    const posts = [...chosen, ...vacancies(directory, request.today).filter(({ id }) => id !== typed.typed['post'])]
      .slice(0, OFFERED)
      .map((post) => ({
        value: post.id,
        text: `${unitName(request.lang, units.get(post.unit))}: ${postTitle(request.lang, post)}`,
      }))
      .sort((a, b) => a.text.localeCompare(b.text, 'lv'));
    return [
      fields.person('person', t.edit.person, directory, true),
      fields.choice('post', t.post, posts, '—'),
      fields.days(),
    ];
  },
  read: (request, directory, id, body) => {
    const t = directoryTexts(request.lang);
    const labels = { person: t.edit.person, post: t.post, from: t.edit.firstDay, to: t.edit.lastDay };
    const fields = {
      person: text({ required: true, max: 200 }),
      post: oneOf(
        directory.posts.map((one) => one.id),
        { required: true },
      ),
      ...DAYS,
    };
    const read = readForm(fields, body, labels, request.lang);
    if (!read.ok) return asTyped(read);
    const { values, formKey } = read;
    const found = readPerson(directory, values.person);
    if ('refused' in found) {
      const typed = { person: values.person, post: values.post, from: dayText(values.from), to: dayText(values.to) };
      return { typed, formKey, errors: [{ name: 'person', say: t.refused[found.refused] }] };
    }
    const before = directory.holdings.find((one) => one.id === id);
    const row = {
      id: before?.id ?? newId<string>(),
      employee: before?.employee ?? found.id,
      post: before?.post ?? values.post,
      from: values.from,
      to: values.to,
    };
    return { deed: { put: 'holding', row } };
  },
  back: (deed) => (deed?.put === 'holding' ? `/iestades/darbinieks/${deed.row.employee}` : '/iestades'),
};
