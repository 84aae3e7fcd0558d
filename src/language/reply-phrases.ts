import { latvian } from './pattern.ts';

const words = (...sources: string[]) => sources.map((source) => latvian(`\\b(?:${source})(?!\\w)`));

export const MONTHS = 'janvār|februār|mart|aprīl|maij|jūnij|jūlij|august|septembr|oktobr|novembr|decembr';

/** How a letter greets. */
export const GREETING = words(
  'labdien|labrīt|labvakar|sveiki|sveicināt[isa]|esiet sveicināt[isa]|cienījam(?:ais|ā|ie|ās)|ļoti cienījam(?:ais|ā|ie|ās)|godāt(?:ais|ā|ie|ās)|cienīt(?:ais|ā|ie|ās)|mīļ(?:ais|ā|ie) (?:kungs|kundze|iedzīvotāj\\w*)|god\\.',
  'dear|good (?:morning|afternoon|evening|day)|hello',
);

/** Anything within a sentence; the dot of an ordinal (`20. novembra`) does not end it. */
const GAP = '(?:[^.!?\\n]|(?<=\\d)\\.)';

/** What a client sent or did, in any case: what a reference refers to. */
const SENT =
  'vēstul\\w*|iesniegum\\w*|jautājum\\w*|e-past\\w*|epast\\w*|e-vēstul\\w*|sūdzīb\\w*|pieprasījum\\w*|lūgum\\w*|ziņ[auo]\\w*|ziņojum\\w*|zvan\\w*|sarun\\w*|pieteikum\\w*|priekšlikum\\w*|ierosinājum\\w*|pateicīb\\w*|vizīt\\w*|tikšan\\w*';
const SENT_ENGLISH =
  'letter|e-?mail|message|question|application|request|complaint|enquiry|inquiry|suggestion|call|conversation|visit|submission';

/** Sentences that refer to the client's request or to earlier talk (9.1). */
export const REFERENCE = words(
  `(?:jūs|jums|jūsu)\\b${GAP}{0,80}\\b(?:${SENT})`,
  `(?:${SENT})${GAP}{0,60}\\b(?:jūs|jums|jūsu)`,
  `(?:atbild(?:u|am|ot|ēšu|ēsim)|saņēm(?:u|ām)|saņemt[sai]|izskatīj(?:u|ām)|paldies par|pateic(?:os|amies) par|atsaucoties|turpinot|papildinot|pēc)\\b${GAP}{0,80}\\b(?:${SENT})`,
  '(?:jūs|jums) (?:\\w+ ){0,3}(?:rakstījāt|rakstāt|jautājāt|jautājat|vaicājāt|lūdzāt|lūdzat|zvanījāt|interesējāties|interesējaties|iesniedzāt|vērsāties|informējāt|ziņojāt)',
  '(?:rakstījāt|jautājāt|vaicājāt|lūdzāt|zvanījāt|interesējāties|vērsāties|iesniedzāt)',
  `(?:your|our)\\b${GAP}{0,60}\\b(?:${SENT_ENGLISH})`,
  `(?:in (?:reply|response|answer) to|thank you for|regarding|with reference to|further to|following)\\b${GAP}{0,80}\\b(?:${SENT_ENGLISH}|contacting|writing)`,
  'you (?:wrote|asked|called|requested|applied|informed|reported|enquired)',
);

/** A ground in law (9.2). */
export const GROUND = words(
  '\\d{1,4}(?:\\.\\d{1,4}){0,4}\\.?\\s?(?:pant\\w*|punkt\\w*|apakšpunkt\\w*)',
  'likum(?:a|ā|s|u|i|os|iem)|(?!pielikum|nelikum)\\w+likum(?:a|ā|s|u)|noteikum\\w* nr|saistoš\\w+ noteikum\\w*|ministru kabinet\\w*|kodeks\\w*|regul(?:a|as|ā|u)|satversm\\w*|direktīv\\w*',
  '(?:domes|izpilddirektora|komisijas) (?:\\d{4}\\. gada \\d+\\. \\w+ )?(?:lēmum|rīkojum)\\w*',
  '(?:section|article|paragraph|clause) \\d+|law on|\\w+ law|the law|act|regulations?|binding rules',
);

