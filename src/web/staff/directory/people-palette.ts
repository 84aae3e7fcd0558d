import { findPeople } from '../../../desk/directory/index.ts';
import type { PaletteSource } from '../../web-deps.ts';
import { directoryTexts } from './texts.ts';

const PEOPLE = 6;
const SHORTEST = 2;

/** Colleagues by name, post, unit or telephone, for the palette. */
export const peoplePalette: PaletteSource = async (request, typed) => {
  const words = typed.trim();
  if (words.length < SHORTEST || !request.mayI('people.read')) return [];
  const { lang } = request;
  const found = await request.read((tx) => findPeople(tx, words, request.today, PEOPLE));
  return found.map((one) => ({
    title: one.name,
    group: directoryTexts(lang).title,
    hint: [lang === 'lv' ? one.post_lv : one.post_en, lang === 'lv' ? one.unit_lv : one.unit_en, one.phone]
      .filter((part) => part !== null && part !== '')
      .join(' · '),
    href: `/iestades/darbinieks/${one.id}`,
  }));
};
