import { defineTexts } from '../../texts/texts.ts';

/** Words of the list of reports. */
export const reportsTexts = defineTexts({
  lv: {
    title: 'Pārskati',
    lead: 'Katrs pārskats pasaka, no kā un kad tas rēķināts un cik droši tas ir.',
    noneTitle: 'Jums vēl nav neviena pārskata',
    none: 'Zāles pārskatus redz tas, kurš to vada.',
    list: {
      estimate: {
        name: 'Vai laika prognoze piepildās',
        say: 'Cik bieži kopā ar numuru pateiktais gaidīšanas laiks bija īstais.',
      },
      day: { name: 'Zāles diena', say: 'Cik nāca, cik gaidīja, cik aizgāja, pa stundām un pakalpojumiem.' },
      week: { name: 'Zāles nedēļa', say: 'Tas pats pa dienām, blakus iepriekšējai nedēļai.' },
      roster: { name: 'Cik galdu vajag', say: 'Pa stundām un nedēļas dienām, lai gaidīšana nepārsniegtu mērķi.' },
      ratings: { name: 'Klientu vērtējumi', say: 'Ko klienti saka pēc apmeklējuma (5.6.3).' },
      standard: { name: 'Standarta izpilde', say: 'Katrs punkts ar saviem skaitļiem.' },
    },
  },
  en: {
    title: 'Reports',
    lead: 'Each report says from what and when it was counted, and how sure it is.',
    noneTitle: 'There is no report for you yet',
    none: 'Reports of a hall are seen by whoever leads it.',
    list: {
      estimate: { name: 'Do wait estimates come true', say: 'How often the wait told with a ticket was the true one.' },
      day: { name: 'A day of the hall', say: 'How many came, waited and left, by hour and service.' },
      week: { name: 'A week of the hall', say: 'The same by day, beside the week before.' },
      roster: { name: 'How many desks are needed', say: 'By hour and weekday, so that waits keep to the target.' },
      ratings: { name: 'Clients’ ratings', say: 'What clients say after a visit (5.6.3).' },
      standard: { name: 'How the standard is kept', say: 'Every clause with its figures.' },
    },
  },
});
