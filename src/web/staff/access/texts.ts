import type { ReadingGround } from '../../../vocabulary/words.ts';
import { defineTexts } from '../../texts/texts.ts';

/** 5.1.1: grounds as whoever opens a case chooses them. */
const GROUNDS_LV: Readonly<Record<ReadingGround, string>> = {
  'client-asks': 'Klients jautā par šo lietu',
  'helping-colleague': 'Palīdzu kolēģim',
  'standing-in': 'Aizvietoju',
  supervision: 'Uzraugu darbu',
  complaint: 'Izskatu sūdzību',
  'data-protection': 'Datu aizsardzība',
  other: 'Cits iemesls',
};
const GROUNDS_EN: Readonly<Record<ReadingGround, string>> = {
  'client-asks': 'The client asks about this case',
  'helping-colleague': 'I am helping a colleague',
  'standing-in': 'I stand in for somebody',
  supervision: 'I supervise the work',
  complaint: 'I examine a complaint',
  'data-protection': 'Data protection',
  other: 'Another reason',
};

export const accessTexts = defineTexts({
  lv: {
    door: {
      title: 'Šī lieta ir citas struktūrvienības',
      lead: (unit: string) => `Par to atbild: ${unit}.`,
      say: 'Lai to atvērtu, norādiet iemeslu (5.1.1. punkts). Lasījumu reģistrē: to redz datu aizsardzības speciālists, un klients var uzzināt, kas lasījis viņa datus.',
      until: (when: string) => `Lieta Jums būs atvērta līdz ${when}.`,
      ground: 'Kāpēc atverat?',
      reason: 'Iemesls saviem vārdiem',
      reasonHint: 'Vajadzīgs, ja iemesla nav starp dotajiem; citādi, ja vēlaties.',
      open: 'Atvērt lietu',
      keys: 'Iemeslu izvēlas ar ciparu, atver ar Ctrl ⏎.',
      wordsNeeded: (least: number) => `Iemesls saviem vārdiem: vajag vismaz ${least} zīmes (5.1.1. punkts).`,
      opened: (when: string) => `Lieta atvērta līdz ${when}.`,
      back: 'Uz lietām',
      own: 'Mani lasījumi',
    },
    glass: {
      title: 'Steidzama piekļuve',
      lead: 'Lietai ar ierobežotu piekļuvi, ja tā nevar gaidīt tos, kam tā uzticēta.',
      say: 'Par to uzreiz uzzina nākamais vadītājs un datu aizsardzības speciālists, un izmantošana paliek vadītāja sarakstā (5.4.2. punkts).',
      number: 'Lieta',
      ifRestricted: (path: string) =>
        `Pārbaudiet numuru. Ja zināt, ka lieta ir ar ierobežotu piekļuvi un nevar gaidīt, atveriet ${path}.`,
      reason: 'Kāpēc tas nevar gaidīt',
      reasonHint: 'Vismaz 20 zīmes. To lasīs nākamais vadītājs.',
      open: 'Atvērt steidzami',
      opened: (when: string) => `Lieta atvērta līdz ${when}. Vadītājam un datu aizsardzības speciālistam paziņots.`,
      short: (least: number) => `Kāpēc tas nevar gaidīt: vajag vismaz ${least} zīmes (5.4.2. punkts).`,
    },
    grounds: GROUNDS_LV,
  },
  en: {
    door: {
      title: 'This case is another unit’s',
      lead: (unit: string) => `Responsible for it: ${unit}.`,
      say: 'To open it, state the ground (clause 5.1.1). The reading is logged: the data-protection officer sees it, and the client can learn who has read their data.',
      until: (when: string) => `The case will be open to you until ${when}.`,
      ground: 'Why do you open it?',
      reason: 'The reason in your own words',
      reasonHint: 'Needed where none of the grounds fits; otherwise if you like.',
      open: 'Open the case',
      keys: 'Choose the ground by its digit, open with Ctrl ⏎.',
      wordsNeeded: (least: number) =>
        `The reason in your own words: at least ${least} characters are needed (clause 5.1.1).`,
      opened: (when: string) => `The case is open until ${when}.`,
      back: 'To the cases',
      own: 'My readings',
    },
    glass: {
      title: 'Urgent access',
      lead: 'For a case with restricted access that cannot wait for those it is entrusted to.',
      say: 'The next head and the data-protection officer are told at once, and the use stays on the head’s list (clause 5.4.2).',
      number: 'Case',
      ifRestricted: (path: string) =>
        `Check the number. If you know that the case is restricted and that it cannot wait, open ${path}.`,
      reason: 'Why it cannot wait',
      reasonHint: 'At least 20 characters. The next head will read it.',
      open: 'Open urgently',
      opened: (when: string) =>
        `The case is open until ${when}. The head and the data-protection officer have been told.`,
      short: (least: number) => `Why it cannot wait: at least ${least} characters are needed (clause 5.4.2).`,
    },
    grounds: GROUNDS_EN,
  },
});
