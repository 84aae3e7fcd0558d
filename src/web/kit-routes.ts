import { galleryRoutes } from './gallery/gallery.page.ts';
import type { Route } from './server/define-route.ts';
import { liveRoutes } from './server/live.routes.ts';
import { paletteRoutes } from './server/palette.routes.ts';
import { settingsRoutes } from './session/settings.routes.ts';
import { signInRoutes } from './session/sign-in.page.ts';

/** The routes that the kit itself brings: signing in and out, appearance, palette, live refresh, health, gallery. */
export const kitRoutes: readonly Route[] = [
  ...signInRoutes,
  ...settingsRoutes,
  ...paletteRoutes,
  ...liveRoutes,
  ...galleryRoutes,
];
