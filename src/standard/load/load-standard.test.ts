import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { standardOf, textOf } from '../desk.fixture.ts';
import { compareClauses } from './hierarchy.ts';
import { loadStandard } from './load-standard.ts';
import { overlaps } from './overlaps.ts';

const HEAD = `id: test/2026-01-01
title: { lv: "Standarts", en: "Standard" }
issuer: { lv: "Dome", en: "Council" }
ground: { lv: "Likums", en: "Law" }
inForce: 2026-01-01
clauses:
`;
const FINE = `  - id: "1"
    force: duty
    summary: { lv: "Atbild.", en: "Answers." }
    mechanisms:
      - kind: deadline
        parameters: { due: { workingDays: 1 } }
        events: { opens: [email.received], settles: [{ on: reply.delivered, when: { answers: true } }] }
`;

/** The findings as a golden line each: position, clause, code, the English message. */
function refusal(text: string): readonly string[] {
  const standard = loadStandard(text, 'test.yaml');
  if (!('refused' in standard)) return [];
  assert.equal(standard.refused, 'standard-unreadable');
  assert.equal(standard.file, 'test.yaml');
  for (const { message } of standard.findings) {
    assert.doesNotMatch(message.lv + message.en, /\n/);
    assert.notEqual(message.lv, message.en);
  }
  return standard.findings.map(
    ({ line, column, clause, code, message }) => `${line}:${column} ${clause ?? '-'} ${code} ${message.en}`,
  );
}

const withText = (from: string, to: string) => {
  assert.ok(FINE.includes(from));
  return HEAD + FINE.replace(from, to);
};

test('a whole standard is read with the line of each clause', () => {
  const standard = standardOf(HEAD + FINE);
  assert.equal(standard.id, 'test/2026-01-01');
  assert.equal(standard.act, 'test');
  assert.equal(standard.clauses[0]?.line, 7);
  assert.deepEqual(standard.clauses[0]?.mechanisms[0]?.events, {
    state: 'wired',
    roles: {
      opens: [{ on: 'email.received', when: {}, countedFrom: null }],
      settles: [{ on: 'reply.delivered', when: { answers: true }, countedFrom: null }],
    },
  });
});

