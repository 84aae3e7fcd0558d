import { type DemoService, E_ADDRESS, NO_FEE, SAMPLE_FEE, SAMPLE_TERM, serviceId, unitOf } from './card.ts';

const centre = unitOf('dome');
const administrative = unitOf('administrativa');

/** What the client service centre does itself, from the first question to the answer. */
export const CENTRE: readonly DemoService[] = [
  {
    id: serviceId(1),
    letter: 'A',
    unit: centre.id,
    minutes: 8,
    byAppointment: true,
    walkIn: true,
    lv: {
      name: 'Deklarētā dzīvesvieta',
      about: 'Dzīvesvietas deklarēšana, maiņa un ziņas par deklarētajām personām.',
      steps: [
        'Pārbaudu personu apliecinošu dokumentu.',
        'Kopā aizpildām deklarāciju un pārlasām to.',
        'Reģistrēju deklarāciju un pasaku, no kuras dienas tā ir spēkā.',
      ],
      documents:
        'Personu apliecinošs dokuments: pase vai personas apliecība. Ja deklarē bērnu, arī ziņas par to, kurš viņu pārstāv.',
      fee: SAMPLE_FEE.lv('5 € klātienē, tiešsaistē bez maksas'),
      term: 'Uzreiz',
      decides: 'Klientu apkalpošanas speciālists',
    },
    en: {
      name: 'Declared place of residence',
      about: 'Declaring a residence, changing it, and who is declared at an address.',
      steps: [
        'I look at the identity document.',
        'We fill in the declaration together and read it through.',
        'I register it and say from which day it holds.',
      ],
      documents: 'An identity document: passport or identity card. For a child, also who represents the child.',
      fee: SAMPLE_FEE.en('€5 at the desk, free of charge online'),
      term: 'At once',
      decides: 'The client service specialist',
    },
    solutions: [
      [
        'Aizpildām un reģistrēju deklarāciju uzreiz',
        'We fill in the declaration and I register it at once',
        'Dzīvesvieta ir deklarēta no šodienas. Jums nekas papildus nav jādara.',
        'Your residence is declared from today. There is nothing more for you to do.',
      ],
      [
        'Izsniedzu izziņu uzreiz',
        'I issue the certificate at once',
        'Izziņa ir Jums rokās. Ja tā vajadzīga arī elektroniski, to var saņemt portālā latvija.gov.lv.',
        'The certificate is in your hands. If you also need it electronically, it is there at latvija.gov.lv.',
      ],
      [
        'Pārbaudām ziņas par adresi kopā ar īpašnieku',
        'We check the address together with its owner',
        'Sazināsimies ar adreses īpašnieku. Atbildi saņemsiet 5 darbdienās.',
        'We will ask the owner of the address. You will have an answer within 5 working days.',
      ],
    ],
    ways: [
      [
        'latvija',
        'latvija.gov.lv',
        'Dzīvesvietu var deklarēt tiešsaistē, arī vakarā un brīvdienās',
        'A residence can be declared online, in the evening and at weekends too',
      ],
      ['e-address', E_ADDRESS, 'Iesniegumi un izziņas e-adresē', 'Applications and certificates by the e-address'],
      ['phone', centre.phone, 'Jautājumi par deklarēšanu', 'Questions about declaring'],
    ],
  },
  {
    id: serviceId(8),
    letter: 'H',
    unit: centre.id,
    minutes: 5,
    byAppointment: false,
    walkIn: true,
    lv: {
      name: 'Makšķerēšanas licences',
      about: 'Licences makšķerēšanai Paraugezerā un Piemēra upē.',
      steps: [
        'Pajautāju, kur un cik dienas klients makšķerēs.',
        'Izskaidroju licences noteikumus un lomu uzskaiti.',
        'Pieņemu maksu un izsniedzu licenci.',
      ],
      documents:
        'Personu apliecinošs dokuments. Ja ir tiesības uz atlaidi, dokuments, kas to apliecina, ja mums šo ziņu vēl nav.',
      fee: SAMPLE_FEE.lv('5 € dienā, 20 € gadā'),
      term: 'Uzreiz',
      decides: 'Klientu apkalpošanas speciālists',
    },
    en: {
      name: 'Fishing licences',
      about: 'Licences for fishing in Lake Paraugezers and the river Piemēra.',
      steps: [
        'I ask where and for how many days.',
        'I explain the rules of the licence and the record of the catch.',
        'I take the fee and issue the licence.',
      ],
      documents: 'An identity document. For a reduction, what proves it, where we do not know it yet.',
      fee: SAMPLE_FEE.en('€5 a day, €20 a year'),
      term: 'At once',
      decides: 'The client service specialist',
    },
    solutions: [
      [
        'Izsniedzu licenci uzreiz',
        'I issue the licence at once',
        'Licence ir derīga no šodienas. Lomu uzskaites lapu, lūdzu, atdodiet mums 5 dienu laikā pēc licences beigām.',
        'The licence is valid from today. Please return the record of the catch within 5 days after it ends.',
      ],
      [
        'Parādu, kā licenci iegādāties tiešsaistē',
        'I show how to buy the licence online',
        'Licenci varat iegādāties jebkurā laikā. Ja neizdodas, zvaniet mums.',
        'You can buy the licence at any time. If it does not work, call us.',
      ],
    ],
    ways: [
      ['epakalpojumi', 'www.epakalpojumi.lv', 'Licence tiešsaistē, maksa ar karti', 'The licence online, paid by card'],
      ['phone', centre.phone, 'Jautājumi par licencēm', 'Questions about licences'],
    ],
  },
  {
    id: serviceId(9),
    letter: 'J',
    unit: administrative.id,
    minutes: 15,
    byAppointment: true,
    walkIn: true,
    lv: {
      name: 'Tirdzniecības atļaujas',
      about: 'Atļauja tirgoties ielā, gadatirgū vai pasākumā.',
      steps: [
        'Noskaidroju, kur, kad un ar ko klients tirgosies.',
        'Pārbaudu, vai vieta ir brīva.',
        'Kopā aizpildām iesniegumu un pasaku, kad būs atļauja.',
      ],
      documents: 'Iesniegums un ziņas par precēm. Uzņēmuma reģistrācijas ziņas pārbaudām paši, izraksts nav vajadzīgs.',
      fee: SAMPLE_FEE.lv('7 € dienā'),
      term: SAMPLE_TERM.lv('5 darbdienas'),
      decides: 'Administratīvā nodaļa',
    },
    en: {
      name: 'Trading permits',
      about: 'A permit to trade in the street, at a fair or at an event.',
      steps: [
        'I find out where, when and with what the client will trade.',
        'I look whether the place is free.',
        'We fill in the application together and I say when the permit will be there.',
      ],
      documents:
        'The application and what will be sold. We look up the company’s registration ourselves: no extract is needed.',
      fee: SAMPLE_FEE.en('€7 a day'),
      term: SAMPLE_TERM.en('5 working days'),
      decides: 'The Administrative Department',
    },
    solutions: [
      [
        'Aizpildām kopā iesniegumu',
        'We fill in the application together',
        'Iesniegums ir reģistrēts. Atļauju nosūtīsim uz Jūsu norādīto adresi.',
        'The application is registered. We will send the permit to the address you gave.',
      ],
      [
        'Rezervēju tirdzniecības vietu',
        'I reserve the place',
        'Vieta ir rezervēta uz Jūsu vārda. Lūdzu, samaksājiet divu darbdienu laikā.',
        'The place is reserved in your name. Please pay within two working days.',
      ],
      [
        'Nododu speciālistam lēmumam',
        'I pass it to the specialist for a decision',
        'Speciālists Jums atbildēs rakstveidā.',
        'The specialist will answer you in writing.',
      ],
    ],
    ways: [
      ['epakalpojumi', 'www.epakalpojumi.lv', 'Iesniegums tiešsaistē', 'The application online'],
      ['e-mail', administrative.mailbox, 'Jautājumi par tirdzniecības vietām', 'Questions about places'],
      ['phone', administrative.phone, 'Jautājumi par atļaujām', 'Questions about permits'],
    ],
  },
  {
    id: serviceId(10),
    letter: 'K',
    unit: centre.id,
    minutes: 10,
    byAppointment: true,
    walkIn: true,
    lv: {
      name: 'Iesniegums, sūdzība vai priekšlikums',
      about: 'Jebkurš jautājums pašvaldībai, arī sūdzība un ieteikums, kā strādāt labāk.',
      steps: [
        'Uzklausu un pierakstu klienta vārdiem.',
        'Nolasu pierakstīto un pārliecinos, ka sapratu pareizi.',
        'Reģistrēju un pasaku, kurš un kad atbildēs.',
      ],
      documents: 'Nekas nav vajadzīgs. Noder viss, kas palīdz saprast: fotogrāfijas, vēstules, adrese.',
      fee: NO_FEE.lv,
      term: '10 darbdienas; sarežģītā jautājumā viens mēnesis',
      decides: 'Struktūrvienība, uz kuru jautājums attiecas',
    },
    en: {
      name: 'Submission, complaint or suggestion',
      about: 'Any matter for the municipality, complaints and ideas for doing better too.',
      steps: [
        'I listen and write it down in the client’s words.',
        'I read it back and make sure that I understood.',
        'I register it and say who will answer and when.',
      ],
      documents: 'Nothing is needed. Whatever helps to understand is welcome: photographs, letters, an address.',
      fee: NO_FEE.en,
      term: '10 working days; one month where it is complicated',
      decides: 'The unit that the matter concerns',
    },
    law: { title: 'Iesniegumu likums', url: 'https://www.vestnesis.lv/ta/id/164501' },
    solutions: [
      [
        'Atbildu uzreiz',
        'I answer at once',
        'Atbilde ir sniegta. Ja rodas vēl kāds jautājums, zvaniet vai rakstiet mums.',
        'You have your answer. If there is another question, call or write to us.',
      ],
      [
        'Aizpildām kopā iesniegumu',
        'We fill in the submission together',
        'Iesniegums ir reģistrēts. Rakstveida atbildi saņemsiet 10 darbdienās.',
        'The submission is registered. You will have an answer in writing within 10 working days.',
      ],
      [
        'Nododu speciālistam, atbilde 10 darbdienās',
        'I pass it to the specialist, the answer comes within 10 working days',
        'Jūsu jautājumu risinās speciālists. Viņš Jums atbildēs 10 darbdienās.',
        'A specialist has your matter and will answer within 10 working days.',
      ],
      [
        'Iesniegumu pārsūtīšu kompetentajai iestādei',
        'I send it on to the institution that is competent',
        'Pārsūtīsim Jūsu iesniegumu 5 darbdienās un paziņosim, kurai iestādei.',
        'We send your submission on within 5 working days and tell you to whom.',
      ],
    ],
    ways: [
      [
        'latvija',
        'latvija.gov.lv',
        'E-pakalpojums „Iesniegums iestādei”',
        'The e-service “Submission to an institution”',
      ],
      ['e-address', E_ADDRESS, 'Iesniegums e-adresē', 'A submission by the e-address'],
      ['e-mail', centre.mailbox, 'Ar drošu elektronisko parakstu', 'With a secure electronic signature'],
    ],
  },
  {
    id: serviceId(11),
    letter: 'L',
    unit: centre.id,
    minutes: 4,
    byAppointment: false,
    walkIn: true,
    lv: {
      name: 'Uzziņas un dokumentu saņemšana',
      about: 'Īss jautājums, gatava dokumenta saņemšana, rēķina apmaksa.',
      steps: ['Atrodu dokumentu pēc numura vai vārda.', 'Pārbaudu, kam tas izsniedzams.', 'Izsniedzu pret parakstu.'],
      documents: 'Personu apliecinošs dokuments. Ja dokumentu saņem cits cilvēks, arī pilnvara.',
      fee: NO_FEE.lv,
      term: 'Uzreiz',
      decides: 'Klientu apkalpošanas speciālists',
    },
    en: {
      name: 'Questions and collecting documents',
      about: 'A short question, collecting a document that is ready, paying a bill.',
      steps: [
        'I find the document by its number or name.',
        'I look to whom it may be handed.',
        'I hand it over against a signature.',
      ],
      documents: 'An identity document. If somebody else collects it, also the power of attorney.',
      fee: NO_FEE.en,
      term: 'At once',
      decides: 'The client service specialist',
    },
    solutions: [
      ['Atbildu uzreiz', 'I answer at once', '', ''],
      [
        'Izsniedzu dokumentu',
        'I hand over the document',
        'Dokuments ir izsniegts. Jums nekas papildus nav jādara.',
        'The document is yours. There is nothing more for you to do.',
      ],
      [
        'Noskaidroju un piezvanīšu',
        'I find out and call back',
        'Piezvanīšu Jums norādītajā laikā.',
        'I will call you at the time we agreed.',
      ],
    ],
    ways: [
      ['phone', centre.phone, 'Uzziņas pa tālruni', 'Questions by telephone'],
      ['web', 'https://www.paraugnovads.example', 'Veidlapas un saistošie noteikumi', 'Forms and binding rules'],
    ],
  },
];
