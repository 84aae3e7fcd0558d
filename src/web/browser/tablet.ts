interface TurboGlobal {
  readonly session: { refresh(url: string): void };
}

/** A break shorter than this is nobody's concern, in ms. */
const LOST_AFTER = 5_000;
/** Asks anew in any case, in ms: whatever was missed shows then. */
const EVERY = 60_000;

/**
 * `<l-tablet listen="path" until="ms" now="ms">`: keeps the tablet at a desk true. It is fetched again when something happens in
 * the hall and when what it shows has run out, by the desk's clock and not the tablet's own.
 */
export class Tablet extends HTMLElement {
  static readonly observedAttributes = ['until', 'now'];
  source: EventSource | undefined;
  timer = 0;
  every = 0;
  lost = 0;

  connectedCallback(): void {
    this.source = new EventSource(this.getAttribute('listen') ?? '');
    this.source.addEventListener('refresh', renew);
    this.source.addEventListener('ready', () => this.found());
    this.source.addEventListener('error', () => this.lose());
    this.every = window.setInterval(renew, EVERY);
    this.await();
  }

  disconnectedCallback(): void {
    this.source?.close();
    clearTimeout(this.timer);
    clearTimeout(this.lost);
    clearInterval(this.every);
  }

  attributeChangedCallback(): void {
    if (this.isConnected) this.await();
  }

  await(): void {
    clearTimeout(this.timer);
    const [until, now] = [Number(this.getAttribute('until')), Number(this.getAttribute('now'))];
    if (until > 0) this.timer = window.setTimeout(renew, Math.max(0, until - now) + 200);
  }

  lose(): void {
    this.lost ||= window.setTimeout(() => {
      this.textContent = this.dataset['lost'] ?? '';
    }, LOST_AFTER);
    // A server that is starting again refuses for a while, and the browser gives up: begin anew.
    if (this.source?.readyState === EventSource.CLOSED) {
      setTimeout(() => {
        if (!this.isConnected) return;
        this.disconnectedCallback();
        this.connectedCallback();
      }, LOST_AFTER);
    }
  }

  found(): void {
    const wasLost = this.lost !== 0;
    clearTimeout(this.lost);
    this.lost = 0;
    this.textContent = '';
    if (wasLost) renew();
  }
}

function renew(): void {
  (window as unknown as { Turbo: TurboGlobal }).Turbo.session.refresh(location.href);
}

if (customElements.get('l-tablet') === undefined) customElements.define('l-tablet', Tablet);
