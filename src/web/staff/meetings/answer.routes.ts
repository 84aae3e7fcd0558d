import { type AnswerRefusal, answerInvitation } from '../../../desk/meetings/index.ts';
import { type MeetingId, parseId } from '../../../vocabulary/ids.ts';
import type { MeetingAnswer } from '../../../vocabulary/words.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { BACK } from './answer-deeds.ts';
import { meOf, showDocument, showEnclosed, showList, showOne } from './show.ts';
import { meetingsTexts } from './texts.ts';

/** What one is invited to, and the answers. */
export function answerRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/sanaksmes',
      action: 'meeting.read',
      audience: 'staff',
      handle: (web) => showList(web),
    }),
    defineRoute({
      method: 'GET',
      path: '/sanaksme/:id',
      action: 'meeting.read',
      audience: 'staff',
      handle: (web, { params }) => withId(params['id'], (id) => showOne(deps, web, id)),
    }),
    defineRoute({
      method: 'GET',
      path: '/sanaksme/:id/pielikums/:place',
      action: 'meeting.read',
      audience: 'staff',
      handle: (web, { params }) => withId(params['id'], (id) => showEnclosed(deps, web, id, Number(params['place']))),
    }),
    defineRoute({
      method: 'GET',
      path: '/sanaksme/:id/dokuments/:place',
      action: 'meeting.read',
      audience: 'staff',
      handle: (web, { params }) => withId(params['id'], (id) => showDocument(web, id, Number(params['place']))),
    }),
    defineRoute({
      method: 'POST',
      path: '/sanaksme/:id/atbilde',
      action: 'meeting.write',
      audience: 'staff',
      handle: (web, { params, body }) =>
        withId(params['id'], (id) => {
          const { answer } = body;
          return answer === 'accepted' || answer === 'tentative' ? give(deps, web, id, answer, body) : refuse(400);
        }),
    }),
    defineRoute({
      method: 'GET',
      path: '/sanaksme/:id/nevaru',
      action: 'meeting.write',
      audience: 'staff',
      handle: (web, { params }) =>
        withId(params['id'], (id) =>
          showOne(deps, web, id, { declining: true, typed: { reason: '', told: false }, errors: [] }),
        ),
    }),
    defineRoute({
      method: 'POST',
      path: '/sanaksme/:id/nevaru',
      action: 'meeting.write',
      audience: 'staff',
      handle: (web, { params, body }) => withId(params['id'], (id) => give(deps, web, id, 'declined', body)),
    }),
  ];
}

function withId(given: unknown, work: (id: MeetingId) => Promise<Answer> | Answer): Promise<Answer> | Answer {
  const id = parseId<MeetingId>(given);
  return id === null ? refuse(404) : work(id);
}

async function give(
  deps: PageDeps,
  web: WebRequest,
  id: MeetingId,
  answer: MeetingAnswer,
  body: FormBody,
): Promise<Answer> {
  const texts = meetingsTexts(web.lang);
  const typed = { reason: typeof body['reason'] === 'string' ? body['reason'] : '', told: body['told'] === 'yes' };
  const identity = { ...web.identity, employee: meOf(web) };
  const given = { answer, reason: typed.reason, toldOtherwise: typed.told };
  const done = await answerInvitation(deps.desk, identity, id, given);
  if (!('refused' in done)) return redirect(backTo(id, body), texts.sent[done.way]);
  const field = fieldOf(done);
  if (field === null) return refuse(done.refused === 'no-such-invitation' ? 404 : 409, texts.refused[done.refused]);
  const errors = [{ name: field, say: texts.refused[done.refused] }];
  return showOne(deps, web, id, { declining: answer === 'declined', typed, errors });
}

function backTo(id: MeetingId, { back }: FormBody): string {
  return back === 'list' || back === 'work' ? BACK[back] : `/sanaksme/${id}`;
}

function fieldOf({ refused }: AnswerRefusal): string | null {
  if (refused === 'reason-missing') return 'reason';
  return refused === 'organiser-unproven' ? 'told' : null;
}
