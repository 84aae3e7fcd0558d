import { holdsOn } from '../../../desk/directory/index.ts';
import { catalogue, inLanguage } from '../../../desk/services/index.ts';
import type { PaletteSource } from '../../web-deps.ts';
import { findServices } from './list.page.ts';
import { servicesTexts } from './texts.ts';

const SERVICES = 6;
const SHORTEST = 2;

/** Services by name or by what they are about, for the palette. */
export const servicesPalette: PaletteSource = async (request, typed) => {
  const words = typed.trim();
  if (words.length < SHORTEST || !request.mayI('service.read')) return [];
  const { lang, today } = request;
  const services = (await request.read(catalogue)).filter((service) => holdsOn(service, today));
  return findServices(services, words, () => '')
    .slice(0, SERVICES)
    .map(({ id, letter, name, about }) => ({
      title: inLanguage(name, lang),
      group: servicesTexts(lang).title,
      hint: `${letter} · ${inLanguage(about, lang)}`,
      href: `/pakalpojums/${id}`,
    }));
};
