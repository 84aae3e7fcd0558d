import type { Tx } from '../../../database/database.ts';
import { caseByNumber } from '../../../desk/cases/index.ts';
import {
  type Directory,
  findPeople,
  holdersOfPost,
  holdsOn,
  knownDirectory,
  lookup,
} from '../../../desk/directory/index.ts';
import {
  type Asked,
  type AskRefusal,
  askColleague,
  findAddressee,
  nameOf,
  type Request,
  requestById,
  sayRouted,
} from '../../../desk/requests/index.ts';
import { retrying } from '../../../journal/index.ts';
import { fold } from '../../../language/fold.ts';
import { type EmployeeId, type PostId, parseId, type RequestId, type UnitId } from '../../../vocabulary/ids.ts';
import { button } from '../../components/button.ts';
import { type Choice, hiddenField, radioField, textArea, textField } from '../../components/field.ts';
import { errorOf, type FieldError, form } from '../../components/form.ts';
import { html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { requestTexts } from './texts.ts';

/** Asking a colleague, a unit or a post: alone, from a case, or back about a request. */
export function askRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/pieprasijumi/jauns',
      action: 'request.write',
      audience: 'staff',
      handle: (web, { query }) =>
        web.read((tx) =>
          fresh(deps, web, tx, { case: query['lieta'] ?? '', about: query['par'] ?? '', to: query['kam'] ?? '' }),
        ),
    }),
    defineRoute({
      method: 'GET',
      path: '/lieta/:number/pieprasit',
      action: 'request.write',
      audience: 'staff',
      handle: (web, { params }) =>
        web.read((tx) => fresh(deps, web, tx, { case: params['number'] ?? '', about: '', to: '' })),
    }),
    defineRoute({
      method: 'POST',
      path: '/pieprasijumi/jauns',
      action: 'request.write',
      audience: 'staff',
      handle: (web, { body }) => retrying(() => answerOnce(web, body, (tx) => asked(deps, web, tx, body))),
    }),
  ];
}

interface Typed {
  readonly find: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** Number of the case, id of the request before; empty: none. */
  readonly case: string;
  readonly about: string;
}

async function fresh(
  deps: PageDeps,
  web: WebRequest,
  tx: Tx,
  { case: number, about, to }: Pick<Typed, 'case' | 'about' | 'to'>,
): Promise<Answer> {
  const one = number === '' ? null : await caseByNumber(tx, number);
  if (number !== '' && one === null) return refuse(404);
  const before = await requestOf(tx, about);
  if (about !== '' && before === null) return refuse(404);
  const chosen = before === null ? to : `person:${before.asker}`;
  const subject = before?.subject ?? one?.title ?? '';
  const typed = { find: '', to: chosen, subject, text: '', case: number, about };
  return askPage(web, await knownDirectory(deps.desk.database, tx), typed, []);
}

async function asked(deps: PageDeps, web: WebRequest, tx: Tx, body: FormBody): Promise<Answer> {
  const texts = requestTexts(web.lang);
  const word = (name: string, most: number) => {
    const value = body[name];
    return typeof value === 'string' ? value.trim().slice(0, most) : '';
  };
  const typed: Typed = {
    find: word('mekle', 100),
    to: word('kam', 60),
    subject: word('temats', 200),
    text: word('teksts', 10_000),
    case: word('lieta', 30),
    about: word('par', 40),
  };
  const directory = await knownDirectory(deps.desk.database, tx);
  const again = (errors: readonly FieldError[]) => askPage(web, directory, typed, errors, body);
  if (body['do'] === 'mekle') return again([]);
  const to = askedOf(typed.to);
  const employee = web.me?.employee ?? null;
  if (to === null || employee === null) return again([{ name: 'kam', say: texts.ask_.noAddressee }]);
  const before = await requestOf(tx, typed.about);
  const one = typed.case === '' ? null : await caseByNumber(tx, typed.case);
  if ((typed.case !== '' && one === null) || (typed.about !== '' && before === null)) return refuse(404);
  const done = await askColleague(deps.desk, tx, {
    asker: employee,
    asked: to,
    subject: typed.subject,
    text: typed.text,
    case: one?.id ?? before?.case ?? null,
    about: before?.id ?? null,
    channel: 'internal',
  });
  if ('refused' in done) return again([{ name: fieldOf(done, typed), say: texts.refused[done.refused] }]);
  const { request, rounds } = done;
  const unit = lookup(directory).units.get(request.unit);
  const who = request.holder === null ? (unit?.nameLv ?? '') : nameOf(directory, request.holder);
  return redirect(`/pieprasijums/${request.id}`, rounds > 1 ? texts.done.asked2(who) : texts.done.asked(who));
}

async function requestOf(tx: Tx, about: string): Promise<Request | null> {
  const id = parseId<RequestId>(about);
  return id === null ? null : requestById(tx, id);
}

function fieldOf({ refused }: AskRefusal, { subject }: Typed): string {
  if (refused !== 'nothing-asked') return 'kam';
  return subject === '' ? 'temats' : 'teksts';
}

/** „person:<id>”, „unit:<id>”, „post:<id>”; `null`: nobody was chosen. */
function askedOf(words: string): Asked | null {
  const [kind, rest] = words.split(':');
  const person = parseId<EmployeeId>(rest);
  if (person === null) return null;
  switch (kind) {
    case 'person':
      return { kind, id: person };
    case 'unit':
      return { kind, id: parseId<UnitId>(rest) as UnitId };
    case 'post':
      return { kind, id: parseId<PostId>(rest) as PostId };
    default:
      return null;
  }
}

