import { say } from './page.ts';
import type { Findings } from './composer-findings.ts';
import type { ComposerHost } from './composer-host.ts';
import { replaceMarkup, setHtml, setText } from './composer-markup.ts';

interface CheckAnswer {
  readonly places: Readonly<
    Record<string, { readonly html: string; readonly wanting: boolean; readonly length: number | null }>
  >;
  readonly summary: string;
  readonly say: string;
  readonly overridable: readonly string[];
  readonly links: readonly string[];
  readonly recipients: string;
}

const LINKS_AFTER = 1500;

/** The check of the letter as it is typed: asked of the server, shown beside the parts. */
export class Check {
  readonly host: ComposerHost;
  readonly findings: Findings;
  asking: AbortController | null = null;
  /** The state as it was said last. */
  said = '';
  tried = '';
  linkTimer = 0;

  constructor(host: ComposerHost, findings: Findings) {
    this.host = host;
    this.findings = findings;
  }

  stop(): void {
    clearTimeout(this.linkTimer);
  }

  async run(withAddress = false): Promise<void> {
    this.asking?.abort();
    const asking = new AbortController();
    this.asking = asking;
    try {
      const texts = this.texts();
      const response = await this.host.post('parbaude', this.host.fields(withAddress), { signal: asking.signal });
      if (!response.ok) throw new Error(String(response.status));
      const answer = (await response.json()) as CheckAnswer;
      if (this.asking === asking) this.show(answer, texts, withAddress);
    } catch {
      if (!asking.signal.aborted) setText(this.host, '[data-summary]', this.host.dataset['offline'] ?? '');
    }
  }

  texts(): Map<string, string> {
    return new Map([...this.host.editors].map(([part, editor]) => [part, editor.flat().text]));
  }

  show(answer: CheckAnswer, texts: ReadonlyMap<string, string>, withRecipients: boolean): void {
    const lengths: Record<string, number | null> = {};
    for (const [place, { html, wanting, length }] of Object.entries(answer.places)) {
      lengths[place] = length;
      this.putList(`[data-findings="${place}"]`, html);
      document.getElementById(`part-${place}`)?.setAttribute('data-wanting', String(wanting));
    }
    if (withRecipients) this.putRecipients(answer.recipients);
    setHtml(this.host, '[data-summary]', answer.summary);
    for (const one of this.host.querySelectorAll<HTMLElement>('[data-override]'))
      one.hidden = !answer.overridable.includes(one.dataset['override'] ?? '');
    this.findings.renewed(texts, lengths);
    if (this.said !== '' && this.said !== answer.say) say(answer.say);
    this.said = answer.say;
    this.host.dataset['checked'] = String(Number(this.host.dataset['checked'] ?? 0) + 1);
    this.tryLinks(answer.links);
  }

  /** A list is put in anew only where it changed; the finding that held the focus holds it again. */
  putList(selector: string, html: string): void {
    const list = this.host.querySelector<HTMLElement>(selector);
    if (list === null || list.dataset['shown'] === html) return;
    const held = [...list.querySelectorAll('a, button')].indexOf(document.activeElement as HTMLElement);
    replaceMarkup(list, html);
    list.dataset['shown'] = html;
    if (held < 0) return;
    const left = list.querySelectorAll<HTMLElement>('a, button');
    (left[Math.min(held, left.length - 1)] ?? this.host.editors.get(list.dataset['findings'] ?? '')?.root)?.focus();
  }

  putRecipients(html: string): void {
    setHtml(this.host, '[data-recipients]', html);
    const field = this.host.form.elements.namedItem('new_address');
    if (field instanceof HTMLInputElement) field.value = '';
  }

  /** Links are tried when the writer rests; only a clear answer changes anything. */
  tryLinks(links: readonly string[]): void {
    const key = links.join('\n');
    if (links.length === 0 || key === this.tried) return;
    clearTimeout(this.linkTimer);
    this.linkTimer = window.setTimeout(async () => {
      this.tried = key;
      try {
        const response = await this.host.post('saites', { links });
        if (response.ok && ((await response.json()) as { changed: boolean }).changed) void this.run();
      } catch {
        // The network is away: the links stay untried.
      }
    }, LINKS_AFTER);
  }
}
