import { defineTexts } from '../texts/texts.ts';

export const tabletTexts = defineTexts({
  lv: {
    title: 'Vērtējums',
    language: 'Valoda',
    languages: { lv: 'Latviešu', en: 'English' },
    idle: 'Paldies, ka atnācāt!',
    idleSay: 'Kad Jūsu apkalpošana būs beigusies, šeit varēsiet to novērtēt.',
    desk: (number: string) => `${number}. galds`,
    nth: (nth: number, of: number) => `${nth}. jautājums no ${of}`,
    who: 'Darbinieks Jūsu atbildes neredz.',
    thanks: 'Paldies par vērtējumu!',
    thanksSay: 'Jūsu atbildes ir saglabātas. Visu labu!',
    unpaired: 'Šī ierīce nav piesaistīta galdam',
    pair: 'Piesaistīt šo ierīci',
    unpairedSay:
      'Planšete rāda vērtējumu tikai savam galdam. Centra vadītājs to piesaista, pievienojot ierīci un izvēloties galdu.',
    lost: 'Savienojums pārtrūcis; planšete mēģina vēlreiz.',
  },
  en: {
    title: 'Rating',
    language: 'Language',
    languages: { lv: 'Latviešu', en: 'English' },
    idle: 'Thank you for coming!',
    idleSay: 'When you have been served, you can rate the service here.',
    desk: (number: string) => `Desk ${number}`,
    nth: (nth: number, of: number) => `Question ${nth} of ${of}`,
    who: 'The employee does not see your answers.',
    thanks: 'Thank you for your rating!',
    thanksSay: 'Your answers have been kept. Goodbye!',
    unpaired: 'This device belongs to no desk',
    pair: 'Pair this device',
    unpairedSay:
      'A tablet shows the rating of its own desk only. The head of the centre adds the device and chooses the desk.',
    lost: 'The connection is lost; the tablet keeps trying.',
  },
});
