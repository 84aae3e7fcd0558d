import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Slip, slipLetter, slipMessage } from './slip.ts';

const SLIP: Slip = {
  number: 'A014',
  language: 'lv',
  municipality: 'Paraugnovads (demo)',
  place: 'Klientu apkalpošanas centrs Paraugciemā',
  day: Temporal.PlainDate.from('2026-11-24'),
  service: 'Deklarētā dzīvesvieta',
  employee: 'Anna Paraudziņa',
  unit: 'Klientu apkalpošanas centrs',
  solutions: ['Aizpildām un reģistrēju deklarāciju uzreiz'],
  next: 'Izziņu nosūtīsim uz e-pastu.',
  nextBy: Temporal.PlainDate.from('2026-12-01'),
  caseNumber: 'PN-2026-00012',
  ways: [
    {
      id: 'a',
      kind: 'latvija',
      at: 'latvija.gov.lv',
      note: { lv: 'arī vakarā un brīvdienās', en: 'evenings too' },
      since: Temporal.PlainDate.from('2024-01-01'),
    },
  ],
  phone: '+371 60000001',
  mailbox: 'dome@paraugnovads.example',
  survey: '/vertejums/kods',
};
const PUBLIC = { settings: { reopenDays: 30, holdSeconds: 10, origin: 'x', publicUrl: 'https://laipa.example' } };
const PRIVATE = { settings: { reopenDays: 30, holdSeconds: 10, origin: 'x', publicUrl: null } };

test('6.5, 6.11: the letter says the number, who served, what comes next by when, other ways and how to reach us', () => {
  const letter = slipLetter(SLIP, PUBLIC);
  for (const line of [
    'Numurs: A014',
    'Jūs apkalpoja: Anna Paraudziņa, Klientu apkalpošanas centrs',
    'Lietas numurs: PN-2026-00012',
    'Kas notiks tālāk (līdz 1. decembrim): Izziņu nosūtīsim uz e-pastu.',
    '– latvija.gov.lv – arī vakarā un brīvdienās',
    'Kā mūs sasniegt: +371 60000001, dome@paraugnovads.example',
    'https://laipa.example/vertejums/kods',
  ])
    assert.ok(letter.includes(line), `${line} in\n${letter}`);
});

test('6.5: the text message holds the same in few parts, and no link that leads nowhere', () => {
  const message = slipMessage(SLIP, PRIVATE);
  assert.match(
    message,
    /^A014, Deklarētā dzīvesvieta\. Lietas numurs: PN-2026-00012\. Kas notiks tālāk \(līdz 1\. decembrim\): /,
  );
  assert.doesNotMatch(message, /vertejums|null|undefined|\n/);
  // Sixty-seven letters a part.
  assert.ok(message.length <= 4 * 67, `${message.length} letters`);
});

test('a slip without steps, ways or address leaves no empty lines behind', () => {
  const bare = { ...SLIP, solutions: [], next: '', nextBy: null, ways: [], caseNumber: null, mailbox: null };
  const letter = slipLetter(bare, PRIVATE);
  assert.doesNotMatch(letter, /\n\n\n|Vienojāmies|tālāk|Nākamreiz|Lietas/);
  assert.match(slipLetter({ ...bare, language: 'en' }, PRIVATE), /How to reach us: \+371 60000001/);
});
