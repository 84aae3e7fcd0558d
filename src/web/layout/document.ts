import { loadAssets } from '../assets/assets.ts';
import { attrs, type Content, type Html, html } from '../html.ts';
import type { WebRequest } from '../server/web-request.ts';
import { kitTexts } from '../texts/kit.ts';
import { toast } from '../components/toast.ts';

export interface DocumentOptions {
  readonly title: string;
  readonly live?: readonly string[];
  readonly modules?: readonly string[];
  /** Not to be found by search engines: what one person's link opens. */
  readonly unlisted?: boolean;
  /** The style sheet that the page needs beside everybody's. */
  readonly sheet?: 'staff' | 'screens';
}

/** The outermost of every page: head, skip link, toasts, live region. */
export function document(request: WebRequest, options: DocumentOptions, body: Content): Html {
  const assets = loadAssets();
  const texts = kitTexts(request.lang);
  return html`<!DOCTYPE html>
<html${attrs({ lang: request.lang, 'data-theme': request.theme === 'auto' ? null : request.theme })}><head><meta charset="utf-8"><title>${options.title} · ${texts.product}</title><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="csrf-token" content="${request.csrf}"><meta name="turbo-refresh-method" content="morph"><meta name="turbo-refresh-scroll" content="preserve"><meta name="turbo-cache-control" content="no-cache">${options.unlisted === true && html`<meta name="robots" content="noindex, nofollow">`}${
    options.live !== undefined &&
    options.live.length > 0 &&
    html`<meta name="laipa-live" content="${options.live.join(' ')}">`
  }<link rel="preload" href="${assets.font}" as="font" type="font/woff2" crossorigin="anonymous"><link rel="stylesheet" href="${assets.style}" data-turbo-track="reload">${
    options.sheet !== undefined &&
    html`<link rel="stylesheet" href="${assets[options.sheet]}" data-turbo-track="reload">`
  }<link rel="icon" href="${assets.icon}" type="image/svg+xml"><link rel="modulepreload" href="${assets.turbo}"><script type="module" src="${assets.start}" data-turbo-track="reload"></script>${([
    ...(options.modules ?? []),
    ...(request.kept === null ? [] : ['kept-form']),
  ]).map(
    (name) => html`<script type="module" src="${assets.module(name)}"></script>`,
  )}</head><body><a class="skip" href="#content">${texts.skip}</a>${body}${toast(request)}<div class="live-lost" id="live-state" role="status" data-lost="${texts.live.lost}" data-back="${texts.live.back}"></div><div class="visually-hidden" id="say" role="status"></div></body></html>`;
}
