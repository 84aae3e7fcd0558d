import { stringify } from 'yaml';
import type { ImportedAct, ImportedClause, ImportRefusal, Unsure, UnsureReason } from './act.ts';

/** What each doubt asks of the reader. */
const WORDS: Readonly<Record<UnsureReason, string>> = {
  'unknown-word': 'a word the dictionary does not know; left as it was',
  'several-candidates': 'several words fit',
  'number-repaired': 'the number was damaged',
  'number-inferred': 'the number is lost; its sub-clauses are there',
  'number-missing': 'no such number between its neighbours: lost or repealed?',
  'number-duplicate': 'the number stands twice; the second is left in the text',
  'number-without-text': 'a number for which no text was found',
  'number-out-of-order': 'looks like a clause number but fits nowhere; left in the text',
  'text-without-number': 'text that belongs to no clause',
  'weak-boundary': 'the clause may begin or go on elsewhere',
  'page-furniture': 'a page number, by its look; left out',
  'not-examined': 'too much text; left as it was',
};

/**
 * The imported act for people (`text`), for the clause file that a person finishes (`yaml`) or for machines (`json`). A
 * refusal becomes one sentence in `text`. Ends in a newline; the same act gives the same bytes.
 */
export function renderImport(act: ImportedAct | ImportRefusal, format: 'text' | 'yaml' | 'json'): string {
  if (format === 'json') return `${JSON.stringify(act, null, 2)}\n`;
  if (format === 'yaml') return 'refused' in act ? stringify(act) : stringify(forYaml(act), { lineWidth: 110 });
  return 'refused' in act ? refusalSentence(act) : actAsText(act);
}

function refusalSentence({ line, found, expected }: ImportRefusal): string {
  return `Not read${line === null ? '' : ` (line ${line})`}: found ${found}; expected ${expected}.\n`;
}

function actAsText(act: ImportedAct): string {
  const out: string[] = [];
  if (act.title) out.push(act.title.text, '');
  const dated = [act.date, act.number && `Nr. ${act.number}`].filter((part) => part);
  if (dated.length > 0) out.push(dated.join(' · '), '');
  if (act.legalGround) out.push(act.legalGround.text, '');
  for (const chapter of act.chapters) {
    if (chapter.number !== null) out.push(`${chapter.number}. ${chapter.title?.text ?? ''}`, '');
    for (const clause of chapter.clauses) addClause(out, clause, '');
    out.push('');
  }
  if (act.signatory) out.push(act.signatory.text, '');
  const { words, knownBefore, knownAfter } = act.measured;
  out.push(`Words the dictionary knows: ${share(knownBefore, words)} before, ${share(knownAfter, words)} after.`);
  out.push(act.unsure.length === 0 ? 'Nothing to look at.' : `To look at (${act.unsure.length}):`);
  for (const one of act.unsure) out.push(`  ${doubtLine(one)}`);
  return `${out.join('\n')}\n`;
}

function addClause(out: string[], clause: ImportedClause, indent: string): void {
  const mark = clause.numberOrigin === 'printed' ? '' : clause.numberOrigin === 'repaired' ? ' (?)' : ' (??)';
  out.push(`${indent}${clause.id}.${mark} ${clause.text}`.trimEnd());
  for (const below of clause.clauses) addClause(out, below, `${indent}  `);
}

function doubtLine({ line, why, original, chosen, alternatives }: Unsure): string {
  const change = original === chosen || original === '' ? `\`${chosen}\`` : `\`${original}\` → \`${chosen}\``;
  const others = alternatives.length === 0 ? '' : `, or ${alternatives.map((one) => `\`${one}\``).join(', ')}`;
  return `line ${line}: ${change}${others} — ${WORDS[why]}`;
}

function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}

/** Clauses by chapter, nested; doubts last. Lines of the source stay with each clause so that it can be checked. */
function forYaml(act: ImportedAct) {
  return {
    title: act.title?.text ?? null,
    ground: act.legalGround?.text ?? null,
    date: act.date,
    number: act.number,
    signatory: act.signatory?.text ?? null,
    chapters: act.chapters.map(({ number, title, clauses }) => ({
      chapter: number,
      title: title?.text ?? null,
      clauses: clauses.map(clauseForYaml),
    })),
    unsure: act.unsure.map((one) => ({ ...one, alternatives: [...one.alternatives] })),
  };
}

interface YamlClause {
  readonly id: string;
  readonly text: string;
  readonly lines: string;
  readonly number?: string;
  readonly clauses?: readonly YamlClause[];
}

function clauseForYaml({ id, text, lines, numberOrigin, clauses }: ImportedClause): YamlClause {
  const from = lines[0];
  return {
    id,
    text,
    lines: from === undefined ? '' : lines.length === 1 ? `${from}` : `${from}–${lines.at(-1)}`,
    ...(numberOrigin === 'printed' ? {} : { number: numberOrigin }),
    ...(clauses.length === 0 ? {} : { clauses: clauses.map(clauseForYaml) }),
  };
}