/** A refusal in the text itself. */
export const REFUSAL = words(
  '(?:esam |esmu |tiek |tika |ir |nolēmām |nolēma )?(?:atteik(?:ts|ta|ti|am|u|usi|t|ties)|atsak(?:ām|u|a)|atteicām|noraid(?:īt[sai]?|ām|a|ījām|īja))',
  'nevar(?:am|ēsim|u|ēšu|ētu)? (?:jums )?(?:piešķirt|apmierināt|izsniegt|atļaut|izpildīt|saskaņot|apstiprināt|izdot|reģistrēt|pieņemt|samazināt|atbrīvot|piekrist)',
  '(?:jūsu )?(?:lūgum|iesniegum|pieprasījum)\\w* (?:\\w+ ){0,2}nav (?:iespējams )?(?:apmierin\\w+|pamatot\\w*)|nav iespējams (?:piešķirt|apmierināt|izsniegt|atļaut|saskaņot|reģistrēt)',
  'nav pamata (?:piešķirt|apmierināt|izsniegt)|nav tiesību saņemt|nepiešķir(?:am|s|sim|t)?',
  'refus(?:e(?! (?:collection|bin|disposal))|ed|al)|(?:cannot|unable to|not able to|cannot currently) (?:grant|approve|issue|allow|accept)|reject(?:ed)?|is not possible to (?:grant|issue|approve)|turned? down',
);

/** Where a refusal may be contested. */
export const CONTEST = words(
  'apstrīd\\w*|pārsūdz\\w*|sūdzību (?:\\w+ ){0,3}(?:var|iesnie\\w+)|administratīvaj\\w+ ties\\w+',
  'appeal\\w*|contest\\w*|challenge\\w*|complain\\w*',
);

/** What either side does next (9.3). */
export const NEXT_STEPS = words(
  // A request or an invitation (-iet), what we shall do (-sim); compounds of „iet”, asking pardon and „nevarēsim” are not.
  '(?!(?:aiz|no|pār|ap|ie|iz|pie|sa|uz|at)iet\\b|piedod|atvaino|nevar)\\w{3,}(?:iet|ieties|sim|simies)',
  'lūdz(?:u|am),? (?:\\w+ ){0,3}(?!piedošan)\\w{3,}(?:[tn]t|st|īt|āt|ēt|ot|ūt|gt|kt|pt|ties)',
  '(?:jums|tad|vēl|lai)? ?(?:ir )?jā(?:iesniedz|aizpilda|sazinās|nosūta|atsūta|ierodas|samaksā|piesakās|paraksta|uzrāda|ņem|dara)\\w*',
  'varat (?:\\w+ ){0,3}(?:iesniegt|pieteikties|zvanīt|rakstīt|saņemt|aizpildīt|vērsties|sazināties|izvēlēties|apstrīdēt|pārsūdzēt|jautāt|ierasties|nosūtīt|samaksāt)',
  '(?:es )?(?:jums )?(?:atbildēšu|sazināšos|nosūtīšu|informēšu|paziņošu|piezvanīšu|sagatavošu|rakstīšu)',
  'ja (?:jums )?(?:\\w+ ){0,2}(?:rodas|radīsies|būs|ir|rastos|vēlaties|nepieciešam\\w+|vajadzīg\\w+)[^.!?\\n]{0,60}(?:jautājum\\w*|neskaidr\\w*|informācij\\w*|palīdzīb\\w*|zvan\\w*|rakst\\w*)',
  '(?:papildus |vairāk |šobrīd |no jūsu puses )*(?:nekas|nav)(?: \\w+){0,3} (?:nav )?(?:jādara|jāiesniedz|nepieciešam\\w+|vajadzīg\\w*)|turpmāk\\w* (?:rīcīb|darbīb|soļ)\\w*|nākam\\w+ sol\\w+',
  '(?:lēmumu|atbildi|rēķinu|atļauju|izziņu|dokument\\w*) (?:\\w+ ){0,4}(?:saņemsiet|nosūtīsim|varēsiet)|saņemsiet|tiks (?:nosūtīt|paziņot|izskatīt|pārskaitīt|salabot|paveikt)\\w*',
  'please (?:\\w+ ){0,2}(?:submit|send|fill|contact|call|write|reply|confirm|pay|bring|visit|complete|sign|let|see|check|choose|attach)',
  "you (?:can|may|need to|will|have to|should)|(?:we|i) (?:will|shall)|we'll|if you have (?:any )?(?:further )?questions|no (?:further )?action|nothing (?:more|else|further)|next steps?",
);

