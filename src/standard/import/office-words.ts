/** Base forms that acts are made of: of two possible words the one that acts use is likelier. */
export const OFFICE_WORDS: ReadonlySet<string> = new Set(
  `apziņa atbilde atbildība atsaucība būtība cieņa daļa darbība darbinieks dome ētika forma gads godīgums iekārta
  iemesls iestāde informācija izmaiņa izpilde izpildīt kārtība klients kļūda kvalitāte kvalitatīvs laiks līdz lēmums likums mērķis
  nodaļa norādīt noteikt noteikums noteikumi novads novērst pakalpojums palīdzība pants pārvalde pašvaldība pienākums piederēt
  pilnvarojums pirmais pieprasījums prasība problēma punkts pārkāpums rakstveids rezultāts rīcība rīkojums sanāksme saņemt
  saruna saskaņa saziņa sākt signāls situācija sniegšana spēks stāties struktūrvienība sūdzība standarts tālrunis tālruņa
  termiņš tēls trešais uzdevums vajadzība vadītājs vēlme vērsties vieta zvans zona`.split(/\s+/),
);

/** Small words, far commoner than what they become with another diacritic. */
export const SMALL_WORDS: ReadonlySet<string> = new Set(
  `ar arī bet bez cik dēļ ir ja ka kas kā lai līdz ne no pa par pēc pie pret savs sava savu savas savām saviem savam savā
  starp tad tā tas tai tam to un uz vai viņa viņi viņiem viņu viņš`.split(/\s+/),
);

/** Pairs that always go together. */
export const FIXED_PAIRS: ReadonlySet<string> = new Set(['kā arī', 'saskaņā ar', 'ne vēlāk', 'stājas spēkā', 'tā kā']);

const ACCUSATIVE = ['va', 'vi', 'dd', 'di'];
const GENITIVE = ['vg', 'dd'];
const DATIVE = ['vd', 'dd'];

/** Cases (v singular, d plural; n g d a i l) that a preposition takes; every plural goes with the dative's form. */
export const GOVERNED: ReadonlyMap<string, readonly string[]> = new Map([
  ...['ar', 'par', 'caur', 'pret', 'starp', 'gar', 'ap', 'pār'].map((word) => [word, ACCUSATIVE] as const),
  ...['no', 'bez', 'pie', 'pēc', 'aiz', 'virs', 'zem', 'kopš', 'pirms'].map((word) => [word, GENITIVE] as const),
  ['uz', ['va', 'vi', 'vg', 'dd', 'di']] as const,
  ['līdz', DATIVE] as const,
]);
