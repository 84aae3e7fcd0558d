import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { loadDictionary } from '../../src/channels/dictionary/load-dictionary.ts';
import { importAct } from '../../src/standard/import/import-act.ts';
import { renderImport } from '../../src/standard/import/render-import.ts';

/** As a recogniser gives it: diacritics lost, one column of numbers torn from its texts, one number without its dot. */
const SCAN = `Paraugupes novada apkalpoSanas standarts

I. Klientu apkalpoSana

1. Apkalpojot klientus, darbinieki:

1.1.
12.

1.3.

sasveicinas ar klientiem;
atbild vienas darbdienas laika;
pateicas par sarunu.

2. Standarts stajas speka 2024. gada 1. janvari.
`;

test('A lawyer hands in the scan of an act and gets clauses to finish, with every doubt and its line', async () => {
  const act = importAct(SCAN, await loadDictionary());

  const forPeople = renderImport(act, 'text');
  assert.match(forPeople, /^Paraugupes novada apkalpošanas standarts\n/);
  assert.match(forPeople, /^ {2}1\.2\. \(\?\) atbild vienas darbdienas laikā;$/m);
  assert.match(forPeople, /^ {2}line 8: `12\.` → `1\.2` — the number was damaged$/m);

  const forTheFile = parse(renderImport(act, 'yaml'));
  assert.deepEqual(
    forTheFile.chapters[0].clauses.map((clause: { id: string; lines: string }) => [clause.id, clause.lines]),
    [
      ['1', '5'],
      ['2', '16'],
    ],
  );
  assert.deepEqual(
    forTheFile.chapters[0].clauses[0].clauses.map((clause: { id: string; text: string }) => [clause.id, clause.text]),
    [
      ['1.1', 'sasveicinās ar klientiem;'],
      ['1.2', 'atbild vienas darbdienas laikā;'],
      ['1.3', 'pateicas par sarunu.'],
    ],
  );

  const forMachines = JSON.parse(renderImport(act, 'json'));
  const name = forMachines.unsure.find((one: { original: string }) => one.original === 'Paraugupes');
  assert.deepEqual([name.line, name.why, name.chosen], [1, 'unknown-word', 'Paraugupes']);
});

test('A letter handed in by mistake is refused, and the refusal says what is expected', async () => {
  const refusal = importAct('Labdien!\n\nLūdzu, atbildiet man.\n', await loadDictionary());
  assert.equal('refused' in refusal && refusal.refused, 'no-clauses');
  assert.match(renderImport(refusal, 'text'), /^Not read \(line 1\): found `Labdien!`; expected numbered clauses/);
});
