import { type Document, LineCounter, parseDocument } from 'yaml';
import type { StandardVersionId } from '../../vocabulary/ids.ts';
import type { Clause, ReplacedAct, Standard } from '../standard.ts';
import { type Finding, type Findings, findingsOf } from './findings.ts';
import { checkHierarchy } from './hierarchy.ts';
import { checkInherent } from './inherent.ts';
import { isRaw, onlyKeys, quote, type Raw, readDate, readList, readSaid, readText } from './read.ts';
import { readClause, readSource } from './read-clause.ts';

/** No standard of a municipality comes near; a larger file is a mistake, and reading it would cost memory. */
const MOST_CHARACTERS = 2_000_000;
const KEYS = ['id', 'title', 'issuer', 'ground', 'inForce', 'until', 'replaces', 'source', 'clauses'];

export interface StandardUnreadable {
  readonly refused: 'standard-unreadable';
  readonly file: string;
  readonly findings: readonly Finding[];
}

/**
 * Reads one version of a standard (or of an act of law) from its YAML text. Whole or refused: every finding has its
 * line, column, clause and what is expected. `fileName` is only named in the refusal.
 */
export function loadStandard(text: string, fileName: string): Standard | StandardUnreadable {
  const refuse = (findings: readonly Finding[]): StandardUnreadable => ({
    refused: 'standard-unreadable',
    file: fileName,
    findings: [...findings].sort((a, b) => a.line - b.line || a.column - b.column),
  });
  if (text.length > MOST_CHARACTERS) return refuse([tooLarge(text.length)]);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const found = findingsOf(document, lines);
  const raw = plain(document, found, lines);
  if (raw === null) return refuse(found.list);
  const standard = readStandard(found, raw);
  return found.list.length > 0 || standard === null ? refuse(found.list) : standard;
}

function plain(document: Document.Parsed, found: Findings, lines: LineCounter): Raw | null {
  for (const error of document.errors) {
    const { line, col } = lines.linePos(error.pos[0]);
    const message = { lv: `Tas nav derīgs YAML: ${error.message}.`, en: `This is not valid YAML: ${error.message}.` };
    found.list.push({ code: 'not-yaml', line, column: col, clause: null, message });
  }
  if (found.list.length > 0) return null;
  let value: unknown = null;
  try {
    value = document.toJS();
  } catch {
    // An alias that expands without end is refused below like any other text that is no standard.
  }
  if (isRaw(value)) return value;
  found.add('not-yaml', [], {
    lv: 'Failā jābūt standartam ar laukiem `id`, `title`, `inForce`, `clauses` …',
    en: 'The file must hold a standard with the fields `id`, `title`, `inForce`, `clauses` …',
  });
  return null;
}

function readStandard(found: Findings, raw: Raw): Standard | null {
  onlyKeys(found, raw, [], KEYS);
  const id = readText(found, raw, 'id', []);
  const inForce = readDate(found, raw['inForce'], ['inForce']);
  const until = raw['until'] === undefined ? null : readDate(found, raw['until'], ['until']);
  const folder = id.slice(0, Math.max(0, id.lastIndexOf('/')));
  if (
    id !== '' &&
    (!/^[a-z0-9-]+(?:\/[a-z0-9-]+)*\/\d{4}-\d{2}-\d{2}$/u.test(id) ||
      (inForce && !id.endsWith(`/${inForce.toString()}`)))
  ) {
    found.add('wrong-id', ['id'], {
      lv: `\`id\` ir mape un pirmā spēkā esības diena, piemēram, \`adazi/2023-12-01\`, bet ir ${quote(id)}.`,
      en: `\`id\` is the folder and the first day in force, such as \`adazi/2023-12-01\`, but is ${quote(id)}.`,
    });
  }
  if (inForce && until && Temporal.PlainDate.compare(until, inForce) < 0) {
    found.add('wrong-date', ['until'], {
      lv: `Pēdējā diena ${quote(until.toString())} ir pirms pirmās ${quote(inForce.toString())}.`,
      en: `The last day ${quote(until.toString())} is before the first ${quote(inForce.toString())}.`,
    });
  }
  const head = {
    id: id as StandardVersionId,
    act: folder,
    isLaw: folder.startsWith('law/'),
    title: readSaid(found, raw['title'], ['title'], { lv: 'Nosaukums', en: 'Title' }),
    issuer: readSaid(found, raw['issuer'], ['issuer'], { lv: 'Izdevējs', en: 'Issuer' }),
    ground: readSaid(found, raw['ground'], ['ground'], { lv: 'Tiesiskais pamats', en: 'Legal ground' }),
    until,
    replaces: readReplaces(found, raw['replaces']),
    source: readSource(found, raw['source'], ['source']),
  };
  const read = readList(found, raw['clauses'], ['clauses']).map((value, n) => readClause(found, value, ['clauses', n]));
  found.clause = null;
  if (read.length === 0) {
    found.add('missing', ['clauses'], {
      lv: 'Standartam vajag vismaz vienu punktu zem `clauses`.',
      en: 'A standard needs at least one clause under `clauses`.',
    });
  }
  checkHierarchy(found, read);
  if (inForce === null) return null;
  const standard: Standard = { ...head, inForce, clauses: read.filter((clause): clause is Clause => clause !== null) };
  checkInherent(found, standard);
  return standard;
}

function readReplaces(found: Findings, value: unknown): readonly ReplacedAct[] {
  return readList(found, value, ['replaces']).flatMap((raw, n) => {
    const path = ['replaces', n];
    if (!isRaw(raw)) {
      found.add('wrong-type', path, {
        lv: `Aizstātajam aktam vajag \`title\`, \`number\` un \`date\`, bet ir ${quote(raw)}.`,
        en: `A replaced act needs \`title\`, \`number\` and \`date\`, but is ${quote(raw)}.`,
      });
      return [];
    }
    onlyKeys(found, raw, path, ['title', 'number', 'date']);
    const date = readDate(found, raw['date'], [...path, 'date']);
    const title = readSaid(found, raw['title'], [...path, 'title'], { lv: 'Akta nosaukums', en: 'Title of the act' });
    const number = readText(found, raw, 'number', path);
    return date === null ? [] : [{ title, number, date }];
  });
}

function tooLarge(length: number): Finding {
  return {
    code: 'too-large',
    line: 1,
    column: 1,
    clause: null,
    message: {
      lv: `Failā ir ${length} zīmju; standartā to nav vairāk par ${MOST_CHARACTERS}.`,
      en: `The file has ${length} characters; a standard has no more than ${MOST_CHARACTERS}.`,
    },
  };
}
