/** Base forms that acts are made of: of two possible words the one that acts use is likelier. */
export const OFFICE_WORDS: ReadonlySet<string> = new Set(
  `apziņa atbilde atbildība atbilstošs atsaucība būtība cieņa darbinieks darbība daļa forma gads godīgums
  iekārta iemesls iestāde informācija izklāstīt izmaiņa izpilde izpildīt klients kurš kvalitatīvs kvalitāte
  kārtība kļūda laiks likums lēmums mērķis nodaļa norādīt nosūtīt noteikt noteikums novads novērst pakalpojums
  palīdzība pants pašvaldība pienākums pieprasījums pilnvarojums prasība problēma punkts pārkāpums pārvalde
  rakstveids rezultāts rīcība rīkojums sanāksme saruna saskaņa saziņa saņemt signāls situācija sniegšana spēks
  standarts struktūrvienība stāties sākt sūdzība termiņš tālrunis tēls uzdevums vadītājs vajadzība vieta viss
  vēlme vērsties zona zvans ētika`.split(/\s+/),
);

/** Everyday words, far commoner than what they become with another diacritic. */
export const SMALL_WORDS: ReadonlySet<string> = new Set(
  `ar arī bet bez cik dēļ ir ja ka kas kā lai līdz ne no pa par pēc pie pret savs sava savu savas savām saviem savam savā
  starp tad tā tas tai tam to un uz vai viņa viņi viņiem viņu viņš visi kopā kura kurā kuras kuru klaji nosūta nosūtīt nosūtīta nosūtītas`.split(
    /\s+/,
  ),
);

/** Pairs that always go together. */
export const FIXED_PAIRS: ReadonlySet<string> = new Set([
  'kā arī',
  'saskaņā ar',
  'ne vēlāk',
  'stājas spēkā',
  'tā kā',
  'vēlāk kā',
  'pēc tam',
  'bez tam',
  'par to',
  'tostarp arī',
]);

/** Small words that damage turns into other words of the language, so that the dictionary sees nothing wrong. */
export const HIDDEN_DAMAGE: ReadonlyMap<string, string> = new Map([
  ['art', 'arī'],
  ['ari', 'arī'],
]);

export const GENITIVE_PREPOSITIONS: readonly string[] = [
  'no',
  'bez',
  'pie',
  'pēc',
  'aiz',
  'virs',
  'zem',
  'kopš',
  'pirms',
];
const ACCUSATIVE = ['va', 'vi', 'dd', 'di'];
const GENITIVE = ['vg', 'dd'];
const DATIVE = ['vd', 'dd'];

/** Cases (v singular, d plural; n g d a i l) that a preposition takes; every plural goes with the dative's form. */
export const GOVERNED: ReadonlyMap<string, readonly string[]> = new Map([
  ...['ar', 'par', 'caur', 'pret', 'starp', 'gar', 'ap', 'pār'].map((word) => [word, ACCUSATIVE] as const),
  ...GENITIVE_PREPOSITIONS.map((word) => [word, GENITIVE] as const),
  ['uz', ['va', 'vi', 'vg', 'dd', 'di']] as const,
  ['līdz', DATIVE] as const,
]);
