import type { Dictionary } from './dictionary.ts';
import type { Finding, Span } from './finding.ts';
import { foldEvenly } from './fold.ts';
import type { Token } from './tokenise.ts';

const PASSIVE_HELPER = /^(?:tiek|tika|tiks|tikt|tiktu|tiekot|tikuši|tikušas|tikusi|tikšot)$/;
const TO_CARRY_OUT =
  /^(?:ne|ja)?(?:veikt|veic|veica|veiks|veicu|veicam|veicām|veikšu|veiksim|veicot|veikta|veikts|veiktu|veikti|veiktas|nodrosina\w*|istenot|isteno)$/;
const REACH = 4;
const LONG_CHAIN = 3;
/** Words that only belong to a proper name or a date: `Ādažu novada pašvaldības`, `2026. gada`. */
const OF_NAMES = /^(?:novada|pagasta|pilsetas|pasvaldibas|gada|republikas|valsts|latvijas)$/;

/** Passive, nouns made of verbs and chains of genitives in one Latvian sentence; needs morphology. */
export function heavyConstructions(tokens: readonly Token[], dictionary: Dictionary): Finding[] {
  const folded = tokens.map(({ text }) => foldEvenly(text.toLowerCase()));
  return [
    ...passives(tokens, folded, dictionary),
    ...nounsOfVerbs(tokens, folded, dictionary),
    ...genitiveChains(tokens, folded, dictionary),
  ];
}

function passives(tokens: readonly Token[], folded: readonly string[], dictionary: Dictionary): Finding[] {
  return tokens.flatMap((token, index) => {
    if (!PASSIVE_HELPER.test(folded[index]!)) return [];
    const near = [...tokens.slice(index + 1, index + 1 + REACH), ...tokens.slice(Math.max(0, index - 2), index)];
    const participle = near.find((other) => other.kind === 'word' && has(other, 'fl:5', dictionary));
    if (!participle) return [];
    const [first, last] = token.start < participle.start ? [token, participle] : [participle, token];
    const verb = baseOf(participle, 'fl:5', dictionary);
    return [
      finding({ start: first.start, end: last.end }, 'passive', {
        lv: `Pasakiet, kas to dara: „mēs …”, „Jūs …”, nevis „${token.text} ${participle.text}”${verb ? ` (darbības vārds „${verb}”)` : ''}.`,
        en: `Say who does it: “we …”, “you …” instead of the passive “${token.text} ${participle.text}”.`,
      }),
    ];
  });
}

function nounsOfVerbs(tokens: readonly Token[], folded: readonly string[], dictionary: Dictionary): Finding[] {
  return tokens.flatMap((token, index) => {
    if (!TO_CARRY_OUT.test(folded[index]!)) return [];
    const noun = tokens.slice(index + 1, index + 1 + REACH).find((other) => has(other, 'fl:J', dictionary));
    const verb = noun && baseOf(noun, 'fl:J', dictionary);
    if (!noun || !verb) return [];
    const besides = folded[index] === 'veikt' && tokens[index + 1] === noun;
    return [
      {
        ...finding({ start: token.start, end: noun.end }, 'noun-of-verb', {
          lv: `Darbību sauc darbības vārds: „${verb}”, nevis „${token.text} ${noun.text}”.`,
          en: `Let a verb name the action: “${verb}” instead of “${token.text} ${noun.text}”.`,
        }),
        replacements: besides ? [verb] : [],
      },
    ];
  });
}

function genitiveChains(tokens: readonly Token[], folded: readonly string[], dictionary: Dictionary): Finding[] {
  const found: Finding[] = [];
  let chain: Token[] = [];
  const close = () => {
    if (chain.length >= LONG_CHAIN) found.push(chainFinding(chain));
    chain = [];
  };
  tokens.forEach((token, index) => {
    const adjoining = chain.length === 0 || token.start - chain.at(-1)!.end === 1;
    if (!adjoining) close();
    if (isGenitive(token, folded[index]!, dictionary)) chain.push(token);
    else close();
  });
  close();
  return found;
}

function isGenitive(token: Token, folded: string, dictionary: Dictionary): boolean {
  if (token.kind !== 'word' || OF_NAMES.test(folded)) return false;
  if (token.text[0] !== token.text[0]?.toLowerCase()) return false;
  const lines = dictionary.analyse(token.text);
  return lines.length > 0 && lines.every((line) => /po:lietv|fl:J/.test(line) && /is:[vds]\wg/.test(line));
}

function chainFinding(chain: readonly Token[]): Finding {
  const words = chain.map(({ text }) => text).join(' ');
  return finding({ start: chain[0]!.start, end: chain.at(-1)!.end }, 'genitive-chain', {
    lv: `${chain.length} ģenitīvi pēc kārtas („${words}”). Sakiet ar darbības vārdu vai prievārdu.`,
    en: `${chain.length} genitives in a row (“${words}”). Use a verb or a preposition.`,
  });
}

function has(token: Token, mark: string, dictionary: Dictionary): boolean {
  return token.kind === 'word' && dictionary.analyse(token.text).some((line) => line.includes(mark));
}

function baseOf(token: Token, mark: string, dictionary: Dictionary): string | null {
  const line = dictionary.analyse(token.text).find((one) => one.includes(mark));
  return line?.match(/st:(\S+)/)?.[1] ?? null;
}

function finding(span: Span, code: string, message: Finding['message']): Finding {
  return { span, code, message, replacements: [] };
}
