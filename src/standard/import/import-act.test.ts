import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadDictionary } from '../../channels/dictionary/load-dictionary.ts';
import type { ImportedAct, ImportedClause, Unsure } from './act.ts';
import { importAct } from './import-act.ts';
import { renderImport } from './render-import.ts';

const dictionary = await loadDictionary();
const sample = (name: string) => readFileSync(new URL(`samples/${name}.txt`, import.meta.url), 'utf8');

function read(text: string): ImportedAct {
  const act = importAct(text, dictionary);
  assert.ok(!('refused' in act), JSON.stringify(act));
  return act;
}

/** `[id, text]` of every clause in the order of the tree. */
function flat(clauses: readonly ImportedClause[]): [string, string][] {
  return clauses.flatMap(({ id, text, clauses: below }): [string, string][] => [[id, text], ...flat(below)]);
}

const doubts = (act: ImportedAct, why: Unsure['why']) => act.unsure.filter((one) => one.why === why);

test('A damaged scan is read into the tree of its chapters and clauses, each text at its number', () => {
  const act = read(sample('damaged'));
  assert.equal(act.title?.text, 'Paraugupes novada pašvaldības klientu pieņemšanas kārtība');
  assert.equal(act.legalGround?.text, 'Izdoti saskaņā ar Pašvaldību likuma 10. panta pirmo daļu');
  assert.deepEqual(
    act.chapters.map(({ number, title, clauses }) => [number, title?.text, flat(clauses)]),
    [
      [
        'I',
        'Vispārīgie jautājumi',
        [
          ['1', 'Noteikumi nosaka, ka darbinieki pieņem klientus novada centra un apkalpošanas vietas.'],
          ['2', 'Darbinieki ievēro šādus principus:'],
          ['2.1', 'cienīga attieksme pret klientiem;'],
          ['2.2', 'iespējami ātra izpilde;'],
          ['2.3', 'palīdzība klientiem, kuri nevar ierasties;'],
          ['2.4', 'saprotama valoda.'],
        ],
      ],
      [
        'II',
        'Klientu pieņemšana',
        [
          ['3', 'Pieņemot klientus, darbinieki:'],
          ['3.1', 'sasveicinās un noskaidro vajadzības;'],
          ['3.2', 'informē klientu par turpmāko rīcību un termiņu;'],
          ['3.3', 'pateicas par apmeklējumu.'],
          ['4', 'Darbinieki nosūta atbildi e-pasta vai pa pastu.'],
          ['5', 'Sūdzības izskata nodaļas vadītāji. Par atbildi paziņo klientam.'],
          ['6', 'Vēstuli xqzvw€ reģistrē tajā paša diena.'],
          ['8', 'Noteikumi stājas spēkā 2024. gada 1. martā.'],
        ],
      ],
    ],
  );
});

test('What was repaired, inferred, missing or unknown stands on the list with its line', () => {
  const act = read(sample('damaged'));
  assert.deepEqual(
    doubts(act, 'number-repaired').map(({ line, original, chosen }) => [line, original, chosen]),
    [
      [7, 'l.', '1'],
      [15, '24.', '2.4'],
      [27, '33.', '3.3'],
    ],
  );
  assert.deepEqual(
    doubts(act, 'number-inferred').map(({ line, chosen }) => [line, chosen]),
    [[22, '3']],
  );
  assert.deepEqual(
    doubts(act, 'number-missing').map(({ chosen }) => chosen),
    ['7'],
  );
  assert.deepEqual(
    doubts(act, 'page-furniture').map(({ line, original }) => [line, original]),
    [[35, '2']],
  );
  assert.deepEqual(
    doubts(act, 'text-without-number').map(({ line }) => line),
    [51],
  );
  const unknown = doubts(act, 'unknown-word').find(({ original }) => original === 'xqzvw€');
  assert.equal(unknown?.chosen, 'xqzvw€');
  const terms = doubts(act, 'several-candidates').find(({ original }) => original === 'terminu');
  assert.deepEqual([terms?.line, terms?.chosen, terms?.alternatives], [32, 'termiņu', ['terminu']]);
});

test('A name in the signature is left as it stands', () => {
  assert.equal(read(sample('damaged')).signatory?.text, 'Domes priekšsēdētāja A. Paraudzina');
});

test('A clean published text is taken over word for word, raised numbers included', () => {
  const act = read(sample('clean'));
  assert.deepEqual(
    [act.date, act.number, act.signatory?.text],
    ['2024-02-15', '7/2024', 'Domes priekšsēdētāja A. Paraudziņa'],
  );
  assert.deepEqual(
    act.chapters.map(({ number, clauses }) => [number, flat(clauses).map(([id]) => id)]),
    [
      ['I', ['1', '2', '2.1', '2.2', '2.2.1', '2.2.2', '2¹', '2¹.1']],
      ['II', ['3', '5']],
    ],
  );
  for (const { clauses } of act.chapters) {
    for (const one of clauses) assert.equal(one.text, one.original);
  }
  assert.equal(
    act.chapters[0]?.clauses[0]?.text,
    'Noteikumi nosaka kārtību, kādā darbinieki atbild uz klientu vēstulēm saskaņā ar 5. punktu.',
  );
  assert.deepEqual(
    act.unsure.map(({ why, chosen }) => [why, chosen]),
    [
      ['unknown-word', 'Paraugupes'],
      ['number-missing', '4'],
    ],
  );
});

