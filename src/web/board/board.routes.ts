import { deviceOf, type Device, noteSeen } from '../../desk/devices/index.ts';
import { lastCalled } from '../../desk/visits/index.ts';
import { callAloud } from '../../language/call-words.ts';
import { parseId, type PlaceId } from '../../vocabulary/ids.ts';
import { LANGUAGES } from '../../vocabulary/words.ts';
import { loadAssets } from '../assets/assets.ts';
import { html } from '../html.ts';
import { document } from '../layout/document.ts';
import { placeOf, readAsDesk, screenOf, writeAsDesk } from '../kiosk/screen.ts';
import type { PageDeps } from '../page-deps.ts';
import { type Answer, redirect, refuse } from '../server/answer.ts';
import { defineRoute, type Route } from '../server/define-route.ts';
import type { WebRequest } from '../server/web-request.ts';
import { placeName } from '../staff/devices/devices.page.ts';
import { sayTime } from '../texts/say.ts';
import { boardRooms } from './board-rooms.ts';
import { boardView } from './board.view.ts';
import { type BoardNow, CALLS_SHOWN, loadBoard } from './load-board.ts';
import { boardTexts } from './texts.ts';

/** Milliseconds between the signs of life of a paired board. */
const SEEN_EVERY = 5 * 60_000;

/** The board of a hall: public, by numbers only. A paired one speaks. */
export function boardRoutes({ desk, speaker }: PageDeps): Route[] {
  const shared = { method: 'GET', action: 'public.read', audience: 'public' } as const;
  let log: WebRequest['deps']['config']['log'] | null = null;
  const rooms = boardRooms(desk, (error) =>
    log?.({
      level: 'warn',
      reference: 'board',
      method: 'GET',
      path: '/tablo',
      problem: error instanceof Error ? error.message : String(error),
    }),
  );
  return [
    defineRoute({
      ...shared,
      path: '/tablo/:place',
      async handle(request, { params }) {
        const id = parseId<PlaceId>(params['place']);
        if (id === null) return refuse(404);
        const screen = await screenOf(desk, request);
        if (screen?.renew === true) return { ...redirect(`/tablo/${id}`), screen: request.screenToken };
        const now = await readAsDesk(desk, (tx) => loadBoard(desk, tx, id));
        return now === null
          ? refuse(404)
          : boardPage(request, now, ownBoard(screen?.device ?? null, id), speaker !== undefined);
      },
    }),
    defineRoute({
      ...shared,
      path: '/tablo/:place/jaunumi',
      async handle(request, { params }) {
        const id = parseId<PlaceId>(params['place']);
        const found = id === null ? null : await readAsDesk(desk, (tx) => placeOf(tx, id));
        if (id === null || found === null) return refuse(404);
        const { deps, lang, screenToken } = request;
        log = deps.config.log;
        const device = ownBoard(await readAsDesk(desk, (tx) => deviceOf(tx, screenToken)), id);
        return {
          answer: 'stream',
          topics: [],
          feed(say) {
            say('clock', String(desk.clock().epochMilliseconds));
            say('version', versionOf());
            const leave = rooms.join(deps.hub, id, lang, (markup) => say('board', markup));
            const alive =
              device === null
                ? undefined
                : setInterval(() => {
                    writeAsDesk(desk, (tx) => noteSeen(desk, tx, device)).catch(() => {});
                  }, SEEN_EVERY);
            return () => {
              leave();
              clearInterval(alive);
            };
          },
        };
      },
    }),
    defineRoute({
      ...shared,
      path: '/tablo/:place/balss',
      limit: 240,
      async handle(_, { params, query }) {
        const id = parseId<PlaceId>(params['place']);
        const lang = LANGUAGES.find((one) => one === query['val']);
        if (id === null || lang === undefined || speaker === undefined) return refuse(404);
        const day = desk.clock().toZonedDateTimeISO('Europe/Riga').toPlainDate();
        const calls = await readAsDesk(desk, (tx) => lastCalled(tx, id, day, CALLS_SHOWN));
        // Only what stands on the board is said: nobody makes the hall say anything else.
        const call = calls.find(({ number, nth }) => number === query['numurs'] && String(nth) === query['reize']);
        const wave = call === undefined ? null : await speaker.speak(lang, callAloud(lang, call));
        return wave === null ? refuse(404) : { answer: 'file', bytes: wave, type: 'audio/wav', name: null };
      },
    }),
  ];
}

/** The paired board of this very place, else `null`: anybody may look, only it speaks. */
function ownBoard(device: Device | null, place: PlaceId): Device | null {
  return device?.kind === 'board' && device.place === place ? device : null;
}

/** Changes with what browsers run and how it looks: an open board then fetches its page anew. */
function versionOf(): string {
  const assets = loadAssets();
  return `${assets.style} ${assets.screens} ${assets.module('board')}`;
}

function boardPage(request: WebRequest, now: BoardNow, device: Device | null, speaks: boolean): Answer {
  const { lang } = request;
  const t = boardTexts(lang);
  const name = placeName(request, now.place);
  const at = `/tablo/${now.place.id}`;
  return {
    answer: 'page',
    status: 200,
    framed: () =>
      document(
        request,
        { title: `${t.title}: ${name}`, modules: ['board'], unlisted: true, sheet: 'screens' },
        html`<main class="board" id="content" tabindex="-1" data-board="${at}" data-version="${versionOf()}" data-now="${now.at.epochMilliseconds}" data-chime="${loadAssets().chime}" data-sound="${
          device === null ? '' : device.voice && speaks ? 'voice' : 'chime'
        }" data-lost="${t.lost('{time}')}"><header><h1>${name}</h1><time data-clock>${sayTime(lang, now.at)}</time></header><div class="board-body" id="board">${boardView(lang, now)}</div><p class="board-lost" role="status" data-lost-box></p>${
          device !== null &&
          html`<div class="board-set-up" role="group" aria-label="${t.setUp}" data-set-up hidden><button type="button" class="button" data-sound-on>${t.sound}</button> <button type="button" class="button" data-full>${t.full}</button></div>`
        }</main>`,
      ),
  };
}
