import { fold } from '../../language/fold.ts';
import { destinationsOf } from '../layout/staff-frame.ts';
import { kitTexts } from '../texts/kit.ts';
import type { PaletteItem } from '../web-deps.ts';
import { json } from './answer.ts';
import { defineRoute, type Route } from './define-route.ts';
import type { WebRequest } from './web-request.ts';

const ITEMS_AT_MOST = 20;

export const paletteRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: '/palette',
    action: 'search',
    audience: 'staff',
    async handle(request, { query }) {
      const words = (query['q'] ?? '').trim().slice(0, 200);
      const found = await Promise.all([
        places(request, words),
        ...(request.deps.palette ?? []).map((source) => source(request, words)),
      ]);
      return json({ items: found.flat().slice(0, ITEMS_AT_MOST) });
    },
  }),
];

/** Destinations and what the frame itself can do, found without regard to case and diacritics. */
function places(request: WebRequest, words: string): readonly PaletteItem[] {
  const texts = kitTexts(request.lang);
  const group = texts.palette.go;
  const all = [
    ...destinationsOf(request).map((place) => ({ title: texts.nav[place.key], group, href: place.href })),
    ...(request.demo && request.mayI('gallery.read')
      ? [{ title: texts.palette.gallery, group, href: '/gallery' }]
      : []),
  ];
  const wanted = fold(words);
  return all.filter((item) => fold(item.title).includes(wanted));
}
