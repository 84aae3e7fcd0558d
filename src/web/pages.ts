import type { PageDeps } from './page-deps.ts';
import type { WebDeps } from './web-deps.ts';

/** The pages of the desk, gathered for the server: routes, the small numbers beside destinations, what the palette finds. */
export function pagesOf(_deps: PageDeps): Pick<WebDeps, 'routes' | 'counts' | 'palette'> {
  return { routes: [] };
}
