import type { DemoMatter } from '../demo-matter.ts';

/** Letters to the administrative department. Everyone and everything in them is invented. */
export const ADMINISTRATIVE: readonly DemoMatter[] = [
  {
    key: 'veca-izzina',
    steps: [
      {
        at: '28 10:15',
        letter: {
          from: 'Dzintra Piemērsala <dzintra.piemersala@klienti.example>',
          to: 'administrativa',
          subject: 'Arhīva izziņa par darba stāžu',
          text: 'Labdien!\n\nNo 1986. līdz 1991. gadam strādāju kolhozā „Piemērs”. Pensijai vajadzīga izziņa par darba stāžu. Kur to var saņemt?\n\nDzintra Piemērsala\n',
        },
      },
      { at: '28 11:00', by: 'Līga', take: true },
      {
        at: '28 16:10',
        by: 'Līga',
        reply: {
          body: '<p>Kolhoza „Piemērs” dokumenti nav pašvaldībā, tie 1995. gadā nodoti valsts arhīvam. Izziņu par darba stāžu izsniedz arhīvs; to nosaka Arhīvu likums. Pieprasījumu var iesniegt elektroniski vai pa pastu.</p>',
          closing:
            '<p>Lūdzu, pieprasiet izziņu valsts arhīvā un norādiet kolhoza nosaukumu, gadus un savu toreizējo uzvārdu. Ja arhīvs dokumentus neatrod, uzrakstiet mums, un palīdzēsim meklēt.</p><p>Paldies!</p>',
        },
      },
      { at: '27 09:00', by: 'Līga', close: 'answered' },
      {
        at: '2 14:12',
        letter: {
          from: 'Dzintra Piemērsala <dzintra.piemersala@klienti.example>',
          to: 'administrativa',
          subject: 'Re: Arhīva izziņa par darba stāžu',
          text: 'Labdien!\n\nArhīvs atbildēja, ka par 1990. un 1991. gadu algu sarakstu nav. Jūs rakstījāt, ka palīdzēsiet meklēt. Kur vēl tie varētu būt?\n\nDzintra Piemērsala\n',
          answers: 'last-reply',
        },
      },
      { at: '2 15:30', by: 'Līga', take: true },
      {
        at: '1 11:45',
        by: 'Līga',
        reply: {
          body: '<p>Algu sarakstus par 1990. un 1991. gadu atradām: tie ir mūsu novadpētniecības krātuvē, jo kolhozu tolaik pārveidoja par paju sabiedrību. Sarakstos ir abi Jūsu darba gadi. Izziņu par tiem varam izsniegt mēs; to ļauj Arhīvu likums.</p>',
          closing:
            '<p>Izziņu sagatavošu līdz ‹+3 dative›. Lūdzu, uzrakstiet, vai to sūtīt pa pastu vai saņemsiet pie mums klātienē.</p><p>Paldies par pacietību!</p>',
        },
      },
    ],
  },
  {
    key: 'ieksejs',
    steps: [
      {
        at: '6 08:45',
        letter: {
          from: 'Zane Parauglauka <zane.parauglauka@paraugnovads.example>',
          to: 'administrativa',
          subject: 'Standarta 9.3. punkts',
          text: 'Labrīt, Līga!\n\nVai starpatbildē arī jāraksta kopsavilkums, kā prasa 9.3. punkts, vai pietiek ar datumu?\n\nZane\n',
        },
      },
      { at: '6 09:05', by: 'Līga', take: true },
      {
        at: '6 09:40',
        by: 'Līga',
        reply: {
          body: '<p>Kopsavilkums vajadzīgs arī starpatbildē: standarta 9.3. punkts attiecas uz visām e-pasta vēstulēm. Starpatbildē tas ir viens teikums: kas notiek tālāk un kurā dienā.</p>',
          closing:
            '<p>Tātad datums un nākamais solis starpatbildē pietiek. Ja par kādu vēstuli rodas šaubas, lūdzu, parādiet to man pirms nosūtīšanas.</p><p>Paldies par jautājumu!</p>',
        },
      },
      { at: '6 16:00', by: 'Līga', close: 'answered' },
    ],
  },
  {
    key: 'sedes',
    steps: [
      {
        at: '3 09:08',
        letter: {
          from: 'Harijs Izdomroze <harijs.izdomroze@klienti.example>',
          to: 'administrativa',
          subject: 'Domes sēdes ieraksts',
          text: 'Labdien!\n\nKur var noskatīties pagājušās nedēļas domes sēdi? Mājaslapā ieraksta nav.\n\nHarijs Izdomroze\n',
        },
      },
      { at: '3 09:30', by: 'Līga', take: true },
      {
        at: '3 11:10',
        by: 'Līga',
        reply: {
          body: '<p>Domes sēdes ieraksts tagad ir lapā <a href="https://www.paraugnovads.example/sedes">Domes sēdes</a>. Pašvaldību likums prasa to publicēt, bet mēs to aizmirsām; kļūdu izlabojām šorīt.</p>',
          closing:
            '<p>Ierakstu varat skatīties jau tagad, un tas paliks lapā piecus gadus. Turpmāk to publicēsim nākamajā darbdienā pēc sēdes.</p><p>Atvainojos par kavēšanos un pateicos, ka pamanījāt!</p>',
        },
      },
      {
        at: '3 19:20',
        letter: {
          from: 'Harijs Izdomroze <harijs.izdomroze@klienti.example>',
          to: 'administrativa',
          subject: 'Re: Domes sēdes ieraksts',
          text: 'Paldies par atbildi!\n\nHarijs\n',
          answers: 'last-reply',
        },
      },
    ],
  },
];
