import assert from 'node:assert/strict';
import { test } from 'node:test';
import { kindOfTitle } from './columns.ts';
import { readCsv } from './read-csv.ts';

const DAY = Temporal.PlainDate.from('2026-11-23');
const HEADING = 'Vārds;Uzvārds;E-pasts;Iestāde;Struktūrvienība;Amats;Vadītājs;Līdz';
const ROW = 'Ģirts;Šķēle;girts@novads.example;Pārvalde;Būvvalde;Vadītājs;jā;';

/** Latvian letters of Windows-1257. */
const BALTIC: Readonly<Record<string, number>> = {
  ā: 0xe2,
  ē: 0xe7,
  ģ: 0xec,
  Ģ: 0xcc,
  ķ: 0xed,
  š: 0xf0,
  Š: 0xd0,
  ū: 0xfb,
  ž: 0xfe,
  ī: 0xee,
  Ā: 0xc2,
};
const inBaltic = (text: string) => Buffer.from([...text].map((sign) => BALTIC[sign] ?? sign.charCodeAt(0)));

function rows(bytes: Buffer | string) {
  const read = readCsv(Buffer.from(bytes as string), DAY);
  assert.ok(!('refused' in read), JSON.stringify(read));
  return read;
}

function faults(text: string | Buffer) {
  const read = readCsv(Buffer.from(text as string), DAY);
  assert.ok('refused' in read, 'refused');
  return read.faults.map(({ reason, row, column, found }) => [reason, row, column, found]);
}

test('the encoding is known by the bytes: UTF-8 with and without mark, UTF-16 both ways, Windows-1257', () => {
  const text = `${HEADING}\r\n${ROW}\r\n`;
  const little = Buffer.from(`\uFEFF${text}`, 'utf16le');
  const cases = {
    'UTF-8': [Buffer.from(text), Buffer.from(`\uFEFF${text}`)],
    'UTF-16': [little, Buffer.from(text, 'utf16le'), Buffer.from(little).swap16()],
    'Windows-1257': [inBaltic(text)],
  };
  for (const [encoding, files] of Object.entries(cases))
    for (const bytes of files) {
      const read = rows(bytes);
      assert.equal(read.encoding, encoding);
      assert.deepEqual([read.rows[0]?.person?.givenName, read.rows[0]?.person?.surname], ['Ģirts', 'Šķēle']);
    }
});

test('an encoding that is none of these is refused with the line and what was seen', () => {
  const cyrillic = Buffer.concat([
    Buffer.from(`Vards;Uzvards;E-pasts;Struktūrvienība;Amats\r\n`, 'latin1'),
    Buffer.from([0xc8, 0xe2, 0xe0, 0xed, 0xfb, 0xf5]),
  ]);
  assert.deepEqual(
    faults(cyrillic).map(([reason]) => reason),
    ['encoding-unknown'],
  );
  const doubled = Buffer.from(Buffer.from(`${HEADING}\n${ROW}`).toString('latin1'));
  const [reason, row] = faults(doubled)[0] ?? [];
  assert.deepEqual([reason, row], ['encoding-spoilt', 1]);
  assert.deepEqual(
    faults(`${HEADING}\n${ROW.replace('Ģ', '\uFFFD')}`).map(([why, at]) => [why, at]),
    [['encoding-spoilt', 2]],
  );
});

test('headings in Latvian or English, in any order, parted by semicolons, commas or tabs, with Excel’s own line before them', () => {
  for (const [sign, heading] of [
    [';', HEADING],
    [',', 'Given name,Surname,E-mail,Institution,Unit,Post,Head,To'],
    ['\t', 'FIRST NAME\tLast name\temail\tCompany\tDepartment\tJob title\tIs head\tUntil'],
  ] as const) {
    const [first] = rows(`sep=${sign}\r\n${heading}\r\n${ROW.replaceAll(';', sign)}`).rows;
    assert.deepEqual(
      [first?.row, first?.unit, first?.head, first?.person?.email],
      [3, 'Būvvalde', true, 'girts@novads.example'],
    );
  }
  const [first] = rows(
    'E-pasts;Amats;Uzvārds;Struktūrvienība;Vārds;Piezīmes\na@b.example;Amats;"O""Nīls; jun.";Nodaļa;Jānis;x',
  ).rows;
  assert.equal(first?.person?.surname, 'O"Nīls; jun.');
});