const REFUSED: readonly (readonly [what: string, text: string, finding: RegExp])[] = [
  [
    'a clause without a mechanism',
    HEAD + FINE.slice(0, FINE.indexOf('    mechanisms')),
    /^7:5 1 no-mechanism Clause `1` has no mechanism; expected at least one under `mechanisms`/,
  ],
  [
    'an unknown kind of mechanism',
    withText('kind: deadline', 'kind: deadlin'),
    /^11:15 1 unknown-mechanism Unknown mechanism `deadlin`; expected one of `deadline`, `endeavour`/,
  ],
  [
    'an unknown event',
    withText('email.received', 'email.recieved'),
    /^13:27 1 unknown-event Unknown event `email.recieved`; known are `case.opened`/,
  ],
  [
    'an unknown role of an event',
    withText('opens:', 'open:'),
    /^13:25 1 unknown-role Mechanism `deadline` has an unknown role `open`; expected one of `opens`/,
  ],
  [
    'a mechanism without the event that it needs',
    withText('opens: [email.received], ', ''),
    /^13:17 1 missing-role Mechanism `deadline` must name an event for the role `opens`/,
  ],
  [
    'a mechanism without events',
    withText(
      'events: { opens: [email.received], settles: [{ on: reply.delivered, when: { answers: true } }] }',
      'events: {}',
    ),
    /^13:17 1 missing Mechanism `deadline` lacks `events`/,
  ],
  [
    'an unknown fact in a condition',
    withText('answers: true', 'answer: true'),
    /^13:93 1 unknown-fact Event `reply.delivered` has no fact `answer`; it has `reply`, `answers`, `way`/,
  ],
  [
    'a value that a fact cannot have',
    withText('answers: true', 'way: fax'),
    /^13:\d+ 1 unknown-fact-value Fact `way` cannot be `fax`; it is one of `e-mail`, `official-letter`/,
  ],
  [
    'an unknown parameter',
    withText('due:', 'rings: 3, due:'),
    /^12:30 1 unknown-parameter Mechanism `deadline` has no parameter `rings`; expected one of `due`/,
  ],
  [
    'a missing parameter',
    withText('due: { workingDays: 1 }', 'topic: reply'),
    /^12:21 1 missing-parameter Mechanism `deadline` lacks its parameter `due`/,
  ],
  [
    'a parameter of the wrong type',
    withText('workingDays: 1', 'workingDays: one'),
    /^12:28 1 wrong-parameter Parameter `due` must be a length such as `\{ workingDays: 1 \}`, but is `\{"workingDays":"one"\}`/,
  ],
  ['half a working day', withText('workingDays: 1', 'workingDays: 0.5'), /^12:28 1 wrong-parameter/],
  [
    'a share above one',
    withText('{ workingDays: 1 } }', '{ workingDays: 1 }, nearShare: 75 }'),
    /^12:\d+ 1 wrong-parameter Parameter `nearShare` must be a share between 0 and 1, but is `75`/,
  ],
  [
    'an endeavour with neither target nor measure',
    withText('kind: deadline', 'kind: endeavour').replace('due: { workingDays: 1 }', 'share: 0.8'),
    /^11:9 1 missing-parameter Mechanism `endeavour` needs either `target`/,
  ],
  [
    'a question that is asked without its words',
    HEAD +
      FINE.slice(0, FINE.indexOf('      - kind')) +
      '      - kind: question\n        parameters: { scale: 5 }\n        events: { happens: [survey.answered] }\n',
    /^11:9 1 missing-parameter A mechanism `question` that an event moves needs `ask`/,
  ],
  [
    'a question in one language',
    HEAD +
      FINE.slice(0, FINE.indexOf('      - kind')) +
      '      - kind: question\n        parameters: { scale: 5, ask: { lv: "Labi?" } }\n        events: { happens: [survey.answered] }\n',
    /^12:\d+ 1 wrong-parameter Parameter `ask` must be a text in both languages/,
  ],
  ['a clause twice', HEAD + FINE + FINE, /^14:9 1 duplicate-clause Clause `1` stands already in line 7/],
  [
    'clauses out of their order',
    HEAD + FINE.replace('"1"', '"10"') + FINE.replace('"1"', '"9"'),
    /^14:9 9 clause-order Clause `9` stands after `10`; clauses must stand in the printed order/,
  ],
  [
    'a sub-clause without its parent',
    HEAD + FINE.replace('"1"', '"5.1"'),
    /^7:9 5.1 no-parent Clause `5.1` lacks its parent `5`/,
  ],
  [
    'a chapeau that names what is not under it',
    HEAD + FINE.replace('    mechanisms', '    chapeauOf: ["2"]\n    mechanisms'),
    /^10:17 1 wrong-chapeau `2` is no sub-clause of `1`/,
  ],
  [
    'a clause number that is not quoted',
    withText('"1"', '5.10'),
    /^7:9 - wrong-id A clause number must be quoted, .* but is `5.1`/,
  ],
  [
    'a missing translation',
    withText(', en: "Answers."', ''),
    /^9:14 1 missing-translation Summary of the clause: the English text \(`en`\) is missing/,
  ],
  [
    'an empty translation',
    withText('lv: "Atbild."', 'lv: " "'),
    /^9:14 1 missing-translation Summary of the clause: the Latvian text/,
  ],
  ['a misspelt field', withText('force:', 'forse:'), /^8:12 1 unknown-key Unknown field `forse`/],
  [
    'a force that is none',
    withText('force: duty', 'force: must'),
    /^8:12 1 wrong-type Field `force` must be one of `duty`, `endeavour`, `right`, `frame`, but is `must`/,
  ],
  [
    'the same mechanism twice with events',
    HEAD + FINE + FINE.slice(FINE.indexOf('      - kind')),
    /^14:9 1 mechanism-twice Mechanism `deadline` stands twice/,
  ],
  [
    'replaced acts that the head does not name',
    withText(
      'opens: [email.received], settles: [{ on: reply.delivered, when: { answers: true } }]',
      'inherent: replaces',
    ),
    /^13:17 1 not-true Clause `1` refers to replaced acts, but `replaces` names none/,
  ],
  [
    'a day that does not exist',
    (HEAD + FINE).replace('inForce: 2026-01-01', 'inForce: 2026-02-30'),
    /^5:10 - wrong-date Expected a date such as `2023-12-01`, but found `2026-02-30`/,
  ],
  [
    'an id that does not end in the day',
    (HEAD + FINE).replace('test/2026-01-01', 'test/2026-01-02'),
    /^1:5 - wrong-id `id` is the folder and the first day in force/,
  ],
  [
    'a last day before the first',
    (HEAD + FINE).replace('clauses:', 'until: 2025-12-31\nclauses:'),
    /^6:8 - wrong-date The last day `2025-12-31` is before the first `2026-01-01`/,
  ],
  ['no clauses', HEAD.replace('clauses:', 'clauses: []'), /^6:10 - missing A standard needs at least one clause/],
  [
    'a title in one language',
    (HEAD + FINE).replace(', en: "Standard"', ''),
    /^2:8 - missing-translation Title: the English text/,
  ],
  ['broken YAML', `${HEAD}  - id: "1\n`, /^\d+:\d+ - not-yaml This is not valid YAML/],
  ['a key twice', `${HEAD}${FINE}id: again\n`, /^14:1 - not-yaml This is not valid YAML: Map keys must be unique/],
  ['an empty file', '', /^1:1 - not-yaml The file must hold a standard/],
  ['a list', '- 1\n', /^1:1 - not-yaml The file must hold a standard/],
  [
    'aliases that expand without end',
    `a: &a [x,x,x,x,x,x,x,x,x,x]\n${'bcdefgh'.replace(/./g, (name) => `${name}: &${name} [${`*${String.fromCharCode(name.charCodeAt(0) - 1)},`.repeat(10)}]\n`)}`,
    /^1:1 - not-yaml The file must hold a standard/,
  ],
  ['a file far too large', 'x'.repeat(2_000_001), /^1:1 - too-large The file has 2000001 characters/],
];

