import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'yaml';
import { carried } from './carried.ts';
import { checkStandard } from './check-standard.ts';
import { FILES, realStandards, standardOf, textOf } from './desk.fixture.ts';
import { standardSchema } from './json-schema.ts';
import { parentOf } from './load/hierarchy.ts';
import { overlaps } from './load/overlaps.ts';

const adazi = standardOf(textOf('adazi/2023-12-01.yaml'));
const under = (chapeau: string, last: number) => Array.from({ length: last }, (_, n) => `${chapeau}.${n + 1}`);

/** Every clause of the standard as issued: 16 clauses with all that stand under them. */
const CLAUSES = [
  ...['1', '2', '3'],
  ...['4', ...under('4', 2)],
  ...['5', '5.1', ...under('5.1', 7), '5.2', ...under('5.2', 5), '5.3', ...under('5.3', 4), '5.4', ...under('5.4', 4)],
  ...['5.5', ...under('5.5', 4), '5.6', ...under('5.6', 5), '5.7', ...under('5.7', 6)],
  ...['6', ...under('6', 12), '7', ...under('7', 6)],
  ...['8', ...under('8', 5), ...under('8.5', 2), '8.6'],
  ...['9', ...under('9', 5), '10', ...under('10', 3)],
  ...['11', '12', '13', '14', '15', '16'],
];

test('1–16: every clause of the standard stands in its file, in the printed order', () => {
  assert.deepEqual(
    adazi.clauses.map(({ id }) => id),
    CLAUSES,
  );
  assert.equal(CLAUSES.length, 94);
});

test('1–16: every clause that is no mere chapeau has a mechanism and a source of evidence', () => {
  for (const { id, mechanisms, evidence, chapeauOf } of adazi.clauses) {
    assert.ok(mechanisms.length > 0 || chapeauOf.length > 0, `${id} has no mechanism`);
    assert.ok(evidence.length > 0, `${id} has no evidence`);
  }
});

test('5, 6, 8 and other chapeaux name all that stands under them', () => {
  for (const { id, chapeauOf } of adazi.clauses) {
    const children = adazi.clauses.filter((clause) => parentOf(clause.id) === id).map((clause) => clause.id);
    assert.deepEqual(chapeauOf, children, id);
  }
});

test('the clauses that the desk carries now are these, and no others are claimed', () => {
  assert.deepEqual(carried(adazi).carried, [
    ...['1', '4', '4.1', '4.2', '5.1.1', '5.1.2', '5.1.4', '5.1.5', '5.1.6', '5.1.7', '5.2.1', '5.2.3'],
    ...['5.3', '5.3.1', '5.3.2', '5.3.3', '5.3.4', '5.4.2', '5.4.3', '5.5.1', '5.5.2', '5.6.1', '5.6.3'],
    ...['5.7.4', '5.7.5', '5.7.6', '6', ...under('6', 12), '8.5.2'],
    ...['9', '9.1', '9.2', '9.3', '9.4', '9.5', '10', '10.1', '10.2', '10.3', '15', '16'],
  ]);
  assert.deepEqual(carried(adazi).partly, [
    ...['5.1.2', '5.1.4', '5.1.5', '5.3.2', '5.3.3', '5.5.1', '5.6.1', '5.7.5', '6.2', '6.6'],
  ]);
  assert.equal(carried(adazi).carried.length + carried(adazi).notCarried.length, CLAUSES.length);
});

test('16: the version names both orders of 2017 that it replaces', () => {
  assert.deepEqual(
    adazi.replaces.map(({ number, date }) => `${number} ${date.toString()}`),
    ['AND/1-10-1/17/64 2017-11-27', '01-7.1/107 2017-11-03'],
  );
});

test('8.1, 7.6, 10.1: the numbers of the standard stand in its file as issued', () => {
  const mechanism = (id: string) => adazi.clauses.find((clause) => clause.id === id)?.mechanisms[0];
  const [ring, rest, request] = [mechanism('8.1'), mechanism('7.6'), mechanism('10.1')];
  assert.ok(ring?.kind === 'endeavour' && ring.measure === 'rings' && ring.atMost === 3);
  assert.ok(rest?.kind === 'limit' && rest.measure === 'minutes' && rest.atMost === 15 && rest.as === 'right');
  assert.ok(request?.kind === 'deadline');
  assert.deepEqual(request.due, { workingDays: 1 });
});

test('an interpretation names a decision that is written down', () => {
  for (const { clauses } of realStandards()) {
    for (const { id, interpretation } of clauses) {
      if (interpretation?.decision === null || interpretation === null) continue;
      assert.match(interpretation.decision, /^00(0[234]|11)$/, id);
    }
  }
});

test('15: no two versions of one act are in force on the same day', () => {
  assert.deepEqual(overlaps(realStandards()), []);
});

test('every clause of law says where it was read and whether its words were seen', () => {
  for (const { isLaw, clauses } of realStandards()) {
    for (const { id, source } of clauses) assert.ok(!isLaw || source !== null, `${id} has no source`);
  }
});

test('Latvian texts use Latvian quotation marks and no straight ones', () => {
  for (const { clauses } of realStandards()) {
    for (const { id, summary, interpretation } of clauses) {
      assert.doesNotMatch(`${summary.lv} ${interpretation?.lv ?? ''}`, /["'“]/u, id);
      assert.match(summary.lv, /[.]$/u, id);
      assert.match(summary.en, /[.]$/u, id);
    }
  }
});

test('the published schema is the one made from the loader’s own tables', () => {
  const published = JSON.parse(readFileSync(new URL('../../standards/standard.schema.json', import.meta.url), 'utf8'));
  assert.deepEqual(published, JSON.parse(JSON.stringify(standardSchema())));
});

test('the published schema accepts every file, names itself in it, and refuses what the loader refuses', () => {
  const validate = new Ajv2020({ allowUnionTypes: true }).compile(standardSchema());
  for (const file of FILES) {
    assert.ok(validate(parse(textOf(file))), `${file}: ${JSON.stringify(validate.errors?.slice(0, 3))}`);
    const [, path] = /^# yaml-language-server: \$schema=(\S+)$/mu.exec(textOf(file)) ?? [];
    assert.equal(new URL(path ?? '', `file:///standards/${file}`).pathname, '/standards/standard.schema.json');
  }
  for (const [from, to] of [
    ['reply.delivered', 'reply.arrived'],
    ['kind: gate', 'kind: gates'],
    ['workingDays: 1', 'days: 1'],
    ['force: frame', 'force: must'],
  ] as const) {
    const broken = textOf('adazi/2023-12-01.yaml').replaceAll(from, to);
    assert.equal(validate(parse(broken)), false, to);
    assert.ok('refused' in checkStandard(broken), to);
  }
});

test('`laipa standard check` counts clauses and mechanisms and lists what is not carried', () => {
  const checked = checkStandard(textOf('adazi/2023-12-01.yaml'));
  assert.ok(!('refused' in checked));
  assert.equal(checked.clauses, 94);
  assert.equal(
    Object.values(checked.byKind).reduce((sum, count) => sum + count, 0),
    checked.mechanisms,
  );
  assert.equal(Object.keys(checked.byKind).length, 13, 'every kind of mechanism is used by the standard');
  assert.ok(checked.notCarried.some((id) => id === '8.1'));
});
