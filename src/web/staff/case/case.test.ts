import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { DESK, testDesk } from '../../../../test/builders/desk.ts';
import { rawMail } from '../../../../test/builders/mail.ts';
import { testPages } from '../../../../test/builders/pages.ts';
import { mailById } from '../../../desk/mail/index.ts';
import { caseById, caseByNumber } from '../../../desk/cases/index.ts';
import { replay } from '../../../journal/index.ts';

const desk = await testDesk('2026-11-20T16:50');
const pages = await testPages(desk);
let letters = 0;

/** A letter of an invented resident to the client service centre; gives the number of its case. */
async function letter(
  headers: Record<string, string> = {},
  body?: string,
): Promise<{ number: string; mail: string; id: string }> {
  letters += 1;
  const { id } = await desk.receive(rawMail({ 'Message-ID': `<m${letters}@x.example>`, ...headers }, body));
  const mail = await desk.database.read(DESK, (tx) => mailById(tx, id));
  const one =
    mail?.case_id == null ? null : await desk.database.read(DESK, (tx) => caseById(tx, mail.case_id as never));
  return { number: one?.number ?? '', mail: id, id: `<m${letters}@x.example>` };
}

async function caseOf(number: string) {
  const one = await desk.database.read(DESK, (tx) => caseByNumber(tx, number));
  assert.ok(one);
  return one;
}

/** „ANNA” works in the client service centre; „JĀNIS” in the building authority. */
const ANNA = 'Anna';
const JANIS = 'Jānis';

async function validated(body: string): Promise<void> {
  const report = await new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: {
      'long-title': 'off',
      'no-inline-style': 'error',
      'void-style': 'off',
      'require-sri': 'off',
      'prefer-native-element': 'off',
      'attribute-boolean-style': 'off',
      'doctype-style': 'off',
      'no-trailing-whitespace': 'off',
      'tel-non-breaking': 'off',
      'valid-id': 'off',
      'form-dup-name': 'off',
      'attribute-empty-style': 'off',
    },
  }).validateString(body);
  assert.deepEqual(
    report.results.flatMap(({ messages }) =>
      messages.map((one) => `${one.ruleId}: ${one.message} (${one.line}:${one.column})`),
    ),
    [],
  );
}

test('the page shows the letter, what is owed with its reason, and the client', async () => {
  const { number } = await letter();
  const shown = await pages.get(`/lieta/${number}`, ANNA);
  assert.equal(shown.statusCode, 200);
  assert.match(shown.body, /Šķūņu ielā ir bedre/);
  assert.match(shown.body, /Žanis Bērziņš/);
  assert.match(shown.body, /5\.2\.1/);
  assert.match(shown.body, /Saņemts piektdien 16\.50/);
  await validated(shown.body);
  await validated((await pages.get(`/lieta/${number}?valoda=en`, ANNA)).body);
});
