import type { ClauseId } from '../../vocabulary/ids.ts';
import { EVIDENCE_KINDS } from '../../vocabulary/verdict.ts';
import type { Mechanism } from '../mechanism.ts';
import { type Clause, FORCES, type Interpretation, type Source } from '../standard.ts';
import type { Findings, Path } from './findings.ts';
import { isRaw, listed, onlyKeys, quote, readList, readSaid, readWords, type Raw } from './read.ts';
import { readMechanism } from './read-mechanism.ts';

/** As printed (`8.5.1`), or of an act of law: its letters, then article and part (`IL-5-3`). */
const CLAUSE_ID = /^(?:[1-9]\d*(?:\.[1-9]\d*)*|[A-Z]{2,8}(?:-[1-9]\d*)+)$/u;

const KEYS = ['id', 'force', 'summary', 'evidence', 'interpretation', 'chapeauOf', 'mechanisms', 'source'];

/** One clause; `null` with a finding where it has no usable number. */
export function readClause(found: Findings, value: unknown, path: Path): Clause | null {
  found.clause = isRaw(value) && typeof value['id'] === 'string' ? value['id'] : null;
  if (!isRaw(value) || typeof value['id'] !== 'string' || !CLAUSE_ID.test(value['id'])) {
    const id = isRaw(value) ? value['id'] : value;
    found.add('wrong-id', isRaw(value) ? [...path, 'id'] : path, {
      lv: `Punkta numuram jābūt pēdiņās, kā drukāts, bez punkta beigās, piemēram, \`"8.5.1"\` (likumā \`"IL-5-3"\`), bet ir ${quote(id)}.`,
      en: `A clause number must be quoted, as printed, without the final dot, such as \`"8.5.1"\` (in law \`"IL-5-3"\`), but is ${quote(id)}.`,
    });
    return null;
  }
  onlyKeys(found, value, path, KEYS);
  const clause: Clause = {
    id: value['id'] as ClauseId,
    summary: readSaid(found, value['summary'], [...path, 'summary'], {
      lv: 'Punkta izklāsts',
      en: 'Summary of the clause',
    }),
    force: readForce(found, value, path),
    evidence: readWords(found, value['evidence'], [...path, 'evidence'], EVIDENCE_KINDS),
    interpretation: readInterpretation(found, value['interpretation'], [...path, 'interpretation']),
    chapeauOf: readChapeau(found, value['chapeauOf'], [...path, 'chapeauOf']),
    mechanisms: readMechanisms(found, value['mechanisms'], [...path, 'mechanisms']),
    source: readSource(found, value['source'], [...path, 'source']),
    line: found.lineOf(path),
  };
  const written = readList(found, value['mechanisms'], [...path, 'mechanisms']).length;
  if (written === 0 && clause.chapeauOf.length === 0) {
    found.add('no-mechanism', path, {
      lv: `Punktam ${quote(clause.id)} nav mehānisma; vajag vismaz vienu zem \`mechanisms\` vai apakšpunktus zem \`chapeauOf\`.`,
      en: `Clause ${quote(clause.id)} has no mechanism; expected at least one under \`mechanisms\`, or its sub-clauses under \`chapeauOf\`.`,
    });
  }
  return clause;
}

function readForce(found: Findings, value: Raw, path: Path): Clause['force'] {
  const force = FORCES.find((known) => known === value['force']);
  if (force !== undefined) return force;
  found.add(value['force'] === undefined ? 'missing' : 'wrong-type', [...path, 'force'], {
    lv: `Laukā \`force\` jābūt vienam no ${listed(FORCES)}, bet ir ${quote(value['force'])}.`,
    en: `Field \`force\` must be one of ${listed(FORCES)}, but is ${quote(value['force'])}.`,
  });
  return 'duty';
}

function readInterpretation(found: Findings, value: unknown, path: Path): Interpretation | null {
  if (value === undefined) return null;
  const said = readSaid(found, value, path, { lv: 'Interpretācija', en: 'Interpretation' }, ['decision']);
  const decision = isRaw(value) ? value['decision'] : undefined;
  if (decision !== undefined && typeof decision !== 'string') {
    found.add('wrong-type', [...path, 'decision'], {
      lv: `Lēmuma numuram jābūt pēdiņās, piemēram, \`"0003"\`, bet ir ${quote(decision)}.`,
      en: `The number of a decision must be quoted, such as \`"0003"\`, but is ${quote(decision)}.`,
    });
  }
  return { ...said, decision: typeof decision === 'string' ? decision : null };
}

function readChapeau(found: Findings, value: unknown, path: Path): readonly ClauseId[] {
  return readList(found, value, path).flatMap((id, index) => {
    if (typeof id === 'string') return [id as ClauseId];
    found.add('wrong-id', [...path, index], {
      lv: `Apakšpunkta numuram jābūt pēdiņās, bet ir ${quote(id)}.`,
      en: `The number of a sub-clause must be quoted, but is ${quote(id)}.`,
    });
    return [];
  });
}

function readMechanisms(found: Findings, value: unknown, path: Path): readonly Mechanism[] {
  const mechanisms: Mechanism[] = [];
  for (const [index, raw] of readList(found, value, path).entries()) {
    const mechanism = readMechanism(found, raw, [...path, index]);
    if (mechanism === null) continue;
    const wired = (one: Mechanism) => one.kind === mechanism.kind && one.events.state === 'wired';
    if (wired(mechanism) && mechanisms.some(wired)) {
      found.add('mechanism-twice', [...path, index], {
        lv: `Mehānisms \`${mechanism.kind}\` šajā punktā ar notikumiem ir divreiz; apvieno to notikumus vienā.`,
        en: `Mechanism \`${mechanism.kind}\` stands twice with events in this clause; join their events in one.`,
      });
      continue;
    }
    mechanisms.push(mechanism);
  }
  return mechanisms;
}

/** Where a rule of law was read, and whether its words were seen (`verified`) or are recalled. */
export function readSource(found: Findings, value: unknown, path: Path): Source | null {
  if (value === undefined) return null;
  if (isRaw(value) && typeof value['text'] === 'string' && typeof value['verified'] === 'boolean') {
    onlyKeys(found, value, path, ['text', 'verified']);
    return { text: value['text'], verified: value['verified'] };
  }
  found.add('wrong-type', path, {
    lv: `Avotam vajag \`text\` un \`verified: true\` vai \`false\`, bet ir ${quote(value)}.`,
    en: `A source needs \`text\` and \`verified: true\` or \`false\`, but is ${quote(value)}.`,
  });
  return null;
}
