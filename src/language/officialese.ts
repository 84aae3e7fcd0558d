/** A set phrase of offices and what people say instead. */
export interface Officialese {
  /** Pattern of the phrase in lower case with diacritics. */
  readonly phrase: string;
  /** What to write instead, best first. */
  readonly instead: readonly string[];
  /** Whether `instead` may stand in the same place as it is, without changing the case of what follows. */
  readonly fits: boolean;
}

const swap = (phrase: string, ...instead: string[]): Officialese => ({ phrase, instead, fits: true });
const advise = (phrase: string, ...instead: string[]): Officialese => ({ phrase, instead, fits: false });

/** Phrases of Latvian official letters; the wording of the advice is the desk's own. */
export const OFFICIALESE: readonly Officialese[] = [
  advise('saskaņā ar', 'pēc …', 'kā noteikts …'),
  advise('pamatojoties uz', 'pēc …', 'jo …'),
  advise('balstoties uz', 'pēc …'),
  advise('(?:augstāk|iepriekš) ?minēt(?:ais|ā|ie|ās|o|os|ajam|ajai|ajā|ajiem|ajām|ajos|ajās)', 'šis', 'tas'),
  advise('zemāk ?minēt(?:ais|ā|ie|ās|o|os|ajam|ajai|ajā|ajiem|ajām)', 'šāds', 'tālāk nosauktais'),
  swap('saskaņā ar (?:augstāk|iepriekš) ?minēto', 'tāpēc'),
  swap('ņemot vērā (?:augstāk|iepriekš) ?minēto', 'tāpēc'),
  swap('ievērojot (?:augstāk|iepriekš) ?minēto', 'tāpēc'),
  advise('ņemot vērā to, ka', 'tā kā …', 'jo …'),
  swap('sakarā ar to, ka', 'tāpēc ka', 'jo'),
  swap('sakarā ar ko', 'tāpēc'),
  advise('sakarā ar', '… dēļ', 'par …'),
  swap('neskatoties uz to, ka', 'lai gan'),
  advise('neskatoties uz', 'lai gan …', 'par spīti …'),
  advise('informēj(?:am|u)(?: Jūs)?, ka', '(pasakiet uzreiz, bez ievada)'),
  advise('dar(?:ām|u) (?:Jums )?zināmu, ka', '(pasakiet uzreiz, bez ievada)'),
  advise('vēršam (?:Jūsu )?uzmanību(?: uz to)?, ka', '(pasakiet uzreiz, bez ievada)'),
  advise('paziņojam, ka', '(pasakiet uzreiz, bez ievada)'),
  advise('ar nolūku|nolūkā', 'lai …'),
  advise('ar mērķi', 'lai …'),
  advise('tiek nodrošināta iespēja', 'var', 'Jūs varat'),
  swap('pastāv iespēja', 'var'),
  advise('ir tiesīg[sai]', 'drīkst', 'var'),
  advise('griez(?:ties|ieties|šanās)', 'vērsties', 'jautāt', 'rakstīt'),
  advise('uzstādīt (?:jautājumu|jautājumus|prasību|prasības)', 'jautāt', 'prasīt'),
  advise('pie nosacījuma(?:, ka)?', 'ja …'),
  swap('savā sēdē izskatot', 'sēdē izskatot'),
  swap('(?:dotajā|šajā|šobrīd dotajā) (?:brīdī|momentā)', 'tagad'),
  advise('dot(?:ais|ā|ajā|ajam|o|ie|ās) (?:jautājum|gadījum|situācij|lēmum|iesniegum)\\w*', 'šis …'),
  swap('uz doto brīdi', 'tagad', 'patlaban'),
  advise('virkn[ei](?:s)?', 'vairāki', 'daudzi'),
  advise('sekojoš(?:s|a|i|as|ie|ā|ās|o|u|os|iem|am|ai|ām)', 'šāds', 'šādi'),
  swap('pielikumā pievienojam', 'pievienojam'),
  swap('pielikumā pievienoju', 'pievienoju'),
  advise('attiecīgi', 'tāpēc', 'tā'),
  swap('tādējādi', 'tāpēc', 'tā'),
  swap('līdz ar ko', 'tāpēc'),
  advise('tajā skaitā', 'arī'),
  swap('kā rezultātā', 'tāpēc'),
  advise('rezultātā', 'tāpēc', 'pēc …'),
  advise('jautājumā par', 'par …'),
  advise('attiecībā uz', 'par …'),
  advise('kas attiecas uz', 'par …'),
  advise('(?:tiek|tika) (?:pieņemts|pieņemt) lēmums', 'nolēmām', 'dome nolēma'),
  advise('nest atbildību', 'atbildēt par …'),
  advise('vest sarunas', 'runāt', 'sarunāties'),
  advise('ievest likumu', 'pieņemt likumu'),
  advise('izņēmuma kārtā', 'šoreiz'),
  advise(
    '(?:ne vēlāk kā )?(\\d+|vien\\w+|div\\w+|trij\\w+|piec\\w+|desmit) (?:\\w+ )?dienu laikā no (?:\\w+ )?brīža',
    'līdz (datums)',
  ),
  advise('personīgi ierasties|ierasties klātienē', 'atnākt'),
  advise('veikt (?:samaksu|apmaksu|maksājumu)', 'samaksāt'),
  advise('sniegt (?:atbildi|informāciju|palīdzību)', 'atbildēt', 'pastāstīt', 'palīdzēt'),
  advise('jūsu rīcībā esoš\\w+', 'Jūsu …'),
  advise('gadījumā, ja', 'ja …'),
];

/** The same for letters in English. */
export const OFFICIALESE_ENGLISH: readonly Officialese[] = [
  swap('in accordance with', 'under', 'by'),
  swap('pursuant to', 'under'),
  swap('in order to', 'to'),
  swap('prior to', 'before'),
  swap('in the event that', 'if'),
  swap('due to the fact that', 'because'),
  swap('with regard to', 'about'),
  swap('at this point in time', 'now'),
  swap('the aforementioned', 'this'),
  swap('aforementioned', 'this'),
  swap('commence', 'start'),
  advise('please be advised that', '(say it at once)'),
  advise('we would like to inform you that', '(say it at once)'),
  swap('utili[sz]e', 'use'),
  advise('herewith|hereby|hereinafter', '(leave it out)'),
];
