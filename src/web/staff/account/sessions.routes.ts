import { deskIdentity } from '../../../database/connect.ts';
import { type SignInLine, signInLog } from '../../../desk/accounts/index.ts';
import { endSessions, sessionsOf, type StoredSession } from '../../../desk/sessions/index.ts';
import { badge } from '../../components/badge.ts';
import { button } from '../../components/button.ts';
import { buttonForm } from '../../components/form.ts';
import { table } from '../../components/table.ts';
import { type Html, html, nothing } from '../../html.ts';
import type { PageDeps } from '../../page-deps.ts';
import { redirect, refuse } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayDevice } from '../../session/say-device.ts';
import { sayInstant, sayWhen } from '../../texts/say.ts';
import { accountPage } from './account-frame.ts';
import { accountTexts } from './texts.ts';

/** Where one is signed in, and what happened to one's account. */
export function sessionsRoutes({ desk }: PageDeps): Route[] {
  const identity = () => deskIdentity(desk.tenant);
  return [
    defineRoute({
      method: 'GET',
      path: '/mans-konts/sesijas',
      action: 'account.own',
      audience: 'staff',
      async handle(request) {
        const me = request.identity.employee;
        if (me === null) return refuse(403);
        const texts = accountTexts(request.lang).sessions;
        const sessions = await desk.database.read(identity(), (tx) => sessionsOf(tx, me, request.now));
        return accountPage(
          request,
          'sessions',
          html`<section class="section spaced"><p>${texts.say}</p><ul class="rows">${sessions.map((one) => html`<li>${sessionRow(request, one)}</li>`)}</ul>${
            sessions.length > 1
              ? buttonForm(request, {
                  action: '/mans-konts/sesijas/beigt',
                  button: button({ text: texts.endOthers, kind: 'danger' }),
                })
              : nothing
          }</section>`,
        );
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/mans-konts/sesijas/beigt',
      action: 'account.own',
      audience: 'staff',
      async handle(request, { body }) {
        const me = request.identity.employee;
        const current = request.session?.id;
        if (me === null || current === undefined) return refuse(403);
        const only = body['sesija'];
        if (only !== undefined && (typeof only !== 'string' || !/^[0-9a-f-]{36}$/.test(only))) return refuse(404);
        const which = only === undefined ? { except: current } : { only };
        const ended = await desk.database.write(identity(), (tx) => endSessions(tx, me, which, request.now));
        request.sessions.forget(me);
        return redirect('/mans-konts/sesijas', accountTexts(request.lang).sessions.ended(ended));
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/mans-konts/zurnals',
      action: 'account.own',
      audience: 'staff',
      async handle(request) {
        const me = request.identity.employee;
        if (me === null) return refuse(403);
        const lines = await desk.database.read(identity(), (tx) => signInLog(tx, me, request.now));
        return accountPage(request, 'log', logView(request, lines));
      },
    }),
  ];
}

function sessionRow(request: WebRequest, session: StoredSession): Html {
  const { lang, now } = request;
  const { sessions: texts, ways } = accountTexts(lang);
  const isThis = session.id === request.session?.id;
  const device = sayDevice(session.userAgent) === '—' ? texts.unknownDevice : sayDevice(session.userAgent);
  return html`<div class="account-row"><div><b>${device}</b>${isThis && html` ${badge(texts.this)}`}<p>${texts.opened(sayWhen(lang, session.createdAt, now), session.address)}, ${ways[session.way]} · ${texts.seen(sayWhen(lang, session.lastSeenAt, now), session.lastAddress)}</p></div>${
    isThis
      ? nothing
      : buttonForm(request, {
          action: '/mans-konts/sesijas/beigt',
          fields: { sesija: session.id },
          button: button({ text: texts.end, attrs: { 'aria-label': texts.endOf(device) } }),
        })
  }</div>`;
}

function logView({ lang }: WebRequest, lines: readonly SignInLine[]): Html {
  const { log: texts, outcomes, ways } = accountTexts(lang);
  if (lines.length === 0) return html`<p>${texts.say}</p><p>${texts.none}</p>`;
  const rows = lines.map((line, index) => ({ ...line, id: String(index) }));
  const way = (name: string) => (name in ways ? `, ${ways[name as keyof typeof ways]}` : '');
  return html`<p>${texts.say}</p>${table({
    lang,
    caption: texts.title,
    captionHidden: true,
    id: (row) => row.id,
    rows,
    columns: [
      { key: 'when', name: texts.when, whole: true, heads: true, cell: (row) => sayInstant(lang, row.at) },
      {
        key: 'what',
        name: texts.what,
        cell: (row) =>
          html`${outcomes[row.outcome]}${way(row.way)}${row.newDevice && html` ${badge(texts.newDevice)}`}`,
      },
      { key: 'where', name: texts.where, cell: (row) => row.address },
      { key: 'device', name: texts.device, cell: (row) => sayDevice(row.userAgent) },
    ],
  })}`;
}
