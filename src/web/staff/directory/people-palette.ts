import { findPeople } from '../../../desk/directory/index.ts';
import type { PaletteSource } from '../../web-deps.ts';
import { directoryFor } from './as-of.ts';
import { postTitle, unitName } from './say.ts';
import { directoryTexts } from './texts.ts';

const PEOPLE = 6;
const SHORTEST = 2;

/** Colleagues by name, post, unit or telephone, for the palette. */
export const peoplePalette: PaletteSource = async (request, typed) => {
  const words = typed.trim();
  if (words.length < SHORTEST || !request.mayI('people.read')) return [];
  const { lang, today } = request;
  const directory = await request.read(directoryFor(request));
  return findPeople(directory, words, today, PEOPLE).map(({ person, post, unit }) => ({
    title: `${person.givenName} ${person.surname}`,
    group: directoryTexts(lang).title,
    hint: [post && postTitle(lang, post), unit && unitName(lang, unit), person.phone].filter(Boolean).join(' · '),
    href: `/iestades/darbinieks/${person.id}`,
  }));
};
