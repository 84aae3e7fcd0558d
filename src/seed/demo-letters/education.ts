import type { DemoMatter } from '../demo-matter.ts';
import { PUPILS } from './files.ts';

/** Letters to the education department. Everyone and everything in them is invented. */
export const EDUCATION: readonly DemoMatter[] = [
  {
    key: 'bernudarzs',
    client: { formOfAddress: 'Cienījamā Piemērlapas kundze!' },
    steps: [
      {
        at: '13 12:32',
        letter: {
          from: 'Santa Piemērlapa <santa.piemerlapa@klienti.example>',
          to: 'izglitiba',
          subject: 'Vieta rindā uz „Zīlīti”',
          text: 'Labdien!\n\nMeitai martā būs divi gadi. Kurā vietā viņa ir rindā uz bērnudārzu „Zīlīte”, un vai no rudens viņai tiks vieta?\n\nSanta Piemērlapa\n',
        },
      },
      { at: '13 13:40', by: 'Zane', take: true },
      {
        at: '13 15:55',
        by: 'Zane',
        reply: {
          body: '<p>Jūsu meita rindā uz bērnudārzu „Zīlīte” ir 14. vietā. No 1. septembra „Zīlītē” divgadnieku grupā būs 20 vietu, tāpēc vieta viņai, visticamāk, būs. Priekšroka ir tiem bērniem, kuru brāļi vai māsas šajā bērnudārzā jau ir; to nosaka domes saistošie noteikumi Nr. 7.</p><p>Vietu rindā jebkurā laikā varat redzēt lapā <a href="https://www.paraugnovads.example/rinda">Bērnudārzu rinda</a>.</p>',
          closing:
            '<p>Vietas piedāvājumu nosūtīsim maijā uz šo adresi. Līdz tam Jums nekas nav jādara; tikai, ja mainās dzīvesvieta vai tālrunis, lūdzu, paziņojiet mums.</p><p>Paldies par jautājumu!</p>',
        },
      },
      { at: '11 11:15', by: 'Zane', close: 'answered' },
    ],
  },
  {
    key: 'pusdienas',
    steps: [
      {
        at: '11 09:05',
        letter: {
          from: 'Kaspars Paraugmežs <kaspars.paraugmezs@klienti.example>',
          to: 'izglitiba',
          subject: 'Brīvpusdienas 5. klasē',
          text: 'Labdien!\n\nDēls no janvāra pāries uz Paraugnovada vidusskolu, 5. klasi. Vai viņam pienāksies brīvpusdienas? Ģimenē ir trīs bērni.\n\nKaspars Paraugmežs\n',
        },
      },
      { at: '10 08:50', by: 'Zane', take: true },
      {
        at: '8 10:12',
        by: 'Zane',
        reply: {
          body: '<p>Jā, Jūsu dēlam pienākas brīvpusdienas. Pašvaldība tās apmaksā daudzbērnu ģimeņu bērniem līdz 12. klasei; to nosaka domes saistošo noteikumu Nr. 18 5. punkts. Iesniegums nav jāraksta: ziņas par ģimeni redzam daudzbērnu ģimenes apliecībā.</p>',
          closing:
            '<p>Brīvpusdienas dēls saņems no pirmās mācību dienas vidusskolā. Lūdzu, tikai piesakiet viņu pie klases audzinātājas, ja viņam kāds ēdiens nav atļauts.</p><p>Atvainojos, ka atbildēju vēlāk, nekā bijām apņēmušies.</p>',
        },
      },
      { at: '6 14:45', by: 'Zane', close: 'answered' },
    ],
  },
  {
    key: 'autobuss',
    steps: [
      {
        at: '4 09:21',
        letter: {
          from: 'Sandra Izdomlauka <sandra.izdomlauka@klienti.example>',
          to: 'izglitiba',
          subject: 'Skolas autobuss no Paraugciema',
          text: 'Labdien!\n\nSkolas autobuss no Paraugciema no rītiem nāk desmit minūtes agrāk, nekā rakstīts sarakstā, un bērni to nokavē. Vai ir jauns saraksts?\n\nSandra Izdomlauka\n',
        },
      },
      { at: '4 09:45', by: 'Zane', take: true },
      {
        at: '4 11:30',
        by: 'Zane',
        reply: {
          body: '<p>Jauna saraksta nav: autobusam no Paraugciema jāiziet plkst. 7.35. Pārvadātājs atzina, ka šoferis divas nedēļas ir izbraucis 7.25, un no ‹+1 genitive› brauks pēc saraksta. Laiku nosaka pašvaldības līgums ar pārvadātāju, un to pārbaudīsim pēc autobusa kustības ierakstiem.</p>',
          closing:
            '<p>No ‹+1 genitive› autobuss atkal būs plkst. 7.35. Ja tas tomēr nāk agrāk, lūdzu, uzrakstiet man datumu.</p><p>Atvainojos par nokavētajiem rītiem un pateicos, ka to pateicāt.</p>',
        },
      },
      { at: '4 11:33', bounce: { status: '5.2.2', said: '552 5.2.2 mailbox full' } },
      {
        at: '4 13:10',
        by: 'Zane',
        note: 'Klientes pastkaste ir pilna. Piezvanīju uz skolu, audzinātāja palūgs viņai iztīrīt pastkasti.',
      },
    ],
  },
  {
    key: 'pulcini',
    client: { kind: 'legal-person' },
    steps: [
      {
        at: '1 14:20',
        letter: {
          from: 'Biedrība „Izdomas dārzs” <raksti@izdomasdarzs.uznemums.example>',
          to: 'izglitiba',
          subject: 'Pieteikums: keramikas pulciņš',
          text: 'Labdien!\n\nPiedāvājam keramikas pulciņu 8–12 gadus veciem bērniem, otrdienās un ceturtdienās. Kur jāiesniedz programma, lai saņemtu pašvaldības līdzfinansējumu?\n\nBiedrība „Izdomas dārzs”\n',
          html: '<div style="font-family:Georgia,serif"><p>Labdien!</p><p>Piedāvājam <b>keramikas pulciņu</b> 8–12 gadus veciem bērniem, otrdienās un ceturtdienās.</p><p>Kur jāiesniedz programma, lai saņemtu pašvaldības līdzfinansējumu?</p><p>Biedrība „Izdomas dārzs”</p></div>',
        },
      },
      { at: '1 16:40', by: 'Zane', take: true },
      { at: '1 16:41', by: 'Zane', classify: 'application' },
      {
        at: '0 16:20',
        by: 'Zane',
        draft: {
          body: '<p>Programmu līdzfinansējumam iesniedz Izglītības un jaunatnes nodaļā. Nākamais termiņš ir ‹+12 nominative›.</p>',
          closing: '<p>Paldies par piedāvājumu!</p>',
        },
      },
    ],
  },
  {
    key: 'statistika',
    steps: [
      {
        at: '9 10:50',
        letter: {
          from: 'Jana Paraugrīta <jana.paraugrita@klienti.example>',
          to: 'izglitiba',
          subject: 'Informācijas pieprasījums par skolēnu skaitu',
          text: 'Labdien!\n\nLūdzu izsniegt informāciju par skolēnu skaitu katrā novada skolā pēdējos trīs gados. Vajadzīgs bakalaura darbam.\n\nJana Paraugrīta\n',
        },
      },
      { at: '9 11:20', by: 'Zane', take: true },
      { at: '9 11:21', by: 'Zane', classify: 'information-request' },
      {
        at: '8 15:30',
        by: 'Zane',
        reply: {
          body: '<p>Skolēnu skaits katrā novada skolā pēdējos trīs mācību gados ir pielikumā. Skaits norādīts uz katra gada 1. septembri, pirmsskolas grupas nav ieskaitītas. Dati ir vispārpieejami pēc Informācijas atklātības likuma, tāpēc tos drīkstat izmantot un citēt.</p>',
          closing:
            '<p>Pielikumā ir viss, ko lūdzāt. Ja darbam vajadzīgs sīkāks dalījums pa klasēm, lūdzu, uzrakstiet, un sagatavošu to piecu darbdienu laikā.</p><p>Paldies par interesi, un lai labi veicas bakalaura darbs!</p>',
          files: [PUPILS],
        },
      },
      { at: '5 09:40', by: 'Zane', close: 'answered' },
    ],
  },
];