function askPage(
  web: WebRequest,
  directory: Directory,
  typed: Typed,
  errors: readonly FieldError[],
  body?: FormBody,
): Answer {
  const { lang } = web;
  const t = requestTexts(lang).ask_;
  const choices = choicesOf(web, directory, typed);
  const key = body?.['_form'];
  return page(web, {
    title: t.title,
    ...(typed.case === '' ? {} : { over: html`<a href="/lieta/${typed.case}">${t.of(typed.case)}</a>` }),
    lead: t.lead,
    current: 'requests',
    ...(body === undefined ? {} : { status: 422 }),
    body: form(web, {
      action: '/pieprasijumi/jauns',
      errors,
      ...(typeof key === 'string' ? { formKey: key } : {}),
      attrs: { class: 'ask-form', 'data-ctrl-enter': true },
      body: [
        typed.case !== '' && hiddenField('lieta', typed.case),
        typed.about !== '' && hiddenField('par', typed.about),
        html`<div class="ask-find">${textField({ lang, name: 'mekle', label: t.who, hint: t.whoHint, value: typed.find, max: 100, attrs: { autocomplete: 'off' } })}${button({ text: t.find, name: 'do', value: 'mekle' })}</div>`,
        choices.length > 0
          ? radioField({
              lang,
              name: 'kam',
              label: t.choose,
              choices,
              value: typed.to || (choices[0]?.value ?? ''),
              error: errorOf(errors, 'kam'),
            })
          : typed.find !== '' && html`<p class="request-say">${t.none}</p>`,
        textField({
          lang,
          name: 'temats',
          label: t.subject,
          value: typed.subject,
          max: 200,
          width: 'full',
          error: errorOf(errors, 'temats'),
        }),
        textArea({
          lang,
          name: 'teksts',
          label: t.text,
          hint: t.textHint,
          value: typed.text,
          rows: 7,
          max: 10_000,
          error: errorOf(errors, 'teksts'),
        }),
        button({ text: t.send, kind: 'primary', name: 'do', value: 'sutit' }),
      ],
    }),
  });
}

const PEOPLE = 6;
const UNITS = 4;
const POSTS = 4;

/** Whom the words find: people, units, vacant posts; each says who will answer where it is somebody else. */
function choicesOf(web: WebRequest, directory: Directory, { find, to }: Typed): Choice[] {
  const day = web.today;
  const wanted = fold(find).split(/\s+/).filter(Boolean);
  const has = (name: string) => wanted.length > 0 && wanted.every((word) => fold(name).includes(word));
  const people =
    find === '' ? [] : findPeople(directory, find, day, PEOPLE + 1).map(({ person }) => `person:${person.id}`);
  const units = directory.units
    .filter((unit) => holdsOn(unit, day) && has(`${unit.nameLv} ${unit.nameEn}`))
    .slice(0, UNITS)
    .map(({ id }) => `unit:${id}`);
  const posts = directory.posts
    .filter((post) => holdsOn(post, day) && holdersOfPost(directory, post, day).length === 0)
    .filter((post) => has(`${post.titleLv} ${post.titleEn} ${lookup(directory).units.get(post.unit)?.nameLv ?? ''}`))
    .slice(0, POSTS)
    .map(({ id }) => `post:${id}`);
  return [...new Set([...(to === '' ? [] : [to]), ...people, ...units, ...posts])].flatMap((value) => {
    const asked = askedOf(value);
    return asked === null || (asked.kind === 'person' && asked.id === web.me?.employee)
      ? []
      : (choiceOf(web, directory, value, asked) ?? []);
  });
}

function choiceOf(web: WebRequest, directory: Directory, value: string, asked: Asked): Choice | null {
  const { lang, me, today } = web;
  const t = requestTexts(lang).ask_;
  if (me === null) return null;
  const found = findAddressee(directory, asked, me.employee, today);
  const routed =
    'refused' in found ? [requestTexts(lang).refused[found.refused]] : sayRouted(directory, found.routed, lang);
  const goes =
    !('refused' in found) && found.routed.length > 0 && found.holder !== null
      ? [t.goesTo(nameOf(directory, found.holder))]
      : [];
  const { people, units, posts, postsTitle } = namesOf(directory, lang);
  switch (asked.kind) {
    case 'person': {
      const name = people(asked.id);
      return name === ''
        ? null
        : { value, text: name, hint: [postsTitle(asked.id, today), ...routed, ...goes].filter(Boolean).join(' · ') };
    }
    case 'unit': {
      const name = units(asked.id);
      return name === '' ? null : { value, text: name, hint: t.unit };
    }
    case 'post': {
      const name = posts(asked.id);
      return name === '' ? null : { value, text: name, hint: [t.vacant, ...goes].join(' · ') };
    }
  }
}

function namesOf(directory: Directory, lang: WebRequest['lang']) {
  const known = lookup(directory);
  const units = (id: UnitId) => {
    const unit = known.units.get(id);
    return unit === undefined ? '' : lang === 'lv' ? unit.nameLv : unit.nameEn || unit.nameLv;
  };
  const posts = (id: PostId) => {
    const post = known.posts.get(id);
    if (post === undefined) return '';
    return `${lang === 'lv' ? post.titleLv : post.titleEn || post.titleLv}, ${units(post.unit)}`;
  };
  return {
    units,
    posts,
    people: (id: EmployeeId) => nameOf(directory, id),
    postsTitle: (id: EmployeeId, day: Temporal.PlainDate) => {
      const post = (known.holdingsOf.get(id) ?? []).find((one) => holdsOn(one, day))?.post;
      return post === undefined ? '' : posts(post);
    },
  };
}
