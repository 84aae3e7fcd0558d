import type { EventKind } from '../vocabulary/events.ts';
import type { Language } from '../vocabulary/words.ts';
import { sayDue } from '../time/say-due.ts';
import { EVENT_WORDS } from './event-words.ts';
import type { Mechanism, Role } from './mechanism.ts';
import type { Obligation } from './obligation.ts';
import type { Clause, Said, Standard, Trigger } from './standard.ts';
import { parentOf } from './load/hierarchy.ts';
import { isBinding } from './touch.ts';

export interface ExplanationLine {
  readonly about: 'clause' | 'binding' | 'opened' | 'counted' | 'settles' | 'interpretation';
  readonly text: string;
}

/**
 * Why this is owed, line by line, in the reader's language: the clause, how it binds, which event opened it, how its
 * due time was counted, what settles it, how we read the clause. Throws where the standard is not the obligation's own.
 */
export function explain(obligation: Obligation, standard: Standard, language: Language): readonly ExplanationLine[] {
  const clause = standard.clauses.find(({ id }) => id === obligation.clause);
  const mechanism = clause?.mechanisms.find(
    ({ kind, events }) => kind === obligation.mechanism && events.state === 'wired',
  );
  if (clause === undefined || mechanism === undefined || standard.id !== obligation.standard) {
    throw new Error(`Clause ${obligation.clause} (${obligation.mechanism}) does not stand in ${standard.id}`);
  }
  const line = (about: ExplanationLine['about'], said: Said) => ({ about, text: said[language] });
  return [
    line('clause', sayClause(clause, standard)),
    ...(obligation.dueAt === null ? [] : [line('binding', sayBinding(obligation))]),
    ...sayTriggers('opened', mechanism, ['opens', 'again', 'happens'], language),
    ...sayDue({ steps: obligation.explanation }, language).map((text) => ({ about: 'counted' as const, text })),
    ...sayTriggers('settles', mechanism, ['settles'], language),
    ...(clause.interpretation === null ? [] : [line('interpretation', clause.interpretation)]),
  ];
}

function sayClause({ id, summary }: Clause, { title, isLaw }: Standard): Said {
  return isLaw
    ? { lv: `${title.lv}, ${id}: ${summary.lv}`, en: `${title.en}, ${id}: ${summary.en}` }
    : {
        lv: `Standarta ${id}. ${parentOf(id) === null ? 'punkts' : 'apakšpunkts'}: ${summary.lv}`,
        en: `Standard, clause ${id}: ${summary.en}`,
      };
}

function sayBinding(obligation: Obligation): Said {
  return isBinding(obligation)
    ? { lv: 'Termiņš ir saistošs; nokavēts tas ir pārkāpts.', en: 'The time is binding; kept late it is breached.' }
    : { lv: 'Tas ir mērķis; nokavēts tas nav pārkāpums.', en: 'This is a target; missing it is no breach.' };
}

const LEADS: Readonly<Record<'opened' | 'settles', Said>> = {
  opened: { lv: 'Pienākums rodas, kad', en: 'The duty arises when' },
  settles: { lv: 'To izpilda, kad', en: 'It is kept when' },
};
const OR: Readonly<Record<Language, string>> = { lv: ' vai ', en: ' or ' };

/** One sentence for a role: its events, each named once. */
function sayTriggers(
  about: 'opened' | 'settles',
  { events }: Mechanism,
  roles: readonly Role[],
  language: Language,
): readonly ExplanationLine[] {
  if (events.state !== 'wired') return [];
  const triggers: readonly Trigger[] = roles.flatMap((role) => events.roles[role] ?? []);
  const kinds = [...new Set<EventKind>(triggers.map(({ on }) => on))];
  if (kinds.length === 0) return [];
  const words = kinds.map((kind) => EVENT_WORDS[kind][language]).join(OR[language]);
  return [{ about, text: `${LEADS[about][language]} ${words}.` }];
}
