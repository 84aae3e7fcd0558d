import assert from 'node:assert/strict';
import { test } from 'node:test';
import { composeLetter } from './compose-letter.ts';

const PARTS = {
  salutation: '<p>Labdien!</p><p>Atbildu uz Jūsu vēstuli.</p>',
  body: '<p>Kārtība ir <a href="https://www.paraugnovads.example/kartiba">noteikumos</a>.</p><ul><li>viens</li><li>divi</li></ul>',
  closing: '<p>Paldies!</p><p><br></p>',
};
const SIGNATURE = {
  name: 'Anna Paraudziņa',
  post: 'speciāliste',
  institution: 'Klientu centrs, Paraugnovads',
  phone: '+371 60000001',
  email: 'anna@paraugnovads.example',
  website: 'www.paraugnovads.example',
};

test('9.1–9.4: the plain part has its paragraphs apart, links behind their words and the whole signature', () => {
  const { text } = composeLetter(PARTS, SIGNATURE, 'lv');
  assert.equal(
    text,
    'Labdien!\n\nAtbildu uz Jūsu vēstuli.\n\nKārtība ir noteikumos (https://www.paraugnovads.example/kartiba).\nviens\ndivi\n\nPaldies!\n\n' +
      'Anna Paraudziņa\nspeciāliste\nKlientu centrs, Paraugnovads\n+371 60000001\nanna@paraugnovads.example\nwww.paraugnovads.example\n',
  );
});

test('9: an official letter begins with whose it is, its date and number, and its addressee', () => {
  const heading = {
    institution: 'Klientu centrs, Paraugnovads',
    day: Temporal.PlainDate.from('2026-11-02'),
    number: 'PN-V/2026/00012',
    addressees: ['SIA „A & B”'],
  };
  const { text, html } = composeLetter(PARTS, SIGNATURE, 'lv', heading);
  assert.match(text, /^Klientu centrs, Paraugnovads\n02\.11\.2026\. Nr\. PN-V\/2026\/00012\nSIA „A & B”\n\nLabdien!/);
  assert.match(
    html,
    /<p>Klientu centrs, Paraugnovads<br>02\.11\.2026\. Nr\. PN-V\/2026\/00012<br>SIA „A &amp; B”<\/p><p>Labdien!/,
  );
  assert.match(composeLetter(PARTS, SIGNATURE, 'en', heading).text, /02\.11\.2026 No\. PN-V/);
});
