import type { Happening } from '../../../desk/thread/index.ts';
import { EVENT_WORDS } from '../../../standard/event-words.ts';
import type { Language } from '../../../vocabulary/words.ts';
import { deskWords } from './words.ts';

/** An event as a sentence: „Lieta nodota citam: Būvvalde, Jānis Piemērs (nav manā kompetencē)”. */
export function sayEvent(line: Happening, lang: Language): string {
  const words = EVENT_WORDS[line.kind][lang];
  const detail = detailOf(line, lang);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${detail === '' ? '' : `: ${detail}`}`;
}

function detailOf(line: Happening, lang: Language): string {
  const words = deskWords(lang);
  const unit = (lang === 'lv' ? line.unit_lv : line.unit_en) ?? '';
  const fact = (name: string) => String(line.facts[name] ?? '');
  switch (line.kind) {
    case 'case.taken':
      return line.holder === line.actor ? '' : (line.holder ?? '');
    case 'case.assigned':
      return line.holder ?? '';
    case 'case.released':
      return unit;
    case 'case.handed-over': {
      const reason = pick(words.reason, fact('reason'));
      return `${[unit, line.holder].filter(Boolean).join(', ')}${reason === '' ? '' : ` (${lower(reason)})`}`;
    }
    case 'case.handed-back': {
      const reason = pick(words.handBack, fact('reason'));
      return `${[unit, line.holder].filter(Boolean).join(', ')}${reason === '' ? '' : ` (${lower(reason)})`}`;
    }
    case 'case.opened':
      return `${pick(words.channel, fact('channel'))}, ${unit}`;
    case 'case.classified':
      return pick(words.submission, fact('submission'));
    case 'case.closed':
      return lower(pick(words.outcome, fact('outcome')));
    case 'deadline.neared':
    case 'deadline.passed':
      return sayClause(line.clause ?? '', lang);
    default:
      return line.other_number ?? '';
  }
}

/** „5.2.1. punkts”; the ids of laws are marks of our own and tell a reader nothing. */
function sayClause(clause: string, lang: Language): string {
  if (/^\d/.test(clause)) return lang === 'lv' ? `${clause}. punkts` : `clause ${clause}`;
  return lang === 'lv' ? 'likumā noteiktais' : 'that of the law';
}

function pick(words: Readonly<Record<string, string>>, key: string): string {
  return words[key] ?? '';
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
