import { say } from './page.ts';

/**
 * The page of whoever waits: renews itself when something changes for this ticket, a little later when the hall moves, so
 * that a full hall does not ask at once; makes itself felt and heard when they are called.
 */

interface TurboGlobal {
  readonly session: { refresh(url: string): void };
}

/** Within so many milliseconds a hall's phones spread what they ask. */
const SPREAD = 1500;
/** Waits run on though nothing is told. */
const RENEWS = 60_000;

let source: EventSource | undefined;
let heard = '';
let timer = 0;
let isLost = false;
let state = '';
let context: AudioContext | undefined;

function ticket(): HTMLElement | null {
  return document.querySelector<HTMLElement>('#ticket');
}

function look(): void {
  const here = ticket();
  const address = here?.dataset['waiting'] ?? '';
  const before = state;
  state = here?.dataset['state'] ?? '';
  if (before !== '' && before !== 'called' && state === 'called') call(here);
  if (address === heard) return;
  source?.close();
  heard = address;
  if (address === '') return;
  source = new EventSource(address);
  source.addEventListener('ready', () => {
    if (isLost) renew(0);
    isLost = false;
    tell();
  });
  source.addEventListener('refresh', ({ data }: MessageEvent<string>) => {
    renew(data.includes('visit:') ? 0 : Math.random() * SPREAD);
  });
  source.addEventListener('error', () => {
    isLost = true;
    setTimeout(tell, 3000);
    if (source?.readyState !== EventSource.CLOSED) return;
    setTimeout(() => {
      heard = '';
      look();
    }, 5000);
  });
}

function tell(): void {
  const bar = document.getElementById('live-state');
  if (bar !== null) bar.textContent = isLost ? (bar.dataset['lost'] ?? '') : '';
}

function renew(after: number): void {
  clearTimeout(timer);
  timer = window.setTimeout(() => {
    if (ticket()?.dataset['waiting'] !== undefined)
      (window as unknown as { Turbo: TurboGlobal }).Turbo.session.refresh(location.href);
  }, after);
}

function call(here: HTMLElement | null): void {
  say(document.querySelector('h1')?.textContent ?? '');
  navigator.vibrate?.([400, 150, 400, 150, 400]);
  if (context?.state === 'running') void chime(here?.dataset['chime'] ?? '').catch(() => {});
}

async function chime(url: string): Promise<void> {
  if (context === undefined) return;
  const buffer = await context.decodeAudioData(await (await fetch(url)).arrayBuffer());
  const tone = context.createBufferSource();
  tone.buffer = buffer;
  tone.connect(context.destination);
  tone.start();
}

document.addEventListener('click', (event) => {
  const button = (event.target as Element).closest<HTMLElement>('[data-alert]');
  if (button === null) return;
  context ??= new AudioContext();
  void context.resume().then(() => {
    const words = document.createElement('p');
    words.textContent = button.dataset['on'] ?? '';
    button.replaceWith(words);
    say(words.textContent);
    void chime(ticket()?.dataset['chime'] ?? '').catch(() => {});
  });
});
document.addEventListener('turbo:load', look);
document.addEventListener('turbo:render', look);
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) renew(0);
});
setInterval(() => {
  if (!document.hidden) renew(0);
}, RENEWS);
look();
