import { defineTexts } from './texts.ts';

/** The texts of the frame of citizens' pages. */
export const citizenTexts = defineTexts({
  lv: {
    contacts: 'Saziņa',
    places: 'Apmeklēt mūs',
    accessibility: 'Piekļūstamība',
  },
  en: {
    contacts: 'Contact',
    places: 'Visit us',
    accessibility: 'Accessibility',
  },
});
