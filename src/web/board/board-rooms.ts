import type { Desk } from '../../desk/context.ts';
import type { PlaceId } from '../../vocabulary/ids.ts';
import type { Language } from '../../vocabulary/words.ts';
import { readAsDesk } from '../kiosk/screen.ts';
import type { LiveHub } from '../server/live-hub.ts';
import { boardView } from './board.view.ts';
import { loadBoard } from './load-board.ts';

/** Milliseconds after which a board is told anew though nothing was said: waits run on, a place closes. */
const RENEWS = 20_000;

interface Board {
  readonly lang: Language;
  readonly show: (markup: string) => void;
  /** What it shows. */
  shown: string;
}

/** The boards of all places: each hall is read once for all of its boards, as soon as something has changed in it. */
export interface BoardRooms {
  /** `show` is called at once and with each change; gives the way to leave. */
  join(hub: LiveHub, place: PlaceId, lang: Language, show: (markup: string) => void): () => void;
}

export function boardRooms(desk: Desk, onFault: (error: unknown) => void): BoardRooms {
  const rooms = new Map<PlaceId, Room>();
  return {
    join(hub, place, lang, show) {
      const room = rooms.get(place) ?? openRoom(desk, hub, place, onFault, () => rooms.delete(place));
      rooms.set(place, room);
      return room.join(lang, show);
    },
  };
}

interface Room {
  join(lang: Language, show: (markup: string) => void): () => void;
}

function openRoom(
  desk: Desk,
  hub: LiveHub,
  place: PlaceId,
  onFault: (error: unknown) => void,
  onEmpty: () => void,
): Room {
  const boards = new Set<Board>();
  let isReading = false;
  let hasChanged = false;
  const stop = hub.subscribe([`hall:${place}`], () => void renew());
  const timer = setInterval(() => void renew(), RENEWS);

  /** What changes while a hall is being read is read once more afterwards, however often it was. */
  async function renew(): Promise<void> {
    hasChanged = true;
    if (isReading) return;
    isReading = true;
    try {
      while (hasChanged) {
        hasChanged = false;
        await tellAll();
      }
    } catch (error) {
      // The database is away: the boards keep what they show, and the next turn tries again.
      onFault(error);
    } finally {
      isReading = false;
    }
  }

  async function tellAll(): Promise<void> {
    const now = await readAsDesk(desk, (tx) => loadBoard(desk, tx, place));
    if (now === null) return;
    const markups = new Map<Language, string>();
    for (const board of boards) {
      const markup = markups.get(board.lang) ?? boardView(board.lang, now).toString();
      markups.set(board.lang, markup);
      if (board.shown === markup) continue;
      board.shown = markup;
      board.show(markup);
    }
  }

  return {
    join(lang, show) {
      const board: Board = { lang, show, shown: '' };
      boards.add(board);
      void renew();
      return () => {
        boards.delete(board);
        if (boards.size > 0) return;
        stop();
        clearInterval(timer);
        onEmpty();
      };
    },
  };
}
