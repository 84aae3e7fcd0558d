import assert from 'node:assert/strict';
import { test } from 'node:test';
import { genitiveOfSurname, greeting, referenceSentence } from './greeting.ts';

const person = (name: string, form: 'mr' | 'ms' | null) => ({ name, form, kind: 'natural-person' as const });

test('9.1: a known person is greeted by surname in the genitive', () => {
  assert.equal(greeting(person('Anna Parauga', 'ms'), 'lv'), 'Cienījamā Paraugas kundze!');
  assert.equal(greeting(person('Jānis Paraugs', 'mr'), 'lv'), 'Cienījamais Parauga kungs!');
  assert.equal(greeting(person('Anna Parauga', 'ms'), 'en'), 'Dear Ms Parauga,');
});

test('9.1: where nobody said how, or the surname is unusual, the greeting is neutral', () => {
  assert.equal(greeting(person('Anna Parauga', null), 'lv'), 'Labdien!');
  assert.equal(greeting(person('Svetlana Petrenko', 'ms'), 'lv'), 'Labdien!');
  assert.equal(greeting(person('', 'ms'), 'lv'), 'Labdien!');
  assert.equal(greeting({ name: 'Paraugs SIA', kind: 'legal-person', form: null }, 'en'), 'Good day!');
});

for (const [nominative, form, genitive] of [
  ['Bērziņš', 'mr', 'Bērziņa'],
  ['Bērziņa', 'ms', 'Bērziņas'],
  ['Eglītis', 'mr', 'Eglīša'],
  ['Gulbis', 'mr', 'Gulbja'],
  ['Lācis', 'mr', 'Lāča'],
  ['Balodis', 'mr', 'Baloža'],
  ['Dreimanis', 'mr', 'Dreimaņa'],
  ['Egle', 'ms', 'Egles'],
  ['Vējš', 'mr', 'Vēja'],
  ['Liepa', 'mr', 'Liepas'],
  ['Ivanenko', 'mr', null],
  ['Ledus', 'mr', null],
  ['Kalniņa-Egle', 'ms', null],
] as const) {
  test(`the genitive of ${nominative} is ${genitive ?? 'left to the employee'}`, () => {
    assert.equal(genitiveOfSurname(nominative, form), genitive);
  });
}

test('9.1: the reference names day, way and subject, without marks of forwarding', () => {
  const answered = {
    date: Temporal.PlainDate.from('2026-11-20'),
    subject: 'Re: FW: Ielas apgaismojums.',
    channel: 'e-mail' as const,
  };
  assert.equal(
    referenceSentence(answered, 'lv'),
    'Atbildu uz Jūsu 2026. gada 20. novembra e-pasta vēstuli „Ielas apgaismojums”.',
  );
  assert.equal(
    referenceSentence(answered, 'en'),
    'I am replying to your e-mail of 20 November 2026 “Ielas apgaismojums”.',
  );
  assert.equal(
    referenceSentence({ ...answered, subject: '', channel: 'phone' }, 'lv'),
    'Atbildu uz Jūsu 2026. gada 20. novembra zvanu.',
  );
});
