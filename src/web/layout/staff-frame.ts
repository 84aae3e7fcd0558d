import { button } from '../components/button.ts';
import { buttonForm } from '../components/form.ts';
import { keysDialog, paletteDialog } from '../components/palette.ts';
import { languageSwitch, themeSwitch } from '../components/switches.ts';
import { attrs, type Html, html, nothing } from '../html.ts';
import { routesOf } from '../server/routes-of.ts';
import { sessionTexts } from '../session/texts.ts';
import type { WebRequest } from '../server/web-request.ts';
import type { NavigationCounts, WebDeps } from '../web-deps.ts';
import { kitTexts } from '../texts/kit.ts';
import { sayShortDate } from '../texts/say.ts';
import { document } from './document.ts';
import { keptForm } from './kept-form.ts';
import { DESTINATIONS } from './navigation.ts';
import { pageHead, type PageOptions } from './page.ts';

/** The workspace: few destinations at the left, the work in the middle, who and what is owed at the right. */
export function staffFrame(request: WebRequest, options: PageOptions, counts: NavigationCounts): Html {
  const { aside, body } = options;
  const texts = kitTexts(request.lang);
  return document(
    request,
    { ...options, sheet: 'staff' },
    html`<div class="desk">${rail(request, options, counts)}<main id="content" class="desk-main" tabindex="-1">${keptForm(request)}${pageHead(options)}${
      aside === undefined
        ? body
        : html`<div class="columns"><div>${body}</div><aside class="aside" aria-label="${texts.aside}">${aside}</aside></div>`
    }</main></div>${paletteDialog(request.lang)}${keysDialog(request.lang)}`,
  );
}

/** The destinations that have a page and that this person may see. */
export function destinationsOf(request: WebRequest): typeof DESTINATIONS {
  return builtDestinations(request.deps).filter((place) => request.mayI(place.action));
}

const built = new WeakMap<WebDeps, typeof DESTINATIONS>();

function builtDestinations(deps: WebDeps): typeof DESTINATIONS {
  const known = built.get(deps);
  if (known !== undefined) return known;
  const paths = new Set(
    routesOf(deps)
      .filter((route) => route.method === 'GET')
      .map((route) => route.path),
  );
  const places = DESTINATIONS.filter((place) => paths.has(place.href));
  built.set(deps, places);
  return places;
}

function hasPage({ routes }: WebDeps, page: `/${string}`): boolean {
  return routes.some(({ path }) => path === page);
}

/** What everybody has of their own: the account, the interests declared, what they have read. */
function ownPages({ deps, lang }: WebRequest) {
  const texts = kitTexts(lang);
  const pages = [
    ['/mans-konts', sessionTexts(lang).account],
    ['/deklaracijas', texts.interests],
    ['/mani-lasijumi', texts.ownReadings],
  ] as const;
  return pages.filter(([page]) => hasPage(deps, page));
}

function rail(request: WebRequest, options: PageOptions, counts: NavigationCounts): Html {
  const { lang, me } = request;
  const texts = kitTexts(lang);
  const own = me === null ? [] : ownPages(request);
  const links = destinationsOf(request).map((place) => {
    const count = (counts as Partial<Record<string, number>>)[place.key];
    return html`<li${attrs({ class: place.begins ? 'begins' : null })}><a${attrs({ href: place.href, 'aria-current': options.current === place.key ? 'page' : null })}>${texts.nav[place.key]}${count !== undefined && count > 0 && html` <span>${count}</span>`}</a></li>`;
  });
  return html`<header class="rail"><a class="brand" href="/">${texts.product}</a><button type="button" class="find" command="show-modal" commandfor="palette" aria-keyshortcuts="Control+K">${texts.search} <kbd aria-hidden="true">Ctrl K</kbd></button><nav aria-label="${texts.mainNavigation}"><ul>${links}${own.map(([page, text]) => html`<li class="own-account"><a${attrs({ href: page, 'aria-current': request.url.pathname === page ? 'page' : null })}>${text}</a></li>`)}</ul></nav>${
    request.demo &&
    html`<p class="demo-mark">${texts.demoMark}${request.fromThisMachine && html`. <a href="/demo-pasts">${texts.demoMailbox}</a>`}</p>`
  }<div class="me">${me === null ? nothing : html`<div class="who"><strong>${me.name}</strong><small>${me.post[lang]}</small><small>${me.unit[lang]}</small>${me.standsInFor.map((one) => html`<small>${texts.standsInFor(one.name, sayShortDate(lang, one.until, request.today))}</small>`)}<ul class="own-pages">${own.map(([page, text]) => html`<li><a${attrs({ href: page, 'aria-current': request.url.pathname === page ? 'page' : null })}>${text}</a></li>`)}</ul></div>`}${languageSwitch(request)}${themeSwitch(request)}${
    me !== null && buttonForm(request, { action: '/iziet', button: button({ text: texts.signOut, kind: 'quiet' }) })
  }</div></header>`;
}
