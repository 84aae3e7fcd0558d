import { RECORD_KINDS, type RecordKind } from '../../vocabulary/words.ts';

/** How long records of a kind are kept, and by what ground. */
export interface Term {
  readonly kind: RecordKind;
  readonly years: number;
  readonly days: number;
  readonly ground: string;
  /** Stands in the municipality's nomenclature of files. Else it is the desk's proposal. */
  readonly confirmed: boolean;
  readonly changedAt: Temporal.Instant | null;
}

/**
 * What is proposed until the municipality has decided. The law sets no number for these; the nomenclature does (Archives
 * Law), and what is kept longer than its purpose needs must go (GDPR 5(1)(e)).
 */
const PROPOSED: Readonly<Record<RecordKind, { years: number; days: number; ground: string }>> = {
  'closed-case': { years: 5, days: 0, ground: 'Lietu nomenklatūra (Arhīvu likums)' },
  'client-without-case': { years: 1, days: 0, ground: 'VDAR 5. panta 1. punkta e) apakšpunkts: datus vairs nevajag' },
  'quarantined-mail': { years: 0, days: 180, ground: 'VDAR 5. panta 1. punkta e) apakšpunkts: vēstule nav lietā' },
  'reading-log': { years: 5, days: 0, ground: 'VDAR 5. panta 2. punkts: pārskatatbildība' },
  disclosure: { years: 5, days: 0, ground: 'Standarta 5.2. punkts; VDAR 5. panta 2. punkts' },
  declaration: { years: 5, days: 0, ground: 'Standarta 5.4.3. punkts' },
  'sign-in-log': { years: 0, days: 180, ground: 'VDAR 32. pants: drošības notikumi' },
  'search-document': { years: 2, days: 0, ground: 'Slēgtu lietu vārdi meklēšanai; pati lieta paliek' },
  visit: { years: 1, days: 0, ground: 'VDAR 5. panta 1. punkta e) apakšpunkts: vārdus un adreses vairs nevajag' },
  appointment: { years: 1, days: 0, ground: 'VDAR 5. panta 1. punkta e) apakšpunkts: datus vairs nevajag' },
};

/** The term of every kind: the municipality's where it has decided, the proposal elsewhere. */
export function termsWith(decided: readonly Term[]): Term[] {
  return RECORD_KINDS.map(
    (kind) =>
      decided.find((one) => one.kind === kind) ?? { kind, ...PROPOSED[kind], confirmed: false, changedAt: null },
  );
}

/** Records from before this moment are past their term today; days begin and end in Riga. */
export function keptSince(term: Pick<Term, 'years' | 'days'>, today: Temporal.PlainDate): Temporal.Instant {
  return today.subtract({ years: term.years, days: term.days }).toZonedDateTime('Europe/Riga').toInstant();
}
