import type { PageDeps } from '../../page-deps.ts';
import type { Route } from '../../server/define-route.ts';
import type { PaletteSource } from '../../web-deps.ts';
import { fold } from '../../../language/fold.ts';
import { declareRoutes } from './declare.routes.ts';
import { interestsTexts } from './texts.ts';
import { wallsRoutes } from './walls.routes.ts';

/** Declarations of interests, reports of recusals, and lifting walls (5.4.3). */
export function interestsRoutes(deps: PageDeps): Route[] {
  return [...declareRoutes(deps), ...wallsRoutes(deps)];
}

/** The two pages by their names. */
export const interestsPalette: PaletteSource = async (request, typed) => {
  const texts = interestsTexts(request.lang);
  const group = request.lang === 'lv' ? 'Atvērt' : 'Open';
  const pages = [
    { title: texts.declare.title, group, href: '/deklaracijas' },
    ...(request.mayI('wall.lift') ? [{ title: texts.walls.title, group, href: '/liegumi' }] : []),
  ];
  const wanted = fold(typed.trim());
  return wanted === '' ? [] : pages.filter(({ title }) => fold(title).includes(wanted));
};
