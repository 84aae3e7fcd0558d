import { sayDistinct, undoEdit, unmaskPersonalCode } from '../../../desk/clients/index.ts';
import { ownReading, type Reading } from '../../../desk/readings/index.ts';
import { type ClientId, parseId } from '../../../vocabulary/ids.ts';
import { READING_GROUNDS } from '../../../vocabulary/words.ts';
import type { PageDeps } from '../../page-deps.ts';
import { redirect, refuse } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import { oneOf, readForm, text } from '../../server/read-form.ts';
import { clientPage } from './client.page.ts';
import { doorPage } from './door.view.ts';
import { type ClientView, loadClient } from './load-client.ts';
import { isAnswer, isOwn, onClient, openedClient, shownClient, statedGround, visibleClient } from './on-client.ts';
import { clientTexts } from './texts.ts';
import { logRead } from '../readings/log-read.ts';

/** The page of a client, the question before one that is others', and the look at the personal code. */
export function clientPageRoutes(deps: PageDeps): Route[] {
  return [page(), open(), unmask(deps), undo(deps), notSame(deps)];
}

function page(): Route {
  return defineRoute({
    method: 'GET',
    path: '/klients/:id',
    action: 'client.read',
    audience: 'staff',
    async handle(web, { params }) {
      const read = await web.read(async (tx) => {
        const client = await shownClient(tx, params['id']);
        if (isAnswer(client)) return client;
        const view = await loadClient(tx, client);
        const stated = isOwn(view.cases) ? null : await statedGround(web, tx, client.id);
        return { view, stated };
      });
      if ('answer' in read) return read;
      const { view, stated } = read;
      if (!isOwn(view.cases) && stated === null) return doorPage(web, view.client);
      logRead(web, readingOf(view, stated));
      return clientPage(web, view);
    },
  });
}

function readingOf({ client, cases }: ClientView, stated: Pick<Reading, 'ground' | 'reason'> | null): Reading {
  const own = ownReading('client', client.id, { client: client.id });
  return isOwn(cases) ? own : { ...own, own: false, ground: stated?.ground ?? null, reason: stated?.reason ?? '' };
}

function open(): Route {
  return defineRoute({
    method: 'POST',
    path: '/klients/:id/atvert',
    action: 'client.read',
    audience: 'staff',
    async handle(web, { params, body }) {
      const client = await web.read((tx) => visibleClient(tx, params['id']));
      if (client === null) return refuse(404);
      const t = clientTexts(web.lang).door;
      const fields = { ground: oneOf(READING_GROUNDS, { required: true }), reason: text({ max: 500 }) };
      const read = readForm(fields, body, { ground: t.ground, reason: t.reason }, web.lang);
      if (!read.ok) return doorPage(web, client, read.typed, read.errors);
      const { ground, reason } = read.values;
      if (ground === 'other' && (reason ?? '').length < 3)
        return doorPage(web, client, { ground }, [{ name: 'reason', say: t.reasonWanting }]);
      logRead(web, {
        ...ownReading('client', client.id, { client: client.id }),
        own: false,
        ground,
        reason: reason ?? '',
      });
      return redirect(`/klients/${client.id}`);
    },
  });
}

function unmask(deps: PageDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/klients/:id/personas-kods',
    action: 'client.unmask',
    audience: 'staff',
    async handle(web, { params, body }) {
      const t = clientTexts(web.lang).unmask;
      const reason = typeof body['reason'] === 'string' ? body['reason'].trim().slice(0, 500) : '';
      const done = await web.write(async (tx) => {
        const client = await openedClient(web, tx, params['id']);
        if (isAnswer(client)) return client;
        const opened = await unmaskPersonalCode(deps.desk, tx, client.id, reason);
        return opened === null ? null : { opened, view: await loadClient(tx, client) };
      });
      if (done === null) return refuse(404);
      if ('answer' in done) return done;
      const { opened, view } = done;
      if ('refused' in opened) {
        const errors = [{ name: 'reason', say: t.short(opened.least) }];
        return clientPage(web, view, { status: 422, unmask: { typed: reason, errors } });
      }
      logRead(web, {
        ...ownReading('personal-code', view.client.id, { client: view.client.id }),
        own: isOwn(view.cases),
        reason,
      });
      return clientPage(web, view, { code: opened.code });
    },
  });
}

function undo(deps: PageDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/klients/:id/labot/atsaukt',
    action: 'client.write',
    audience: 'staff',
    handle: (web, { params, body }) =>
      onClient(web, deps, params['id'], body, async (tx, { id }) => {
        const t = clientTexts(web.lang).page;
        const undone = await undoEdit(deps.desk, tx, id);
        return redirect(`/klients/${id}`, 'refused' in undone ? t.nothingToUndo : t.undone);
      }),
  });
}

function notSame(deps: PageDeps): Route {
  return defineRoute({
    method: 'POST',
    path: '/klients/:id/cits',
    action: 'client.merge',
    audience: 'staff',
    handle: (web, { params, body }) => {
      const other = parseId<ClientId>(body['other']);
      if (other === null) return refuse(404);
      return onClient(
        web,
        deps,
        params['id'],
        body,
        async (tx, { id }) => {
          if (id === other) return refuse(400);
          await sayDistinct(tx, id, other, web.now);
          return redirect(`/klients/${id}`, clientTexts(web.lang).merging.noted);
        },
        [other],
      );
    },
  });
}
