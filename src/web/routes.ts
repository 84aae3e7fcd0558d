import type { Route } from './server/define-route.ts';

/** Every page of the desk beside those of the kit; each area adds its own list. */
export const deskRoutes: readonly Route[] = [];
