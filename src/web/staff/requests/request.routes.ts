import type { Identity, Tx } from '../../../database/database.ts';
import { knownDirectory } from '../../../desk/directory/index.ts';
import { attachmentBytes, mailById } from '../../../desk/mail/index.ts';
import { bytesOf } from '../../../desk/contents/index.ts';
import {
  type ChangeRefusal,
  changeRequest,
  closeOf,
  confirmAnswer,
  entriesOf,
  requestById,
  requestDuties,
  requestLinesOf,
  sayInRequest,
  takeBack,
} from '../../../desk/requests/index.ts';
import { type EmployeeId, parseId, type RequestId } from '../../../vocabulary/ids.ts';
import { RETURN_REASONS } from '../../../vocabulary/words.ts';
import type { FieldError } from '../../components/form.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, file, redirect, refuse } from '../../server/answer.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { type Again, requestPage, type RequestView } from './request.page.ts';
import { requestTexts } from './texts.ts';

type Me = Identity & { readonly employee: EmployeeId };

/** The page of one request and everything done in it. */
export function oneRequestRoutes(deps: PageDeps): Route[] {
  const post = (path: string, handle: (web: WebRequest, id: RequestId, me: Me, body: FormBody) => Promise<Answer>) =>
    defineRoute({
      method: 'POST',
      path: `/pieprasijums/:id${path}` as `/${string}`,
      action: 'request.write',
      audience: 'staff',
      async handle(web, { params, body }) {
        const id = parseId<RequestId>(params['id']);
        const employee = web.me?.employee ?? null;
        if (id === null || employee === null) return refuse(404);
        return handle(web, id, { ...web.identity, employee }, body);
      },
    });
  return [
    defineRoute({
      method: 'GET',
      path: '/pieprasijums/:id',
      action: 'request.read',
      audience: 'staff',
      handle: (web, { params }) => show(deps, web, parseId<RequestId>(params['id'])),
    }),
    defineRoute({
      method: 'GET',
      path: '/pieprasijums/:id/pielikums/:entry/:nth',
      action: 'request.read',
      audience: 'staff',
      handle: (web, { params }) =>
        attachment(web, parseId<RequestId>(params['id']), params['entry'] ?? '', Number(params['nth'])),
    }),
    post('', (web, id, me, body) => say(deps, web, id, me, body)),
    post('/atsaukt-atbildi', async (web, id, me) => {
      const back = await takeBack(deps.desk, me, id);
      if ('refused' in back) return refused(web, id, back);
      const typed = {
        teksts: back.text,
        do: back.kind === 'returned' ? 'return' : back.kind,
        diena: back.answerBy?.toZonedDateTimeISO('Europe/Riga').toPlainDate().toString() ?? '',
        iemesls: back.reason ?? '',
      };
      return show(deps, web, id, { typed, errors: [] });
    }),
    post('/uznemties', async (web, id, me) => {
      const done = await changeRequest(deps.desk, me, id, { do: 'take', by: me.employee });
      return 'refused' in done
        ? refused(web, id, done)
        : redirect(`/pieprasijums/${id}`, requestTexts(web.lang).done.taken);
    }),
    post('/atsaukt', async (web, id, me) => {
      const done = await changeRequest(deps.desk, me, id, { do: 'withdraw' });
      return 'refused' in done
        ? refused(web, id, done)
        : redirect(`/pieprasijums/${id}`, requestTexts(web.lang).done.withdrawn);
    }),
    post('/vertet', async (web, id, me, body) => {
      const done = await changeRequest(deps.desk, me, id, { do: 'rate', score: Number(body['vertejums']) });
      return 'refused' in done
        ? refused(web, id, done)
        : redirect(`/pieprasijums/${id}`, requestTexts(web.lang).done.rated);
    }),
    post('/apstiprinat', (web, id, me, body) => confirm(deps, web, id, me, body)),
  ];
}

async function show(deps: PageDeps, web: WebRequest, id: RequestId | null, again?: Again): Promise<Answer> {
  if (id === null) return refuse(404);
  const view = await web.read((tx) => load(deps, tx, id));
  return view === null ? refuse(404) : requestPage(web, deps, view, again);
}

async function load(deps: PageDeps, tx: Tx, id: RequestId): Promise<RequestView | null> {
  const [request, entries, [line], duties, directory] = await Promise.all([
    requestById(tx, id),
    entriesOf(tx, id),
    requestLinesOf(tx, [id]),
    requestDuties(tx, [id]),
    knownDirectory(deps.desk.database, tx),
  ]);
  if (request === null) return null;
  const mails = entries.flatMap(({ mail }) => mail ?? []);
  // bounded: an entry has one letter, a request 200 entries at most; nearly always none or one.
  const read = await Promise.all(mails.slice(0, 20).map((mail) => mailById(tx, mail)));
  const attachments = new Map(
    read.flatMap((mail) => (mail === null ? [] : [[mail.id, mail.attachments.map(({ name }) => name)] as const])),
  );
  return {
    request,
    entries,
    duties: duties.get(id) ?? [],
    directory,
    caseNumber: line?.caseNumber ?? null,
    attachments,
  };
}

