import { BoardSound } from './board-sound.ts';

/**
 * A board that stands in a hall for days: shows what the desk sends, says each call once, tells when it is not connected,
 * and mends itself.
 */

/** Milliseconds without a word from the desk, which speaks every 20 seconds, after which the connection is made anew. */
const SILENT = 50_000;
/** A break shorter than this is nobody's concern. */
const LOST_AFTER = 4000;
/** Milliseconds within which a call that came while the board was away is still said. */
const FRESH = 60_000;
/** Milliseconds for which the called number is shown as new. */
const SHOWN_AS_NEW = 4000;
const KEPT_KEYS = 200;
const KEPT_AT = 'laipa-tablo-nosaukti';

let source: EventSource | undefined;
let heardAt = Date.now();
let lostAt = 0;
/** Milliseconds by which the desk's clock is ahead of this screen's, which nobody sets. */
let ahead = 0;
let sound: BoardSound | undefined;
/** The browser lets the page sound by itself: it may be fetched anew at night. */
let soundsByItself = false;
let startedAt = Date.now();
let timer = 0;
const said = new Set<string>(readSaid());

function board(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-board]');
}

function start(): void {
  const main = board();
  if (main === null || source !== undefined) return;
  startedAt = Date.now();
  ahead = Number(main.dataset['now']) - Date.now();
  // What is called already when the board is opened has been heard, or is on the screen.
  for (const { key } of calls()) keep(key);
  prepareSound(main);
  connect(main);
  timer ||= window.setInterval(tick, 1000);
}

/** Now by the desk's clock. */
function now(): number {
  return Date.now() + ahead;
}

function connect(main: HTMLElement): void {
  source?.close();
  heardAt = Date.now();
  source = new EventSource(`${main.dataset['board']}/jaunumi`);
  source.addEventListener('clock', ({ data }: MessageEvent<string>) => {
    ahead = Number(data) - Date.now();
  });
  source.addEventListener('version', ({ data }: MessageEvent<string>) => {
    heard();
    // The desk was renewed meanwhile: so is the board.
    if (data !== main.dataset['version']) location.reload();
  });
  source.addEventListener('board', ({ data }: MessageEvent<string>) => {
    heard();
    show(data);
  });
  source.addEventListener('beat', heard);
  source.addEventListener('error', () => {
    lostAt ||= Date.now();
    if (source?.readyState === EventSource.CLOSED) setTimeout(() => connect(main), 3000);
  });
}

function heard(): void {
  heardAt = Date.now();
  lostAt = 0;
}

function show(markup: string): void {
  const body = document.getElementById('board');
  if (body === null) return;
  const before = new Set([...body.querySelectorAll<HTMLElement>('[data-call]')].map((one) => one.dataset['call']));
  // A part of our own page, escaped where it was made; its scripts, had it any, would not run.
  const made = new DOMParser().parseFromString(markup, 'text/html');
  body.replaceChildren(...made.body.childNodes);
  const fresh = [...body.querySelectorAll<HTMLElement>('[data-called]')].filter(
    (one) => !before.has(one.dataset['call']),
  );
  for (const one of fresh) {
    one.classList.add('fresh');
    setTimeout(() => one.classList.remove('fresh'), SHOWN_AS_NEW);
  }
  announce();
}

interface Shown {
  readonly key: string;
  readonly calledAt: number;
  readonly words: readonly string[];
}

/** Those who are being called, the oldest call first. */
function calls(): readonly Shown[] {
  const at = board()?.dataset['board'] ?? '';
  return [...document.querySelectorAll<HTMLElement>('#board [data-called]')]
    .map(({ dataset }) => ({
      key: dataset['call'] ?? '',
      calledAt: Number(dataset['called']),
      words: (dataset['languages'] ?? '')
        .split(' ')
        .map(
          (lang) =>
            `${at}/balss?numurs=${encodeURIComponent(dataset['number'] ?? '')}&reize=${dataset['nth'] ?? ''}&val=${lang}`,
        ),
    }))
    .sort((a, b) => a.calledAt - b.calledAt);
}