for (const [what, text, finding] of REFUSED) {
  test(`refused with line and reason: ${what}`, () => {
    const findings = refusal(text);
    assert.ok(
      findings.some((line) => finding.test(line)),
      findings.join('\n') || 'It was accepted',
    );
  });
}

test('everything that is wrong is found at once, in the order of the lines', () => {
  const findings = refusal(HEAD + FINE.replace('force: duty', 'force: must').replace('email.received', 'mail.came'));
  assert.deepEqual(
    findings.map((line) => line.split(' ')[2]),
    ['wrong-type', 'unknown-event'],
  );
});

test('15: two versions in force on the same day are refused, one that ends where the next begins is not', () => {
  const version = (from: string, until = '') =>
    standardOf((HEAD + FINE).replaceAll('2026-01-01', from).replace('clauses:', `${until}clauses:`));
  assert.deepEqual(overlaps([version('2023-12-01'), version('2026-01-01')]), []);
  assert.deepEqual(overlaps([version('2023-12-01', 'until: 2025-12-31\n'), version('2026-01-01')]), []);
  const [running] = overlaps([version('2026-01-01'), version('2023-12-01', 'until: 2026-01-01\n')]);
  assert.equal(
    running?.message.en,
    'Versions `test/2023-12-01` and `test/2026-01-01` would both be in force on `2026-01-01`; each day needs exactly one.',
  );
  assert.equal(overlaps([version('2026-01-01'), version('2026-01-01')]).length, 1);
});

test('clauses are ordered number by number: 5.9 before 5.10, a parent before its children', () => {
  const printed = ['1', '5', '5.1', '5.1.1', '5.9', '5.10', '6', '10', 'IL-5-3', 'IL-5-10'];
  assert.deepEqual([...printed].reverse().sort(compareClauses), printed);
});

test('no text makes the loader throw', () => {
  const lines = textOf('adazi/2023-12-01.yaml').split('\n');
  const mutated = fc
    .tuple(
      fc.nat(lines.length - 1),
      fc.oneof(fc.string(), fc.constantFrom('- ', 'id: []', '? {', '&a *a', '\t', 'clauses: 3', 'mechanisms: x')),
    )
    .map(([at, text]) => [...lines.slice(0, at), text, ...lines.slice(at + 1)].join('\n'));
  fc.assert(
    fc.property(fc.oneof({ weight: 1, arbitrary: fc.string() }, { weight: 1, arbitrary: mutated }), (text) => {
      const read = loadStandard(text, 'x');
      return !('refused' in read) || read.findings.length > 0;
    }),
    { numRuns: 60, seed: 15 },
  );
});
