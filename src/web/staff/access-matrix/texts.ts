import { defineTexts } from '../../texts/texts.ts';

export const accessTexts = defineTexts({
  lv: {
    title: 'Kas ko drīkst',
    lead: 'Katra loma un cik tālu sniedzas tās tiesības. Pēc šīs tabulas Laipa rīkojas lapās, komandrindā un datubāzē; to nemaina ar roku.',
    action: 'Darbība',
    caption: 'Lomas un darbības',
    reason: 'tikai ar iemeslu, ko redz vadītājs (5.4.2.)',
    roles: {
      employee: 'Darbinieks',
      head: 'Vadītājs',
      steward: 'Standarta pārzinis',
      'executive-director': 'Izpilddirektors',
      'council-chair': 'Domes priekšsēdētājs',
      'data-protection-officer': 'Datu aizsardzības speciālists',
      administrator: 'Administrators',
    },
    reach: { own: 'savu', unit: 'savas struktūrvienības', all: 'visu', none: '–' },
    legend:
      'Savu: kas uzticēts pašam. Savas struktūrvienības: arī tās, kurās aizvieto. Visu: visā pašvaldībā. Svešu lietu atver ar iemeslu (5.1.1.); liegumu (5.4.3.) pats sev neatceļ neviens.',
    index: { name: 'Kas ko drīkst', say: 'Lomu un darbību tabula: kas ko drīkst un cik tālu.' },
  },
  en: {
    title: 'Who may what',
    lead: 'Each role and how far its powers reach. Laipa acts by this table in pages, on the command line and in the database; it is not changed by hand.',
    action: 'Action',
    caption: 'Roles and actions',
    reason: 'only with a reason that the head sees (5.4.2)',
    roles: {
      employee: 'Employee',
      head: 'Head',
      steward: 'Steward of the standard',
      'executive-director': 'Executive director',
      'council-chair': 'Council chair',
      'data-protection-officer': 'Data-protection officer',
      administrator: 'Administrator',
    },
    reach: { own: 'own', unit: 'own units’', all: 'all', none: '–' },
    legend:
      'Own: what is entrusted to oneself. Own units’: also those of people one stands in for. All: in the whole municipality. A case that is not one’s own is opened with a reason (5.1.1); no role lifts a wall (5.4.3) for itself.',
    index: { name: 'Who may what', say: 'The table of roles and actions: who may what, and how far.' },
  },
});
