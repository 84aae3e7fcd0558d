import { fold } from '../../../language/fold.ts';
import type { PaletteSource } from '../../web-deps.ts';
import { accountTexts } from './texts.ts';

/** One's own account in the palette: its views by their names. */
export const accountPalette: PaletteSource = async (request, typed) => {
  const words = fold(typed.trim());
  if (words === '' || !request.mayI('account.own')) return [];
  const { title, tabs, manage } = accountTexts(request.lang);
  const places = [
    { title: tabs.ways, group: title, href: '/mans-konts' },
    { title: tabs.sessions, group: title, href: '/mans-konts/sesijas' },
    { title: tabs.log, group: title, href: '/mans-konts/zurnals' },
    ...(request.mayI('account.manage')
      ? [{ title: manage.title, group: manage.title, href: '/administracija/konti' }]
      : []),
  ];
  return places.filter((place) => fold(`${place.group} ${place.title}`).includes(words));
};
