import {
  changeDirectory,
  type Directory,
  directoryAt,
  holdersOfPost,
  lookup,
  type Post,
} from '../../../desk/directory/index.ts';
import type { PostId } from '../../../vocabulary/ids.ts';
import { linkButton } from '../../components/button.ts';
import { type Html, html, nothing } from '../../html.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { type EditKind, HOLDING, INSTITUTION, PERSON, POST, UNIT } from './edit-kinds.ts';
import { directoryFor } from './as-of.ts';
import { editPage, type Typed } from './edit.view.ts';
import { fieldOf, personName, sayDays, sayRefusal } from './say.ts';
import { directoryTexts } from './texts.ts';

/** Editing of the directory by an administrator: one form a row, the same address for asking and doing. */
export function editRoutes(deps: PageDeps): Route[] {
  return [INSTITUTION, UNIT, POST, PERSON, HOLDING].flatMap((kind) => [
    ...both(kind, `${kind.path}/${kind.new}` as `/${string}`, deps),
    ...both(kind, `${kind.path}/:id/labot` as `/${string}`, deps),
  ]);
}

function both(kind: EditKind, path: `/${string}`, deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path,
      action: 'people.manage',
      audience: 'staff',
      async handle(request, { params, query }) {
        const id = params['id'] ?? null;
        const directory = await request.read(directoryFor(request));
        const typed = kind.begin(request, directory, id, query);
        return typed === null ? refuse(404) : show(request, kind, directory, id, { typed, errors: [] });
      },
    }),
    defineRoute({
      method: 'POST',
      path,
      action: 'people.manage',
      audience: 'staff',
      handle: (request, { params, body }) => save(request, deps, kind, params['id'] ?? null, body),
    }),
  ];
}

function save(request: WebRequest, deps: PageDeps, kind: EditKind, id: string | null, body: FormBody): Promise<Answer> {
  const by = request.identity.employee;
  return answerOnce(request, body, async (tx) => {
    const directory = await directoryAt(tx);
    if (by === null || (id !== null && kind.begin(request, directory, id, {}) === null)) return refuse(404);
    const read = kind.read(request, directory, id, body);
    if (!('deed' in read)) return show(request, kind, directory, id, read);
    const done = await changeDirectory(deps.desk, tx, by, [read.deed]);
    if (!('refused' in done)) return redirect(kind.back(read.deed, id), directoryTexts(request.lang).edit.saved);
    const error = { name: fieldOf(done), say: sayRefusal(request.lang, directory, done) };
    return show(request, kind, directory, id, {
      typed: typedOf(body),
      errors: [error],
      formKey: String(body['_form'] ?? ''),
    });
  });
}

function typedOf(body: FormBody): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value ?? '')]));
}

function show(request: WebRequest, kind: EditKind, directory: Directory, id: string | null, typed: Typed): Answer {
  return editPage(request, {
    ...typed,
    title:
      id === null
        ? kind.title(request, directory, id)
        : `${directoryTexts(request.lang).edit.edit}: ${kind.title(request, directory, id)}`,
    action: id === null ? `${kind.path}/${kind.new}` : `${kind.path}/${id}/labot`,
    back: backOf(kind, directory, id, typed),
    fields: kind.fields(request, directory, typed),
    more: moreOf(request, kind, directory, id),
  });
}

function backOf(kind: EditKind, directory: Directory, id: string | null, { typed }: Typed): string {
  if (kind === POST) return typed['unit'] ? `/iestades/vieniba/${typed['unit']}` : '/iestades';
  if (kind === HOLDING) {
    const held = directory.holdings.find((one) => one.id === id);
    return held === undefined ? '/iestades' : `/iestades/darbinieks/${held.employee}`;
  }
  return kind.back(null, id);
}

/** Under a post: who has held it, and the way to appoint somebody; under a person: the way into a post. */
function moreOf(request: WebRequest, kind: EditKind, directory: Directory, id: string | null): Html {
  const t = directoryTexts(request.lang);
  if (kind === PERSON && id !== null)
    return html`<p class="org-deeds">${linkButton({ text: t.edit.appoint, href: `${HOLDING.path}/${HOLDING.new}?darbinieks=${id}` })}</p>`;
  const post: Post | undefined = kind === POST ? lookup(directory).posts.get(id as PostId) : undefined;
  if (post === undefined) return nothing;
  const held = lookup(directory).holdingsOfPost.get(post.id) ?? [];
  return html`<section class="section"><h2>${t.holder}</h2><ul class="rows">${
    holdersOfPost(directory, post, request.today).length === 0 && html`<li>${t.vacant}</li>`
  }${held.map(
    (one) =>
      html`<li><a href="${HOLDING.path}/${one.id}/labot">${personName(directory, one.employee)}</a> <small>${sayDays(request.lang, one)}</small></li>`,
  )}</ul><p class="org-deeds">${linkButton({ text: t.edit.appoint, href: `${HOLDING.path}/${HOLDING.new}?amats=${post.id}` })}</p></section>`;
}
