import assert from 'node:assert/strict';
import { test } from 'node:test';
import { promisedDays } from './promised-days.ts';

const today = Temporal.PlainDate.from('2026-11-22');
const said = (text: string, language: 'lv' | 'en' = 'lv') =>
  promisedDays(text, language, today).map(({ day, form }) => `${day} ${form}`);

test('9.3: a day in our own sentence of a closing is a promise, with its form', () => {
  assert.deepEqual(said('Jautājums tiek izskatīts. Atbildēsim līdz 5. decembrim. Paldies!'), ['2026-12-05 e-mail']);
  assert.deepEqual(said('Piezvanīšu Jums līdz piektdienai, 27. novembrim.'), ['2026-11-27 phone']);
  assert.deepEqual(said('Lēmumu nosūtīsim līdz 2027. gada 10. janvārim, ja būs visi dokumenti.'), [
    '2027-01-10 e-mail',
  ]);
  assert.deepEqual(said('Informēsim Jūs līdz 05.12.2026.'), ['2026-12-05 e-mail']);
  assert.deepEqual(said('Informēsim Jūs līdz 3.1.'), ['2027-01-03 e-mail'], 'the next one of that name');
  assert.deepEqual(said('We will call you by 5 December. Thank you!', 'en'), ['2026-12-05 phone']);
  assert.deepEqual(said('We’ll send the decision by January 10th, 2027.', 'en'), ['2027-01-10 e-mail']);
});

test('9.3: what the client is asked for, a day gone by, a day without „līdz” and an impossible day are no promises', () => {
  assert.deepEqual(said('Lūdzam iesniegt dokumentus līdz 5. decembrim.'), []);
  assert.deepEqual(said('Jūs saņemsiet rēķinu līdz 5. decembrim.'), []);
  assert.deepEqual(said('Atbildēsim līdz 2026. gada 5. novembrim.'), []);
  assert.deepEqual(said('Sēde notika 5. decembrī; par to informēsim.'), []);
  assert.deepEqual(said('Atbildēsim līdz 31. novembrim.'), []);
  assert.deepEqual(said('Atbildēsim pēc iespējas drīz. Paldies!'), []);
});
