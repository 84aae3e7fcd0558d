import type { DemoMatter } from '../demo-matter.ts';

/** Letters to the client service centre. Everyone and everything in them is invented. */
export const CENTRE: readonly DemoMatter[] = [
  {
    key: 'apgaismojums',
    client: { formOfAddress: 'Cienījamā Paraugbērzas kundze!' },
    steps: [
      {
        at: '14 09:12',
        letter: {
          from: 'Ilona Paraugbērza <ilona.paraugberza@klienti.example>',
          to: 'dome',
          subject: 'Nedeg laternas Ozolu ielā',
          text: 'Labdien!\n\nOzolu ielā posmā no skolas līdz pieturai jau trešo vakaru nedeg neviena laterna. Bērni no pulciņiem nāk mājās pilnīgā tumsā. Kad tās salabos?\n\nAr cieņu\nIlona Paraugbērza\n',
        },
      },
      { at: '14 09:40', by: 'Anna', take: true },
      {
        at: '14 10:31',
        by: 'Anna',
        note: 'Zvanīju komunālajam dienestam: bojāts kabelis pie 14. nama, brigāde izbrauc šodien pēc pusdienām.',
      },
      {
        at: '14 14:20',
        by: 'Anna',
        reply: {
          body: '<p>Laternas Ozolu ielā nedeg, jo pie 14. nama ir bojāts kabelis. Komunālā dienesta brigāde darbu sāka šodien un to pabeigs līdz ‹+1 dative›. Līdz tam posmā no skolas līdz pieturai ir uzstādīti divi pagaidu gaismekļi.</p><p>Par ielu apgaismojuma uzturēšanu pašvaldība atbild pēc domes saistošajiem noteikumiem Nr. 9 „Par teritorijas kopšanu”. Par bojājumiem var ziņot arī pa diennakts tālruni 60000010.</p>',
          closing:
            '<p>Apgaismojums ielā atkal būs no ‹+1 genitive› vakara. Jums nekas papildus nav jādara. Ja kāda laterna tomēr nedegs, lūdzu, uzrakstiet mums.</p><p>Paldies, ka ziņojāt par bojājumu!</p>',
        },
      },
      { at: '12 09:05', by: 'Anna', close: 'answered' },
      {
        at: '11 19:44',
        letter: {
          from: 'Ilona Paraugbērza <ilona.paraugberza@klienti.example>',
          to: 'dome',
          subject: 'Re: Nedeg laternas Ozolu ielā',
          text: 'Labdien!\n\nLiels paldies par ātro atbildi!\n\nAr cieņu\nIlona Paraugbērza\n',
          answers: 'last-reply',
        },
      },
    ],
  },
  {
    key: 'residence',
    client: { language: 'en' },
    steps: [
      {
        at: '13 11:26',
        letter: {
          from: 'Emma Sampleton <emma.sampleton@klienti.example>',
          to: 'dome',
          subject: 'Declaring our new address',
          text: 'Good morning,\n\nwe moved to the municipality last week and are renting a flat. Can we declare our residence online, and do both of us have to do it? We have a lease but no Latvian passports, only residence permits.\n\nThank you,\nEmma Sampleton\n',
        },
      },
      { at: '13 11:50', by: 'Anna', take: true },
      {
        at: '13 15:05',
        by: 'Anna',
        reply: {
          body: '<p>Yes, you can declare your residence online. Each adult does it separately; a child is declared by one of the parents. The Declaration of Place of Residence Law asks for it within one month of moving in.</p><p>You need the address of the flat and the lease as the legal ground for living there. A residence permit is enough, a passport of Latvia is not needed. You can also come to our client service centre on working days from 8:30 to 17:00.</p>',
          closing:
            '<p>In short: both of you declare the new address, online or at the centre, within one month of moving in. If anything on the form is unclear, please call us or write again.</p><p>Thank you for asking, and welcome to the municipality!</p>',
        },
      },
      { at: '11 10:00', by: 'Anna', close: 'answered' },
    ],
  },
  {
    key: 'kapsetas-saite',
    steps: [
      {
        at: '12 10:02',
        letter: {
          from: 'Valija Izdomiņa <valija.izdomina@klienti.example>',
          to: 'dome',
          subject: 'Par ūdeni Priežu kapos',
          text: 'Labdien!\n\nPriežu kapos jau kopš oktobra ir noslēgts ūdens krāns pie otrajiem vārtiem. Man ir 78 gadi, un spaini no pirmajiem vārtiem es vairs nevaru aiznest. Vai krānu vēl šoruden atvērs?\n\nValija Izdomiņa\n',
        },
      },
      { at: '12 15:20', by: 'Anna', take: true },
      {
        at: '10 16:10',
        by: 'Anna',
        note: 'Kapsētas pārzinis slimo, atbilde solīta rīt. Vēstule kavējas, jāatvainojas.',
      },
      {
        at: '9 11:35',
        by: 'Anna',
        reply: {
          body: '<p>Krāns pie otrajiem vārtiem ir noslēgts, jo caurule ir bojāta un salā pārplīstu. Šoruden to salabot vairs nevar. Domes saistošo noteikumu Nr. 4 12. punkts zemes darbus kapsētā ļauj tikai no aprīļa līdz oktobrim.</p><p>Lai Jums ūdens nebūtu tālu jānes, pārzinis pie otrajiem vārtiem katru darbdienu piepildīs divas mucas. To viņš darīs no ‹+1 genitive›. Jauno cauruli ieguldīsim aprīlī.</p>',
          closing:
            '<p>Ūdens pie otrajiem vārtiem būs mucās no ‹+1 genitive›, bet krāns darbosies no pavasara. Ja mucas ir tukšas, lūdzu, zvaniet pārzinim pa tālruni 60000012.</p><p>Atvainojos, ka atbilde kavējās, un pateicos par pacietību.</p>',
        },
      },
      { at: '7 09:15', by: 'Anna', close: 'answered' },
    ],
  },
  {
    key: 'tirdzinieks',
    steps: [
      {
        at: '11 13:48',
        letter: {
          from: 'Guntars Izdomkalns <guntars.izdomkalns@klienti.example>',
          to: 'dome',
          subject: 'Tirdzniecibas atlauja Ziemassvetku tirdzinam',
          text: 'Labdien! Gribu Ziemassvetku tirdzina tirgot paša ceptu medus kuku un vasku sveces. Vai man vajag atlauju, cik ta maksa un lidz kuram datumam japiesakas? Saimnieciska darbiba man ir registreta.\n\nPaldies,\nGuntars\n',
        },
      },
      { at: '11 14:05', by: 'Mārtiņš', take: true },
      {
        at: '11 16:30',
        by: 'Mārtiņš',
        reply: {
          body: '<p>Jā, tirdziņā vajadzīga ielu tirdzniecības atļauja. Tā maksā 7 eiro dienā; maksu nosaka domes saistošo noteikumu Nr. 15 6. punkts. Pieteikties var līdz ‹+10 dative›.</p><p>Pieteikumam pievienojiet saimnieciskās darbības reģistrācijas apliecību un preču sarakstu. Medus kūkai vajadzīga arī Pārtikas un veterinārā dienesta reģistrācija, svecēm tā nav vajadzīga. Veidlapa un vietu plāns ir lapā <a href="https://www.paraugnovads.example/tirdzins">Ziemassvētku tirdziņš</a>.</p>',
          closing:
            '<p>Lai saņemtu atļauju, līdz ‹+10 dative› atsūtiet aizpildītu pieteikumu uz šo adresi. Atļauju nosūtīsim piecu darbdienu laikā pēc samaksas.</p><p>Paldies, ka vēlaties piedalīties!</p>',
        },
      },
    ],
  },
  {
    key: 'pateiciba',
    steps: [
      {
        at: '10 08:47',
        letter: {
          from: 'Skaidrīte Piemērlauka <skaidrite.piemerlauka@klienti.example>',
          to: 'dome',
          subject: 'Paldies Annai no klientu centra',
          text: 'Paldies Annai no klientu apkalpošanas centra, kura vakar man palīdzēja aizpildīt dzīvesvietas deklarāciju! Viss bija saprotami un laipni.\n\nSkaidrīte Piemērlauka\n',
        },
      },
      { at: '10 09:10', by: 'Mārtiņš', take: true },
      { at: '10 09:11', by: 'Mārtiņš', classify: 'gratitude' },
      { at: '10 09:14', by: 'Mārtiņš', note: 'Pateicību nolasīju rīta sanāksmē. Atbilde nav vajadzīga.' },
      { at: '10 09:15', by: 'Mārtiņš', close: 'no-answer-needed' },
    ],
  },
  {
    key: 'suns',
    client: { formOfAddress: 'Cienījamais Izdomnieka kungs!' },
    steps: [
      {
        at: '9 07:52',
        letter: {
          from: 'Oskars Izdomnieks <oskars.izdomnieks@klienti.example>',
          to: 'dome',
          subject: 'Sūdzība par klaiņojošiem suņiem',
          text: 'Labrīt!\n\nVēlos iesniegt sūdzību. Meža ielas galā katru rītu skraida divi lieli suņi bez saimnieka. Vakar tie aprēja pirmklasnieci pie skolas autobusa. Lūdzu rīkoties, pirms noticis kas ļauns.\n\nOskars Izdomnieks, Meža iela 8\n',
        },
      },
      { at: '9 08:35', by: 'Anna', take: true },
      { at: '9 08:36', by: 'Anna', classify: 'complaint' },
      { at: '9 08:50', by: 'Anna', note: 'Nodots pašvaldības policijai, inspektors izbrauc 9.00.' },
      {
        at: '9 15:42',
        by: 'Anna',
        reply: {
          body: '<p>Pašvaldības policija šorīt pārbaudīja Meža ielu. Abi suņi ir atrasti: tie izkļūst no pagalma Meža ielā 21, kur nokritis žogs. Saimniekam par to ir sastādīts protokols pēc Dzīvnieku aizsardzības likuma, un žogu viņš salabos līdz ‹+2 dative›.</p><p>Līdz tam inspektors katru rītu no plkst. 7.30 līdz 8.30 būs pie skolas autobusa pieturas.</p>',
          closing:
            '<p>Suņi vairs nedrīkst atrasties ielā bez pavadas, un līdz ‹+2 dative› to pārbaudīsim katru rītu. Ja suņus tomēr redzat bez uzraudzības, lūdzu, zvaniet pašvaldības policijai pa tālruni 60000011; tā atbild visu diennakti.</p><p>Pateicos, ka par to ziņojāt.</p>',
        },
      },
      { at: '6 10:30', by: 'Anna', close: 'answered' },
    ],
  },
  {
    key: 'rekins',
    steps: [
      {
        at: '6 12:10',
        letter: {
          from: 'Rihards Piemērzars <rihards.piemerzars@klienti.example>',
          to: 'dome',
          subject: 'Divi rēķini par atkritumiem',
          text: 'Sveiki, man par oktobri atnāca divi rēķini par atkritumiem. Kurš ir īstais?\nRihards\n',
        },
      },
      { at: '6 13:20', by: 'Anna', take: true },
      {
        at: '6 14:02',
        by: 'Anna',
        reply: {
          kind: 'interim',
          body: '<p>Lai pateiktu, kurš rēķins ir īstais, man jāzina abu rēķinu numuri un adrese, par kuru tie izrakstīti. Vienai adresei mēnesī ir tikai viens rēķins, tāpēc viens no tiem, visticamāk, ir par citu īpašumu.</p>',
          closing:
            '<p>Lūdzu, atsūtiet abu rēķinu numurus. Kad tie būs saņemti, atbildēšu vienas darbdienas laikā. Līdz tam nemaksājiet nevienu no abiem; kavējuma naudas par to nebūs.</p><p>Paldies!</p>',
        },
      },
      { at: '6 14:04', by: 'Anna', putToClient: true },
    ],
  },
  {
    key: 'bedre',
    steps: [
      {
        at: '2 16:35',
        letter: {
          from: 'Žanis Piemērceplis <zanis.piemerceplis@klienti.example>',
          to: 'dome',
          subject: 'Bedre Šķūņu ielā',
          text: 'Labdien!\n\nŠķūņu ielā pie 5. nama ir izskalota bedre, apmēram metru plata. Šorīt tajā pārsitu riepu. Kad to aizbērs, un kam jāprasa par riepu?\n\nŽanis Piemērceplis\n',
        },
      },
      { at: '1 08:40', by: 'Anna', take: true },
      {
        at: '0 08:55',
        by: 'Anna',
        note: 'Ceļu inženieris bedri apskatīs šodien. Par riepu: jāvaicā apdrošinātājam, vajadzīga policijas izziņa.',
      },
      {
        at: '0 15:10',
        by: 'Anna',
        draft: {
          body: '<p>Bedri Šķūņu ielā pie 5. nama ceļu inženieris apskatīja šodien. To aizbērs līdz ‹+2 dative›, bet līdz tam pie bedres stāv brīdinājuma zīme.</p><p>Par pārsisto riepu Jūs varat pieprasīt atlīdzību. </p>',
          closing: '',
        },
      },
    ],
  },
  {
    key: 'bedre-atkal',
    steps: [
      {
        at: '1 18:22',
        letter: {
          from: 'Žanis Piemērceplis <zanis.piemerceplis@klienti.example>',
          to: 'dome',
          subject: 'Vēlreiz par bedri',
          text: 'Labvakar, rakstu vēlreiz par bedri Šķūņu ielā. Tā pēc lietus kļuvusi vēl lielāka, un zīmes tur joprojām nav.\n\nŽanis Piemērceplis\n',
        },
      },
      { at: '0 08:45', by: 'Anna', take: true },
      { at: '0 08:48', by: 'Anna', mergeInto: 'bedre' },
    ],
  },
  {
    key: 'kaimins',
    steps: [
      {
        at: '0 10:12',
        letter: {
          from: 'Maija Paraugrasa <maija.paraugrasa@klienti.example>',
          to: 'dome',
          subject: 'Par lietu ‹number bedre›',
          text: 'Labdien!\n\nKaimiņš Žanis teica, ka par bedri Šķūņu ielā jums ir lieta ‹number bedre›. Arī es tur pārsitu riepu. Lūdzu, atsūtiet man, ko viņam atbildējāt.\n\nMaija Paraugrasa\n',
        },
      },
    ],
  },
  {
    key: 'taka',
    steps: [
      {
        at: '8 20:15',
        letter: {
          from: 'Toms Paraugstrauts <toms.paraugstrauts@klienti.example>',
          to: 'dome',
          subject: 'Priekšlikums: soliņi gar upes taku',
          text: 'Labvakar!\n\nMans priekšlikums: gar jauno upes taku ielikt trīs četrus soliņus. Taka ir skaista, bet vecāki cilvēki līdz galam neaiziet, jo nav kur piesēst. Varu palīdzēt ar darbu.\n\nToms Paraugstrauts\n',
        },
      },
      { at: '7 09:25', by: 'Mārtiņš', take: true },
      { at: '7 09:26', by: 'Mārtiņš', classify: 'suggestion' },
      {
        at: '7 16:20',
        by: 'Mārtiņš',
        reply: {
          kind: 'interim',
          body: '<p>Jūsu priekšlikumu par soliņiem upes takā izskatīs domes Attīstības komiteja, jo soliņi jāiekļauj nākamā gada budžetā. Komiteja sanāk ‹+9 locative›, tāpēc uzreiz atbildēt pēc būtības nevaru.</p>',
          closing:
            '<p>Komitejas lēmumu nosūtīšu Jums līdz ‹+10 dative›. Ja vēlaties sēdē piedalīties, lūdzu, uzrakstiet man līdz ‹+7 dative›.</p><p>Paldies par priekšlikumu un par piedāvāto palīdzību!</p>',
        },
      },
    ],
  },
  {
    key: 'tuksa-maja',
    client: { formOfAddress: 'Cienījamā Paraugsaulītes kundze!' },
    steps: [
      {
        at: '1 13:25',
        letter: {
          from: 'Zenta Paraugsaulīte <zenta.paraugsaulite@klienti.example>',
          to: 'dome',
          subject: 'Tukšā māja Stacijas ielā 2',
          text: 'Labdien!\n\nTukšajai mājai Stacijas ielā 2 izsisti logi, iekšā lien pusaudži. Kam tā pieder un kas to aizslēgs?\n\nZenta Paraugsaulīte\n',
        },
      },
      { at: '1 13:50', by: 'Anna', take: true },
      {
        at: '1 14:30',
        by: 'Anna',
        note: 'Īpašnieks dzīvo ārzemēs, Edgars viņu sasniedza pa tālruni: piekrīt, ka logus aizsitam uz viņa rēķina.',
      },
      {
        at: '0 11:25',
        by: 'Anna',
        reply: {
          body: '<p>Māja Stacijas ielā 2 pieder privātam īpašniekam, un par to viņam jārūpējas pašam. Viņš ir piekritis, ka logus un durvis uz viņa rēķina aizsit pašvaldība. Strādnieki to izdarīs līdz ‹+1 dative›; pamats ir domes saistošie noteikumi Nr. 9.</p><p>Pašvaldības policija mājai šonedēļ brauks garām katru vakaru.</p>',
          closing:
            '<p>Māja būs aizslēgta līdz ‹+1 dative›, un Jums nekas nav jādara. Ja tur atkal redzat kādu ielienam, lūdzu, zvaniet pašvaldības policijai pa tālruni 60000011.</p><p>Paldies, ka ziņojāt!</p>',
        },
      },
    ],
  },
  {
    key: 'slidotava',
    steps: [
      {
        at: '0 14:52',
        letter: {
          from: 'Mareks Piemērsalns <mareks.piemersalns@klienti.example>',
          to: 'dome',
          subject: 'Slidotava pie stadiona',
          text: 'Labdien!\n\nVai šoziem pie stadiona atkal būs slidotava? Pērn bērni tur bija katru vakaru. Varam palīdzēt to uzliet.\n\nMareks Piemērsalns un kaimiņi\n',
        },
      },
      { at: '0 15:05', by: 'Anna', take: true },
      {
        at: '0 15:40',
        by: 'Anna',
        note: 'Sporta centrs: slidotavu lies, tiklīdz trīs naktis ir zem –5 grādiem. Par palīgiem priecātos, jāzvana Paraugam.',
      },
    ],
  },
  {
    key: 'rotallaukums',
    steps: [
      {
        at: '0 16:12',
        letter: {
          from: 'Krista Izdomupe <krista.izdomupe@klienti.example>',
          to: 'dome',
          subject: 'Salūzušas šūpoles Parka ielā',
          text: 'Labdien!\n\nRotaļu laukumā Parka ielā šūpolēm pārtrūkusi ķēde, tās karājas uz vienas puses. Lūdzu, aizsieniet tās, kamēr neviens nav savainojies!\n\nKrista Izdomupe\n',
        },
      },
      { at: '0 16:20', by: 'Anna', take: true },
      { at: '0 16:41', by: 'Anna', note: 'Šūpoles noņemtas 16.35, jaunu ķēdi piegādās nākamnedēļ. Jāatbild no rīta.' },
    ],
  },
  {
    key: 'izzina',
    steps: [
      {
        at: '~95',
        letter: {
          from: 'Elīna Izdomlapa <elina.izdomlapa@klienti.example>',
          to: 'dome',
          subject: 'Izziņa par deklarētajām personām',
          text: 'Labdien!\n\nBankai vajadzīga izziņa par dzīvoklī deklarētajām personām. Vai to var saņemt elektroniski, un cik tā maksā? Dzīvoklis pieder man.\n\nElīna Izdomlapa\n',
        },
      },
    ],
  },
  {
    key: 'parking',
    client: { language: 'en' },
    steps: [
      {
        at: '~18',
        letter: {
          from: 'Paul Exampleby <paul.exampleby@klienti.example>',
          to: 'dome',
          subject: 'Parking near the school',
          text: 'Hello,\n\nfrom tomorrow the car park at the school seems to be closed. Where may parents stop in the morning?\n\nKind regards,\nPaul Exampleby\n',
        },
      },
    ],
  },
];