test('A number that begins a wrapped line is text: „5. punktu”, „20. aprīlī”', () => {
  const act = read('1. Darbinieki atbild saskaņā ar\n2. punktu līdz\n20. aprīlim.\n2. Citi neatbild.\n');
  assert.deepEqual(flat(act.chapters[0]!.clauses), [
    ['1', 'Darbinieki atbild saskaņā ar 2. punktu līdz 20. aprīlim.'],
    ['2', 'Citi neatbild.'],
  ]);
});

test('A number that stands twice keeps its first text and the second is listed', () => {
  const act = read('1. Viens.\n2. Divi.\n2. Vēl viens divi.\n3. Trīs.\n');
  assert.deepEqual(flat(act.chapters[0]!.clauses), [
    ['1', 'Viens.'],
    ['2', 'Divi. 2. Vēl viens divi.'],
    ['3', 'Trīs.'],
  ]);
  assert.deepEqual(
    doubts(act, 'number-duplicate').map(({ line }) => line),
    [3],
  );
});

test('What is no act is refused with what was found, where and what is expected', () => {
  const refusal = (text: string) => {
    const act = importAct(text, dictionary);
    return 'refused' in act ? [act.refused, act.line] : null;
  };
  assert.deepEqual(refusal(''), ['empty', null]);
  assert.deepEqual(refusal(' \n\f\n '), ['empty', null]);
  assert.deepEqual(refusal('%PDF-1.7\n\u0000\u0001\u0002'), ['binary', 2]);
  assert.deepEqual(refusal('\ufffd'.repeat(40)), ['binary', 1]);
  assert.deepEqual(refusal('Labdien!\nŠī ir vēstule.'), ['no-clauses', 1]);
  assert.deepEqual(refusal('1. Teksts.\n'.repeat(1_000_000)), ['too-long', null]);
  assert.deepEqual(refusal(`1. ${'a'.repeat(30_000)}`), ['too-long', 1]);
  assert.equal(
    renderImport(importAct('Labdien!', dictionary), 'text'),
    'Not read (line 1): found `Labdien!`; expected numbered clauses, each on a line of its own: `1. …`, `1.1. …`.\n',
  );
});

test('The same text gives the same act, byte by byte, in every format', () => {
  for (const format of ['text', 'yaml', 'json'] as const) {
    assert.equal(renderImport(read(sample('damaged')), format), renderImport(read(sample('damaged')), format));
  }
});

const piece = fc.oneof(
  fc.constantFrom(
    '1.',
    '2.',
    '1.1.',
    '524.',
    '5.¹ ',
    'I.',
    'I1. ',
    'II. Nodaļa',
    '',
    '\f',
    '—',
    '12',
    '2024. gada 1. martā',
    '“',
    'l.1.',
  ),
  fc.constantFrom(
    'darbinieki',
    'paSvaldibas',
    'l€mumu',
    'vārdu pār-',
    'dale;',
    'atbild:',
    'kārtība.',
    'ka art',
    'e-',
    'Nr. 7',
    '1eksgjie',
  ),
  fc.string({ maxLength: 6 }),
);
const damagedText = fc
  .array(
    fc.array(piece, { maxLength: 5 }).map((parts) => parts.join(' ')),
    { maxLength: 25 },
  )
  .map((lines) => lines.join('\n'));

test('No text makes it throw, and no line of any text is dropped', () => {
  fc.assert(
    fc.property(fc.oneof(damagedText, fc.string({ unit: 'binary', maxLength: 80 })), (text) => {
      const act = importAct(text, dictionary);
      if ('refused' in act) return;
      const kept = everything(act);
      const listed = new Set(act.unsure.map(({ line }) => line));
      for (const { line, as } of act.lines) {
        if (as === 'unsure') assert.ok(listed.has(line), `line ${line} is nowhere`);
      }
      text
        .normalize('NFC')
        .split(/\r\n|[\n\r\u2028\u2029\u0085]/u)
        .forEach((whole, index) => {
          const words = bare(whole);
          if (words === '') return;
          assert.ok(
            act.lines.some(({ line }) => line === index + 1),
            `line ${index + 1} has no fate`,
          );
          // The number stands in the clause's id; what follows it stands in a text.
          const rest = bare(whole.replace(/^[\s\p{Cc}]*[\dIVXLlTO|.,)⁰¹²³⁴⁵⁶⁷⁸⁹^ ]+/u, ''));
          assert.ok(kept.includes(rest), `\`${rest}\` of line ${index + 1} was dropped`);
        });
    }),
    { numRuns: 500 },
  );
});

const bare = (text: string) => text.replace(/[\p{Cc}\u200b\ufeff\u00ad\s¬-]/gu, '');

function everything(act: ImportedAct): string {
  const originals = (clauses: readonly ImportedClause[]): string[] =>
    clauses.flatMap(({ original, clauses: below }) => [original, ...originals(below)]);
  const texts = [act.title, act.legalGround, act.dated, act.signatory].map((passage) => passage?.original ?? '');
  const chapters = act.chapters.flatMap(({ title, clauses }) => [title?.original ?? '', ...originals(clauses)]);
  return bare([...texts, ...chapters, ...act.unsure.map(({ original }) => original)].join('\n'));
}
