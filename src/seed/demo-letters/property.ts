import type { DemoMatter } from '../demo-matter.ts';

/** Letters to the real estate department. Everyone and everything in them is invented. */
export const PROPERTY: readonly DemoMatter[] = [
  {
    key: 'nodoklis',
    client: { formOfAddress: 'Cienījamais Paraugeglīša kungs!' },
    steps: [
      {
        at: '12 20:55',
        letter: {
          from: 'Voldemārs Paraugeglītis <voldemars.paraugeglitis@klienti.example>',
          to: 'ipasumi',
          subject: 'Kāpēc nodoklis ir lielāks?',
          text: 'Labvakar!\n\nPērn par māju Kalna ielā 15 maksāju 84 eiro, šogad paziņojumā ir 112. Māja taču nav mainījusies. Kāpēc?\n\nVoldemārs Paraugeglītis\n',
        },
      },
      { at: '11 09:10', by: 'Edgars', take: true },
      {
        at: '11 15:35',
        by: 'Edgars',
        reply: {
          body: '<p>Nodoklis ir lielāks, jo šogad Jums vairs nav 25 procentu atlaides. Atlaidi piešķir uz diviem gadiem, un tās termiņš beidzās pērn decembrī; to nosaka domes saistošo noteikumu Nr. 3 8. punkts. Mājas vērtība un likme nav mainījusies.</p><p>Atlaidi var saņemt arī par šo gadu, ja to piesaka līdz 31. decembrim. Pārmaksāto summu tad ieskaitīsim nākamajā maksājumā.</p>',
          closing:
            '<p>Lūdzu, līdz 31. decembrim piesakiet atlaidi: pietiek ar vienu teikumu, atbildot uz šo vēstuli. Jauno aprēķinu saņemsiet piecu darbdienu laikā.</p><p>Paldies, ka pajautājāt!</p>',
        },
      },
      {
        at: '10 17:40',
        letter: {
          from: 'Voldemārs Paraugeglītis <voldemars.paraugeglitis@klienti.example>',
          to: 'ipasumi',
          subject: 'Re: Kāpēc nodoklis ir lielāks?',
          text: 'Labvakar! Paldies. Piesaku atlaidi par māju Kalna ielā 15. Vai par garāžu arī to var saņemt?\n\nV. Paraugeglītis\n',
          answers: 'last-reply',
        },
      },
      {
        at: '9 10:05',
        by: 'Edgars',
        reply: {
          body: '<p>Atlaide par māju Kalna ielā 15 ir piešķirta, un šā gada nodoklis atkal ir 84 eiro. Par garāžu atlaidi piešķirt nevar, jo saistošo noteikumu Nr. 3 8. punkts to attiecina tikai uz dzīvojamo māju.</p>',
          closing:
            '<p>Par māju pārmaksātos 28 eiro ieskaitīsim nākamajā maksājumā; Jums nekas vairs nav jādara. Jauno paziņojumu saņemsiet līdz ‹+5 dative›.</p><p>Paldies!</p>',
        },
      },
      { at: '5 11:20', by: 'Edgars', close: 'answered' },
    ],
  },
  {
    key: 'noma',
    client: { kind: 'legal-person' },
    steps: [
      {
        at: '11 10:40',
        letter: {
          from: 'SIA „Paraugu Maize” <birojs@paraugumaize.uznemums.example>',
          to: 'ipasumi',
          subject: 'Iesniegums par telpu nomu tirgū',
          text: 'Labdien!\n\nIesniegums: lūdzam iznomāt brīvo telpu tirgus paviljonā, 32 m², maizes veikalam uz pieciem gadiem. Esam gatavi piedalīties izsolē.\n\nSIA „Paraugu Maize”\n',
        },
      },
      { at: '11 11:15', by: 'Edgars', take: true },
      { at: '11 11:16', by: 'Edgars', classify: 'application' },
      {
        at: '11 16:45',
        by: 'Edgars',
        reply: {
          kind: 'interim',
          body: '<p>Telpu tirgus paviljonā var iznomāt tikai izsolē; to nosaka Ministru kabineta noteikumi Nr. 97. Izsoles sākumcenu vērtētājs noteiks līdz ‹+6 dative›, tāpēc uzreiz atbildēt pēc būtības nevaru.</p>',
          closing:
            '<p>Sākumcenu un izsoles dienu Jums paziņošu līdz ‹+8 dative›. Līdz tam nekas nav jāiesniedz.</p><p>Paldies par pieteikumu!</p>',
        },
      },
      {
        at: '4 14:25',
        by: 'Edgars',
        reply: {
          body: '<p>Telpas sākumcena ir 6,40 eiro par kvadrātmetru mēnesī. Izsole būs ‹+14 locative› plkst. 14 domes zālē. Nosacījumus dome apstiprināja ar 118. lēmumu; tie ir lapā <a href="https://www.paraugnovads.example/izsoles">Izsoles</a>.</p><p>Dalībai vajadzīgs pieteikums un 200 eiro nodrošinājums. To atmaksājam, ja izsolē neuzvarat.</p>',
          closing:
            '<p>Lūdzu, iesniedziet pieteikumu un iemaksājiet nodrošinājumu līdz ‹+10 dative›. Ja vēlaties telpu apskatīt, uzrakstiet man, kad Jums ērti.</p><p>Paldies par pacietību!</p>',
        },
      },
    ],
  },
  {
    key: 'cirsma',
    client: { kind: 'state-institution' },
    steps: [
      {
        at: '6 10:00',
        letter: {
          from: 'Piemēra meža aģentūra <kanceleja@meziem.iestade.example>',
          to: 'ipasumi',
          subject: 'Par koku ciršanu pie valsts ceļa',
          text: 'Labdien!\n\nLūdzam informēt, vai pašvaldība saskaņo 14 priežu ciršanu pie ceļa uz Paraugciemu. Zeme pieder akciju sabiedrībai „Piemēra Ceļi”.\n\nPiemēra meža aģentūra\n',
        },
      },
      { at: '6 11:05', by: 'Edgars', take: true },
      {
        at: '6 15:10',
        by: 'Edgars',
        note: 'Zeme nav pašvaldības. Vēstuli pārsūtīju AS „Piemēra Ceļi” un par to piezvanīju aģentūrai.',
      },
      { at: '6 15:12', by: 'Edgars', close: 'forwarded' },
    ],
  },
  {
    key: 'adrese',
    steps: [
      {
        at: '5 13:15',
        letter: {
          from: 'Normunds Izdomvalks <normunds.izdomvalks@klienti.example>',
          to: 'ipasumi',
          subject: 'Adrese jaunai mājai',
          text: 'Labdien! Kā jaunai mājai „Vītolkalni” piešķir adresi? Normunds Izdomvalks\n',
        },
      },
      {
        at: '5 13:40',
        letter: {
          from: 'Normunds Izdomvalks <normunds.izdomvalks@klienti.example>',
          to: 'ipasumi',
          subject: 'Re: Adrese jaunai mājai',
          text: 'Labdien! Atradu atbildi jūsu mājaslapā, atsaucu jautājumu. Normunds\n',
          answers: 'first-letter',
        },
      },
      { at: '5 14:00', by: 'Edgars', take: true },
      { at: '5 14:01', by: 'Edgars', close: 'withdrawn-by-client' },
    ],
  },
  {
    key: 'robeza',
    steps: [
      {
        at: '2 09:35',
        letter: {
          from: 'Vizma Piemērvēja <vizma.piemerveja@klienti.example>',
          to: 'ipasumi',
          subject: 'Pašvaldības zeme aiz mana dārza',
          text: 'Labdien!\n\nAiz mana dārza Gravas ielā 9 ir pašvaldības zemes strēle, aizaugusi ar latvāņiem. Vai to var nopirkt vai nomāt? Es to sakoptu.\n\nVizma Piemērvēja\n',
        },
      },
      { at: '2 10:50', by: 'Edgars', take: true },
      {
        at: '1 14:30',
        by: 'Edgars',
        reply: {
          kind: 'interim',
          body: '<p>Zemes strēle aiz Gravas ielas 9 tiešām pieder pašvaldībai. Vai to var pārdot vai iznomāt, Īpašumu komisija lems ‹+6 locative›. Pa zemi iet gāzesvads, tāpēc vispirms vajadzīgs tīkla operatora viedoklis.</p>',
          closing:
            '<p>Komisijas lēmumu Jums nosūtīšu līdz ‹+8 dative›. Latvāņus nopļausim neatkarīgi no tā, maijā.</p><p>Paldies, ka vēlaties zemi sakopt!</p>',
        },
      },
    ],
  },
  {
    key: 'garaza',
    steps: [
      {
        at: '~155',
        letter: {
          from: 'Aldis Paraugkrasts <aldis.paraugkrasts@klienti.example>',
          to: 'ipasumi',
          subject: 'Garāžas nomas līgums beidzas',
          text: 'Labdien!\n\nMans garāžas nomas līgums beidzas šā mēneša beigās. Kas jādara, lai to pagarinātu?\n\nAldis Paraugkrasts\n',
        },
      },
    ],
  },
];