async function say(deps: PageDeps, web: WebRequest, id: RequestId, me: Me, body: FormBody): Promise<Answer> {
  const texts = requestTexts(web.lang);
  const word = (name: string) => (typeof body[name] === 'string' ? body[name].trim() : '');
  const typed = {
    teksts: word('teksts').slice(0, 10_000),
    diena: word('diena'),
    iemesls: word('iemesls'),
    do: word('do'),
  };
  const again = (errors: readonly FieldError[]) =>
    show(deps, web, id, { typed, errors, ...(word('_form') === '' ? {} : { formKey: word('_form') }) });
  const request = await web.read((tx) => requestById(tx, id));
  if (request === null) return refuse(404);
  const day = dayOf(typed.diena);
  const answerBy = day === null ? null : closeOf(deps.desk.rules.current().calendarOf(request.unit), day);
  if (typed.do === 'interim' && day !== null && answerBy === null)
    return again([{ name: 'diena', say: texts.missing['not-worked'] }]);
  const reason = RETURN_REASONS.find((one) => one === typed.iemesls) ?? 'other';
  const deed =
    typed.do === 'interim'
      ? ({ do: 'interim', text: typed.teksts, answerBy } as const)
      : typed.do === 'return'
        ? ({ do: 'return', reason, text: typed.teksts } as const)
        : ({ do: 'answer', text: typed.teksts, channel: 'internal' } as const);
  const done = await sayInRequest(deps.desk, me, id, deed);
  if (!('refused' in done))
    return redirect(`/pieprasijums/${id}`, {
      say: texts.done[deed.do],
      undo: { action: `/pieprasijums/${id}/atsaukt-atbildi`, seconds: deps.desk.settings.holdSeconds },
    });
  if (done.refused === 'no-such-request') return refuse(404);
  if (done.refused === 'not-yours') return refuse(403, texts.refused['not-yours']);
  if (done.refused === 'interim-incomplete')
    return again(
      done.missing.map((one) => ({ name: one === 'explanation' ? 'teksts' : 'diena', say: texts.missing[one] })),
    );
  return again([{ name: 'teksts', say: texts.refused[done.refused] }]);
}

async function confirm(deps: PageDeps, web: WebRequest, id: RequestId, me: Me, body: FormBody): Promise<Answer> {
  const texts = requestTexts(web.lang);
  const request = await web.read((tx) => requestById(tx, id));
  if (request === null) return refuse(404);
  const day = dayOf(typeof body['diena'] === 'string' ? body['diena'] : '');
  const answerBy = day === null ? null : closeOf(deps.desk.rules.current().calendarOf(request.unit), day);
  const as = body['do'] === 'interim' ? ({ kind: 'interim', answerBy } as const) : ({ kind: 'answer' } as const);
  const entry = typeof body['ieraksts'] === 'string' ? (parseId<RequestId>(body['ieraksts']) ?? '') : '';
  if (entry === '') return refuse(404);
  const done = await confirmAnswer(deps.desk, me, id, entry, as);
  if (!('refused' in done)) return redirect(`/pieprasijums/${id}`, texts.done.confirmed);
  if (done.refused === 'interim-incomplete') {
    const [missing] = done.missing;
    return refuse(422, texts.missing[missing ?? 'date']);
  }
  return refused(web, id, done);
}

function refused(web: WebRequest, _id: RequestId, refusal: ChangeRefusal): Answer {
  const texts = requestTexts(web.lang);
  switch (refusal.refused) {
    case 'no-such-request':
      return refuse(404);
    case 'not-yours':
      return refuse(403, texts.refused['not-yours']);
    case 'interim-incomplete':
      return refuse(422, texts.missing[refusal.missing[0] ?? 'date']);
    default:
      return refuse(409, texts.refused[refusal.refused]);
  }
}

/** An attachment of an answer that came by mail: saved, never shown in place. */
async function attachment(web: WebRequest, id: RequestId | null, entryId: string, nth: number): Promise<Answer> {
  if (id === null || !Number.isInteger(nth)) return refuse(404);
  const found = await web.read(async (tx) => {
    const entry = (await entriesOf(tx, id)).find((one) => one.id === entryId);
    const mail = entry?.mail == null ? null : await mailById(tx, entry.mail);
    const wanted = mail?.attachments[nth];
    const raw = mail === null || wanted === undefined ? null : await bytesOf(tx, mail.content_hash);
    return raw === null || wanted === undefined ? null : { raw, wanted };
  });
  if (found === null) return refuse(404);
  const { raw, wanted } = found;
  return file(attachmentBytes(raw, wanted.range), 'application/octet-stream', wanted.name);
}

function dayOf(words: string): Temporal.PlainDate | null {
  try {
    return words === '' ? null : Temporal.PlainDate.from(words);
  } catch {
    return null;
  }
}
