import { type Content, type Html, html } from '../html.ts';
import type { Answer } from '../server/answer.ts';
import type { WebRequest } from '../server/web-request.ts';
import type { NavigationCounts } from '../web-deps.ts';
import type { Destination } from './navigation.ts';
import { plainFrame } from './plain-frame.ts';
import { staffFrame } from './staff-frame.ts';

export interface PageOptions {
  /** What the page is, for the tab and the heading; a page's first words. */
  readonly title: string;
  /** Over the title: number, channel, unit. */
  readonly over?: Content;
  /** Under the title: one sentence, or the chips of what is owed. */
  readonly lead?: Content;
  /** What can be done now, at the right of the title. */
  readonly actions?: Content;
  readonly body: Content;
  /** Beside the work: who the client is, what is owed. */
  readonly aside?: Content;
  readonly current?: Destination;
  /** Topics (`case:<id>`, `employee:<id>`, `unit:<id>`) upon which the page renews itself. */
  readonly live?: readonly string[];
  /** Browser modules that this page needs beside the kit's own. */
  readonly modules?: readonly string[];
  /** 422 where a form comes back with what has to be mended. */
  readonly status?: number;
  /** `staff` (the workspace) where somebody is signed in, else `plain` (one column); may be set. */
  readonly frame?: 'staff' | 'plain';
}

/** A whole page in its frame, as an answer. */
export function page(request: WebRequest, options: PageOptions): Answer {
  return { answer: 'page', status: options.status ?? 200, framed: (counts) => pageHtml(request, options, counts) };
}

/** A whole page in its frame. */
export function pageHtml(request: WebRequest, options: PageOptions, counts: NavigationCounts = {}): Html {
  const frame = options.frame ?? (request.me === null ? 'plain' : 'staff');
  return frame === 'staff' ? staffFrame(request, options, counts) : plainFrame(request, options);
}

/** The head of a page: where am I, what is owed, what can I do now. */
export function pageHead(options: Pick<PageOptions, 'title' | 'over' | 'lead' | 'actions'>): Html {
  return html`<header class="page-head"><div>${options.over !== undefined && html`<p class="over">${options.over}</p>`}<h1>${options.title}</h1>${
    options.lead !== undefined && html`<div class="lead">${options.lead}</div>`
  }</div>${options.actions !== undefined && html`<div class="button-row">${options.actions}</div>`}</header>`;
}