function announce(): void {
  for (const { key, calledAt, words } of calls()) {
    if (said.has(key)) continue;
    keep(key);
    if (now() - calledAt < FRESH) sound?.announce({ key, words });
  }
}

function keep(key: string): void {
  said.add(key);
  for (const oldest of said) {
    if (said.size <= KEPT_KEYS) break;
    said.delete(oldest);
  }
  try {
    sessionStorage.setItem(KEPT_AT, JSON.stringify([...said]));
  } catch {
    // Without a place to keep it, a board that is fetched anew says a fresh call twice at worst.
  }
}

function readSaid(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEPT_AT) ?? '[]');
    return Array.isArray(kept) ? kept.filter((key) => typeof key === 'string') : [];
  } catch {
    return [];
  }
}

function tick(): void {
  const main = board();
  if (main === null) return;
  tellTime(main);
  const isLost = lostAt !== 0 && Date.now() - lostAt > LOST_AFTER;
  const box = main.querySelector<HTMLElement>('[data-lost-box]');
  const words = isLost ? (main.dataset['lost'] ?? '').replace('{time}', clock(lostAt + ahead)) : '';
  if (box !== null && box.textContent !== words) box.textContent = words;
  if (Date.now() - heardAt > SILENT) {
    lostAt ||= heardAt;
    connect(main);
  }
  atNight();
}

/** Once a night, at a minute of its own, the page is fetched anew, unless it would lose the sound that somebody switched on. */
function atNight(): void {
  const mayLeave = sound === undefined || !sound.isOn || soundsByItself;
  if (!mayLeave || lostAt !== 0 || Date.now() - startedAt < 12 * 3_600_000) return;
  const at = new Date();
  if (at.getHours() === 3 && at.getMinutes() === startedAt % 60) location.reload();
}

function tellTime(main: HTMLElement): void {
  const shown = main.querySelector<HTMLElement>('[data-clock]');
  const words = clock(now());
  if (shown !== null && shown.textContent !== words) shown.textContent = words;
}

function clock(at: number): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Riga',
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const of = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
  return `${Number(of('hour'))}${document.documentElement.lang === 'lv' ? '.' : ':'}${of('minute')}`;
}

function prepareSound(main: HTMLElement): void {
  const kind = main.dataset['sound'] ?? '';
  if (kind === '') return;
  sound = new BoardSound(main.dataset['chime'] ?? '', kind === 'voice');
  // A moment later a browser that allows sound by itself has begun it.
  setTimeout(() => {
    soundsByItself = sound?.isOn ?? false;
    tellSetUp(main);
  }, 600);
  main.addEventListener('click', (event) => {
    const target = event.target as Element;
    if (target.closest('[data-sound-on]') !== null) void sound?.turnOn().then(() => tellSetUp(main));
    if (target.closest('[data-full]') !== null)
      void document.documentElement.requestFullscreen().then(() => tellSetUp(main), ignore);
  });
  document.addEventListener('fullscreenchange', () => tellSetUp(main));
}

/** What is left to be pressed at set-up; once nothing is, there is no button on the board. */
function tellSetUp(main: HTMLElement): void {
  const box = main.querySelector<HTMLElement>('[data-set-up]');
  const soundButton = main.querySelector<HTMLElement>('[data-sound-on]');
  const fullButton = main.querySelector<HTMLElement>('[data-full]');
  if (box === null || soundButton === null || fullButton === null) return;
  soundButton.hidden = sound?.isOn ?? true;
  fullButton.hidden = document.fullscreenElement !== null || matchMedia('(display-mode: fullscreen)').matches;
  box.hidden = soundButton.hidden;
}

function ignore(): void {}

window.addEventListener('offline', () => {
  lostAt ||= Date.now();
});
window.addEventListener('online', () => {
  const main = board();
  if (main !== null) connect(main);
});
document.addEventListener('turbo:load', start);
start();