export const THANKS = words('paldies|pateic(?:os|amies|ība|ību)|esam pateicīgi|thank(?:s| you)|grateful|appreciate');

export const APOLOGY = words(
  'atvaino(?:jos|jamies|jiet)|atvainošan\\w*|lūdz(?:u|am) (?:\\w+ ){0,2}piedošanu|piedodiet|diemžēl kavēj\\w+|nožēlojam|apologi[sz]e|apolog(?:y|ies)|sorry|regret',
);

/** The farewell alone is no message. */
export const FAREWELL = words(
  'ar cieņu|cieņā|ar patiesu cieņu|vislabākie novēlējumi|jauku dienu|labu dienu|visu labu|yours (?:sincerely|faithfully)|sincerely|(?:kind|best) regards|regards',
);

/** Text that promises an attachment of this letter. */
export const ATTACHMENT = words(
  'pielikumā|pielikumos|pielikums|pielikumi|pievieno(?:ju|jam|jām|jis|juši)|pievienots|pievienota|pievienoti|pievienotas|pielieku|pieliekam|pielikts|pielikta|pielikti|sk(?:at)?\\. pielikum\\w*',
  'attach(?:ed|ment|ments|ing)|enclos(?:ed|ing|ure)|i attach|we attach',
);

/** Between words of one sentence; the dot of `Nr.` or of an ordinal does not end it. */
const BETWEEN = '(?:[^\\w.!?\\n]|(?<=\\d|nr)\\.)+';

/** … but not where it is the attachment of something else. */
export const ATTACHMENT_ELSEWHERE = latvian(
  `\\b(?:jūsu|likum\\w*|noteikum\\w*|lēmum\\w*|līgum\\w*|iesniegum\\w*|regulas|your)${BETWEEN}(?:[\\w/-]+${BETWEEN}){0,4}$`,
);

/** What a template leaves to be filled in. */
export const PLACEHOLDERS = [
  /\{\{[^}\n]{0,80}\}{0,2}/g,
  /_{3,}/g,
  /\[(?!\s*\d+\s*\])[^[\]\n]{0,80}\]/g,
  /<<[^<>\n]{0,80}>>/g,
  /\.{5,}|…{2,}/g,
  /\bX{3,}\b/g,
];

/** A day, a time or a length of time that tells when. */
export const WHEN = words(
  `\\d{1,2}\\. ?(?:${MONTHS})\\w*`,
  '\\d{1,2}\\.\\d{1,2}\\.(?:\\d{4})?|\\d{4}-\\d{2}-\\d{2}|plkst\\. ?\\d+',
  '(?:\\d+|vienas|divu|triju|trīs|piecu|septiņu|desmit) (?:darba ?)?(?:dien|nedēļ|mēneš|darbdien)\\w*|(?:darbdien|mēneš|nedēļ|dien)\\w* laikā|līdz (?:\\w+ )?(?:pirmdien|otrdien|trešdien|ceturtdien|piektdien|nedēļas beig|mēneša beig)\\w*',
  '\\d{1,2} (?:january|february|march|april|may|june|july|august|september|october|november|december)|(?:january|february|march|april|may|june|july|august|september|october|november|december) \\d{1,2}|within \\w+ (?:working )?(?:days?|weeks?|months?)|by (?:monday|tuesday|wednesday|thursday|friday)',
);
