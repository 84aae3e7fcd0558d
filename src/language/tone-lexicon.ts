import type { Wording } from './finding.ts';
import { latvian } from './pattern.ts';

/** The rules of respectful writing. Patterns are held against folded text; see `latvian`. */
export interface ToneRule {
  readonly clause: '5.1.2' | '5.1.3' | '5.1.5';
  readonly code: string;
  /** A refusing rule keeps the letter from leaving; a warning one is advice. */
  readonly weight: 'refuses' | 'warns';
  readonly patterns: readonly RegExp[];
  readonly message: Wording;
}

const words = (...sources: string[]) => sources.map((source) => latvian(`\\b(?:${source})(?!\\w)`));

export const TONE_RULES: readonly ToneRule[] = [
  {
    clause: '5.1.5',
    code: 'insult',
    weight: 'refuses',
    patterns: words(
      'idiot\\w*|debil\\w*|kretīn\\w*|stulb\\w*|stulbeņ\\w*|muļķ(?:is|i|a|im|iem|us|e|es|ei|u)|pamuļķ\\w*|nejēg(?:a|as|ām|u)',
      'tizl\\w*|lohs|lohi|lohus|mērgl(?:is|i|iem)|draņķ(?:is|i|iem|a)|nelieš\\w*|neliet(?:is|i|im)|psihs|psihi|psihopāt\\w*',
      'urlas?|bomz(?:is|i|iem)|neģēl\\w*|vājprātīg(?:ais|ā|ie|s|a|i|as)|histēriķ\\w*|histēriķe|pidar\\w*|mauk(?:a|as|u)',
      'krievel\\w*|nēģer\\w*',
      'jūs (?:taču )?(?:meloj\\w*|krāpj\\w*|zogat)|jūs esat (?:\\w+ )?(?:mel(?:is|e)|krāpni(?:eks|ece)|nenormāl\\w+|slim[sa] galvā|nepieskaitām\\w+)',
      'aizverieties|ej(?:iet)? (?:dirst|tālāk)|vācieties prom|turi(?:et)? muti',
      'idiots?|morons?|imbeciles?|stupid|dumb|fools?|shut up|you are (?:a )?(?:liar|lying|crazy|insane)',
    ),
    message: {
      lv: '5.1.5. punkts nepieļauj klientu aizskart. Izņemiet šos vārdus un pasakiet lietišķi.',
      en: 'Clause 5.1.5 allows no insult. Take these words out and say it factually.',
    },
  },
  {
    clause: '5.1.5',
    code: 'intimidation',
    weight: 'refuses',
    patterns: words(
      'jūs (?:to )?(?:vēl )?(?:rūgti )?nožēlosi(?:et)?|nožēlosiet to|būs (?:jums )?(?:tikai )?sliktāk|(?:jums )?būs (?:lielas )?nepatikšanas',
      'mēs (?:jūs )?piespiedīsim|mēs zinām, kur (?:jūs )?dzīvoja?t|pasargi dievs, ja|labāk (?:jums )?klusē(?:jiet|t)',
      'you will regret|or else|you had better|we know where you live|watch out',
    ),
    message: {
      lv: '5.1.5. punkts nepieļauj klientu iebiedēt. Ja ir tiesiskas sekas, nosauciet tās mierīgi, ar normu un termiņu.',
      en: 'Clause 5.1.5 allows no intimidation. If there are legal consequences, name them calmly, with the rule and the date.',
    },
  },
  {
    clause: '5.1.2',
    code: 'command',
    weight: 'warns',
    patterns: words(
      'jums ir pienākums(?: nekavējoties)?|nekavējoties (?:iesniedz|ierod|novērs|samaks|sniedz|izpild|pārtrau)\\w*|(?:mēs )?pieprasām|pieprasu',
      '(?:stingri|kategoriski) (?:aizliegts|aizliedzam)|jums (?:ir )?jā\\w+ (?:nekavējoties|bez ierunām)|rēķinieties ar (?:sekām|sodu)',
      'you must immediately|we demand|you are obliged to immediately',
    ),
    message: {
      lv: 'Skan kā pavēle. Lūdziet un paskaidrojiet: „Lūdzu, … līdz …, jo …”.',
      en: 'It sounds like an order. Ask and explain: “Please … by …, because …”.',
    },
  },
  {
    clause: '5.1.2',
    code: 'blame',
    weight: 'warns',
    patterns: words(
      'jūsu (?:pašu |paša |pašas )?(?:vainas|kļūdas|nolaidības|neuzmanības|neizdarības) dēļ|jūsu vain[au]|jūs pat[si] esat vainīg\\w*|paš[ai] vainīg[ai]',
      'jūs (?:esat )?(?:nepareizi|kļūdaini|neuzmanīgi|nolaidīgi) \\w+|jūs neesat (?:papūlēj\\w+|izlasīj\\w+|sapratis|sapratusi|iedziļināj\\w+)|jūs nesaprotat',
      'jums (?:taču )?vajadzēja|ja jūs būtu (?:izlasīj|klausīj|uzmanīg|papūlēj)\\w+|jūs (?:jau )?atkal',
      'you failed to|your (?:own )?(?:fault|mistake|negligence)|you should have|if you had (?:read|bothered|listened)',
    ),
    message: {
      lv: 'Skan kā pārmetums. Pasakiet, kā trūkst, un kā to labot: „Iesniegumā trūkst …; lūdzu, pievienojiet …”.',
      en: 'It sounds like a reproach. Say what is missing and how to mend it: “The application lacks …; please add …”.',
    },
  },
  {
    clause: '5.1.2',
    code: 'condescension',
    weight: 'warns',
    patterns: words(
      'kā (?:jau )?(?:iepriekš )?(?:vairākkārt )?(?:rakstījām|minējām|skaidrojām|teicām|rakstīju|minēju|teicu|norādījām)|kā jums vajadzētu zināt',
      'acīmredzot|pašsaprotam[is]|kā visiem (?:labi )?zināms|katram (?:taču )?(?:ir )?zināms|(?:vēlreiz|atkārtoti) (?:paskaidrojam|norādām|atgādinām)|jāsaprot taču',
      'as (?:we )?(?:already|repeatedly) (?:explained|stated|said|mentioned)|as you should know|obviously|clearly you',
    ),
    message: {
      lv: 'Skan no augšas. Pasakiet vēlreiz vienkārši, bez norādes, ka tas jau teikts.',
      en: 'It sounds condescending. Say it again plainly, without pointing out that it was said before.',
    },
  },
  {
    clause: '5.1.2',
    code: 'turned-away',
    weight: 'warns',
    patterns: words(
      'tā nav mūsu (?:problēma|darīšana|lieta)|mums nav laika|neko (?:jums )?nevar(?:am|u|ēsim) (?:palīdzēt|darīt|līdzēt)|ne(?:esam|būsim) spējīgi|tas mūs neinteresē',
      'not our problem|we have no time|nothing we can do|we do not care',
    ),
    message: {
      lv: 'Klients paliek bez palīdzības. Pasakiet, ko varat izdarīt Jūs vai kas var palīdzēt.',
      en: 'The client is left without help. Say what you can do, or who can help.',
    },
  },
  {
    clause: '5.1.2',
    code: 'familiar-you',
    weight: 'warns',
    patterns: [latvian('\\b(?:tu|tev|tevi|tevis|tavs|tava|tavu|tavi|tavas|tavam|tavai)\\b')],
    message: {
      lv: 'Klientu uzrunā ar „Jūs”.',
      en: 'In Latvian a client is addressed as “Jūs”.',
    },
  },
  {
    clause: '5.1.3',
    code: 'colleagues-disparaged',
    weight: 'warns',
    patterns: [
      latvian(
        '\\b(?:kolēģ|darbiniek|darbiniec|nodaļ|iestād|pašvaldīb|ministrij|dienest|aģentūr|būvvald|dom[ei]|priekšnie|vadītāj|birokrāt|ierēd)\\w*[^.!?\\n]{0,60}\\b(?:nekompeten\\w*|slink\\w*|bezatbildīg\\w*|nolaidīg\\w*|haos\\w*|bardak\\w*|neko nedara|neprot|nemāk|nejēdz|vainīg\\w*|kārtējo reizi|nekad nevar|muļķīb\\w*|nesakarīb\\w*)',
      ),
      latvian(
        '\\b(?:nekompeten\\w*|slink\\w*|bezatbildīg\\w*|nolaidīg\\w*|haos\\w*|bardak\\w*)\\s+(?:\\w+\\s+){0,2}(?:kolēģ|darbiniek|nodaļ|iestād|pašvaldīb|ministrij|dienest|aģentūr|būvvald)\\w*',
      ),
      latvian(
        '\\b(?:colleagues?|department|ministry|agency|council|office)\\b[^.!?\\n]{0,40}\\b(?:incompetent|lazy|careless|useless|to blame|chaos)\\b',
      ),
    ],
    message: {
      lv: 'Par kolēģiem un iestādēm klientam nerunā nievājoši (5.1.3). Pasakiet, kas notiek tālāk.',
      en: 'Colleagues and institutions are not run down before a client (5.1.3). Say what happens next.',
    },
  },
];
