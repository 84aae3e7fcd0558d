import assert from 'node:assert/strict';
import { test } from 'node:test';
import { interimWord } from './interim-word.ts';
import { htmlToText } from './html-to-text.ts';
import { promisedDays } from './promised-days.ts';

const until = Temporal.PlainDate.from('2026-12-05');
const facts = { unit: 'Būvvalde', until, late: false, asked: false };

test('5.3.4, 9.3: the word says who is at it, what is being done and until when; late it apologises, and its day is found again', () => {
  for (const language of ['lv', 'en'] as const) {
    const { body, closing } = interimWord(facts, language);
    assert.match(body, /Būvvalde/);
    const found = promisedDays(htmlToText(closing).text, language, Temporal.PlainDate.from('2026-11-22'));
    assert.deepEqual(
      found.map(({ day, form }) => [day.toString(), form]),
      [['2026-12-05', 'e-mail']],
    );
  }
  assert.match(interimWord(facts, 'lv').closing, /Atbildēsim līdz 2026\. gada 5\. decembrim/);
  assert.match(interimWord({ ...facts, late: true }, 'lv').closing, /Atvainojamies/);
  assert.match(interimWord({ ...facts, asked: true }, 'en').body, /asked the colleagues/);
});
