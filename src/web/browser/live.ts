interface TurboGlobal {
  readonly session: { refresh(url: string): void };
  readonly navigator: { readonly currentVisit?: { readonly state: string } | undefined };
}

let source: EventSource | undefined;
let heard = '';
let pending = 0;
let lostAt = 0;

/**
 * Renews the page in place when something it shows has changed (`<meta name="laipa-live">` names the topics). A form that
 * somebody has typed into, the field that holds the focus, what was just said and what stands open are left as they are.
 */
export function startLive(): void {
  document.addEventListener('turbo:load', listen);
  document.addEventListener('turbo:before-morph-element', spareTyped);
  document.addEventListener('turbo:before-morph-attribute', spareOpen);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && pending > 0) renew();
  });
  listen();
}

function listen(): void {
  const topics = document.querySelector<HTMLMetaElement>('meta[name=laipa-live]')?.content ?? '';
  if (topics === heard && source !== undefined) return;
  source?.close();
  source = undefined;
  heard = topics;
  if (topics === '') return tell('');
  source = new EventSource(`/live?topics=${encodeURIComponent(topics)}`);
  source.addEventListener('ready', onReady);
  source.addEventListener('refresh', onRefresh);
  source.addEventListener('error', onLost);
}

/** After a break something may have been missed: the page is renewed once. */
function onReady(): void {
  if (lostAt === 0) return;
  lostAt = 0;
  tell('back');
  setTimeout(() => tell(''), 3000);
  renew();
}

function onLost(): void {
  lostAt ||= Date.now();
  const mine = lostAt;
  // A moment's break is nobody's concern.
  setTimeout(() => lostAt === mine && tell('lost'), 2500);
  if (source?.readyState !== EventSource.CLOSED) return;
  source = undefined;
  setTimeout(() => {
    heard = '';
    listen();
  }, 5000);
}

function tell(what: '' | 'lost' | 'back'): void {
  const bar = document.getElementById('live-state');
  if (bar !== null) bar.textContent = what === '' ? '' : (bar.dataset[what] ?? '');
}

let timer = 0;

/** What moves in a hall is seen by all its desks at once: they do not all ask for it in the same instant. */
const SPREAD_MS = 2000;

function onRefresh(event: MessageEvent<string>): void {
  const topics = event.data.split(' ').filter(Boolean);
  const ofHall = topics.length > 0 && topics.every((topic) => topic.startsWith('hall:'));
  renew(ofHall ? 150 + Math.random() * SPREAD_MS : 150);
}

/** What comes at once is renewed once; a page in the background waits until it is looked at. */
function renew(after = 150): void {
  pending += 1;
  if (document.hidden || timer !== 0) return;
  timer = window.setTimeout(() => {
    timer = 0;
    pending = 0;
    (window as unknown as { Turbo: TurboGlobal }).Turbo.session.refresh(location.href);
  }, after);
}

function spareTyped(event: Event): void {
  const element = event.target as Element;
  const { newElement } = (event as CustomEvent<{ newElement?: Element | null }>).detail;
  // A renewed page does not bring what was just said again; its way back has to outlive the renewal that the deed called for.
  const isToldStill = !newElement && element.matches('.toast');
  const isHeld =
    isToldStill ||
    element.matches('form[data-typed], [data-turbo-permanent], dialog[open], [contenteditable]') ||
    (element === document.activeElement && element.matches('input, textarea, select'));
  if (isHeld) event.preventDefault();
}

function spareOpen(event: Event): void {
  const { attributeName } = (event as CustomEvent<{ attributeName: string }>).detail;
  const element = event.target as Element;
  if (attributeName === 'open' && element.matches('details, dialog')) event.preventDefault();
  if (attributeName === 'hidden' && element.matches('[data-select-bar]')) event.preventDefault();
}
