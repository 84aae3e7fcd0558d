import type { DemoMatter } from '../demo-matter.ts';

/** Letters to the social assistance department. Everyone and everything in them is invented. */
export const SOCIAL: readonly DemoMatter[] = [
  {
    key: 'malka',
    client: { formOfAddress: 'Cienījamā Paraugpuķes kundze!' },
    steps: [
      {
        at: '10 11:08',
        letter: {
          from: 'Austra Paraugpuķe <austra.paraugpuke@klienti.example>',
          to: 'socialais',
          subject: 'Pabalsts malkai',
          text: 'Labdien!\n\nEsmu pensionāre un dzīvoju viena, pensija 412 eiro. Malka šogad ir tik dārga, ka visai ziemai nesanāk. Vai varu saņemt palīdzību?\n\nAustra Paraugpuķe\n',
        },
      },
      { at: '10 11:30', by: 'Dace', take: true },
      {
        at: '10 14:50',
        by: 'Dace',
        reply: {
          body: '<p>Jā, Jums pienākas mājokļa pabalsts arī malkai. Domes saistošo noteikumu Nr. 11 14. punkts to paredz vieniem dzīvojošiem pensionāriem, kuru pensija ir mazāka par 500 eiro. Šai ziemai pabalsts ir 200 eiro, un to izmaksā vienā reizē.</p><p>Vajadzīgs iesniegums un čeks vai rēķins par malku. Pensijas apmēru noskaidrosim paši.</p>',
          closing:
            '<p>Lūdzu, atsūtiet rēķinu par malku uz šo adresi; iesniegumu aizpildīsim kopā pa tālruni, zvanīšu Jums ‹+1 locative› no rīta. Naudu saņemsiet piecu darbdienu laikā.</p><p>Paldies, ka uzrakstījāt!</p>',
        },
      },
      { at: '8 13:05', by: 'Dace', close: 'answered' },
    ],
  },
  {
    key: 'asistents',
    steps: [
      {
        at: '7 13:22',
        letter: {
          from: 'Uldis Piemērsils <uldis.piemersils@klienti.example>',
          to: 'socialais',
          subject: 'Pieteikums asistenta pakalpojumam',
          text: 'Labdien!\n\nLūdzu piešķirt asistentu manam dēlam (19), viņš pārvietojas ratiņkrēslā un no janvāra mācīsies tehnikumā. Ārstu komisijas atzinums ir.\n\nUldis Piemērsils\n',
        },
      },
      { at: '7 13:50', by: 'Dace', take: true },
      { at: '7 13:52', by: 'Dace', classify: 'application' },
      {
        at: '6 10:20',
        by: 'Dace',
        reply: {
          kind: 'interim',
          body: '<p>Asistenta pakalpojumu Jūsu dēlam izskatīsim, tiklīdz būs ārstu komisijas atzinums un tehnikuma izziņa par stundām. Bez tiem nevar noteikt stundu skaitu nedēļā. Lēmumu pieņemsim desmit darbdienu laikā no dienas, kad abi dokumenti ir saņemti.</p>',
          closing:
            '<p>Lūdzu, atsūtiet abus dokumentus uz šo adresi vai atnesiet tos klātienē. Izziņu tehnikums sagatavo dienas laikā.</p><p>Paldies, ka piesakāties laikus!</p>',
        },
      },
      { at: '6 10:22', by: 'Dace', putToClient: true },
      {
        at: '1 12:40',
        letter: {
          from: 'Uldis Piemērsils <uldis.piemersils@klienti.example>',
          to: 'socialais',
          subject: 'Re: Pieteikums asistenta pakalpojumam',
          text: 'Labdien!\n\nĀrstu komisijas atzinums un tehnikuma izziņa būs rīt, atnesīšu klātienē. Vai varat pateikt, cik stundu parasti piešķir?\n\nUldis Piemērsils\n',
          answers: 'last-reply',
        },
      },
      { at: '0 09:15', by: 'Dace', note: 'Tēvs atnesīs dokumentus pēcpusdienā. Pēc tam atbildēt par stundām.' },
    ],
  },
  {
    key: 'mani-dati',
    steps: [
      {
        at: '4 15:30',
        letter: {
          from: 'Ingus Paraugvilks <ingus.paraugvilks@klienti.example>',
          to: 'socialais',
          subject: 'Manu personas datu kopija (VDAR 15. pants)',
          text: 'Labdien!\n\nPamatojoties uz VDAR 15. pantu, lūdzu atsūtīt manu personas datu kopiju, ko sociālais dienests apstrādā, un norādīt, kam tie nodoti.\n\nIngus Paraugvilks\n',
        },
      },
      { at: '3 08:55', by: 'Dace', take: true },
      { at: '3 08:56', by: 'Dace', classify: 'data-subject-request' },
      {
        at: '3 09:20',
        by: 'Dace',
        note: 'Pirms izsniegšanas jāpārliecinās par identitāti: lūgt parakstīt ar eParakstu.',
      },
      {
        at: '3 10:05',
        by: 'Dace',
        reply: {
          kind: 'interim',
          body: '<p>Jūsu datu kopiju sagatavosim. Dati ir sensitīvi, tāpēc vispirms jāpārliecinās, ka pieprasījums ir Jūsu. To prasa VDAR 12. panta 6. punkts.</p>',
          closing:
            '<p>Lūdzu, atsūtiet pieprasījumu ar drošu elektronisko parakstu vai atnāciet pie mums ar pasi. Kopiju saņemsiet mēneša laikā no ‹-1 genitive›, kad pieprasījums pienāca.</p><p>Paldies!</p>',
        },
      },
    ],
  },
  {
    key: 'krize',
    steps: [
      {
        at: '0 16:35',
        letter: {
          from: 'Līva Izdomkrūma <liva.izdomkruma@klienti.example>',
          to: 'socialais',
          subject: 'Kur palikt pēc ugunsgrēka',
          text: 'Labdien!\n\nVakar nodega mūsu dzīvoklis Rūpnīcas ielā 9. Pagaidām esam pie radiem, bet tur varam palikt tikai līdz nedēļas beigām. Esam divi pieaugušie un bērns. Kur vērsties?\n\nLīva Izdomkrūma\n',
        },
      },
    ],
  },
];
