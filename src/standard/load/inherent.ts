import type { Standard } from '../standard.ts';
import type { Findings } from './findings.ts';
import { quote } from './read.ts';

/** A clause that says it is carried by the versions themselves (15, 16) is believed only where the head bears it out. */
export function checkInherent(found: Findings, standard: Standard): void {
  for (const [index, clause] of standard.clauses.entries()) {
    for (const [nth, mechanism] of clause.mechanisms.entries()) {
      if (mechanism.events.state !== 'inherent') continue;
      if (mechanism.events.inherent !== 'replaces' || standard.replaces.length > 0) continue;
      found.clause = clause.id;
      found.add('not-true', ['clauses', index, 'mechanisms', nth, 'events'], {
        lv: `Punkts ${quote(clause.id)} atsaucas uz aizstātajiem aktiem, bet \`replaces\` neviena nenosauc.`,
        en: `Clause ${quote(clause.id)} refers to replaced acts, but \`replaces\` names none.`,
      });
    }
  }
}