test('every fault is told with its row, its column and what stands there; nothing of the file is read', () => {
  const text = [
    HEADING,
    'Ģirts;;nav adreses;Pārvalde;;Vadītājs;varbūt;31.02.2026.',
    ROW,
    'Anna;Ozola',
    'Anna;Ozola;anna@novads.example;Pārvalde;Būvvalde;Arhitekte;nē;',
  ].join('\n');
  assert.deepEqual(faults(text), [
    ['required', 2, 'surname', ''],
    ['not-an-address', 2, 'email', 'nav adreses'],
    ['not-yes-or-no', 2, 'head', 'varbūt'],
    ['not-a-day', 2, 'to', '31.02.2026.'],
    ['required', 2, 'unit', ''],
    ['columns-count', 4, null, '2 ≠ 8'],
  ]);
});

test('a column that is missing or there twice, an empty file, and quotes that do not close are refused', () => {
  assert.deepEqual(
    faults('Vārds;Uzvārds;E-pasts;Amats\nA;B;c@d.example;E').map(([why, , column]) => [why, column]),
    [['column-missing', 'unit']],
  );
  assert.deepEqual(
    faults(`${HEADING};E-mail\n${ROW};x`).map(([why, , column]) => [why, column]),
    [['column-twice', 'email']],
  );
  assert.deepEqual(
    faults('').map(([why]) => why),
    ['empty-list'],
  );
  assert.deepEqual(
    faults(HEADING).map(([why]) => why),
    ['empty-list'],
  );
  assert.deepEqual(
    faults(`${HEADING}\n"Ģirts;Šķēle`).map(([why]) => why),
    ['quotes'],
  );
});

test('a personal code is not taken as an employee’s code, and is not repeated in what is said', () => {
  assert.deepEqual(faults('Kods;Vārds;Uzvārds;E-pasts;Struktūrvienība;Amats\n010190-12345;A;B;c@d.example;E;F'), [
    ['personal-code', 2, 'code', '******-*****'],
  ]);
});

test('a row without a person is a vacant post, and one that ended before today is left out with a word', () => {
  const read = rows(`${HEADING}\n;;;Pārvalde;Būvvalde;Lietvedis;;\n${ROW}01.11.2026.`);
  assert.deepEqual(
    read.rows.map(({ person, post }) => [person, post]),
    [[null, 'Lietvedis']],
  );
  assert.deepEqual(read.notes, [{ reason: 'row-of-the-past', row: 3, found: '2026-11-01' }]);
});

test('titles tell who leads only where they say so', () => {
  const told = Object.fromEntries(
    [
      'Vadītāja',
      'Būvvaldes vadītājs',
      'Nekustamā īpašuma nodaļas vadītāja',
      'Projektu vadītājs',
      'Nodaļas vadītāja vietniece',
      'Izpilddirektors',
      'Domes priekšsēdētāja vietnieks',
      'Datu aizsardzības speciāliste',
      'Lietvede',
      'Bibliotēkas direktore',
      'Head of Unit',
      'Headmaster’s secretary',
    ].map((title) => [title, kindOfTitle(title)]),
  );
  assert.deepEqual(told, {
    Vadītāja: 'head',
    'Būvvaldes vadītājs': 'head',
    'Nekustamā īpašuma nodaļas vadītāja': 'head',
    'Projektu vadītājs': null,
    'Nodaļas vadītāja vietniece': 'deputy-head',
    Izpilddirektors: 'executive-director',
    'Domes priekšsēdētāja vietnieks': 'council-vice-chair',
    'Datu aizsardzības speciāliste': 'data-protection-officer',
    Lietvede: null,
    'Bibliotēkas direktore': 'head',
    'Head of Unit': 'head',
    'Headmaster’s secretary': null,
  });
});
