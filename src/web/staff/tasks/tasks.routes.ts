import { fold } from '../../../language/fold.ts';
import type { PageDeps } from '../../page-deps.ts';
import type { Route } from '../../server/define-route.ts';
import type { PaletteSource } from '../../web-deps.ts';
import { listRoutes } from './lists.routes.ts';
import { newTaskRoutes } from './new-task.routes.ts';
import { taskRoutes } from './task.routes.ts';
import { tasksTexts } from './texts.ts';

/** Tasks with participants, and copies to their heads (10.3). */
export function tasksRoutes(deps: PageDeps): Route[] {
  return [...listRoutes(deps), ...newTaskRoutes(deps), ...taskRoutes(deps)];
}

/** The lists and the new task by their names. */
export const tasksPalette: PaletteSource = async ({ lang }, typed) => {
  const t = tasksTexts(lang);
  const group = lang === 'lv' ? 'Atvērt' : 'Open';
  const wanted = fold(typed.trim());
  const pages = [
    { title: t.title, group, href: '/uzdevumi' },
    { title: t.create, group, href: '/uzdevumi/jauns' },
  ];
  return wanted === '' ? [] : pages.filter(({ title }) => fold(title).includes(wanted));
};
