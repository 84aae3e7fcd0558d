import assert from 'node:assert/strict';
import { test } from 'node:test';
import { riga } from '../../time/calendars.fixture.ts';
import type { LetterFacts } from './letter-facts.ts';
import {
  bookedLetter,
  cancelledLetter,
  movedLetter,
  passedOnLetter,
  reminderLetter,
  waitingLetter,
} from './letters.ts';

const facts: LetterFacts = {
  language: 'lv',
  service: 'Būvniecības konsultācija',
  place: 'Klientu apkalpošanas centrs',
  address: 'Parauga iela 1',
  person: 'Jānis Piemērs',
  unit: 'Būvvalde',
  phone: '+371 60000002',
  email: 'buvvalde@paraugnovads.example',
  municipality: 'Paraugnovads',
};
const english: LetterFacts = { ...facts, language: 'en' };
const from = riga('2026-11-24T10:00');
const offers = ['2026-11-24T13:00', '2026-11-25T09:00', '2026-11-26T10:00'].map((civil, nth) => ({
  start: riga(civil),
  link: `https://laipa.example/pieteikums/laiks/${nth}`,
}));
const moved = {
  from,
  reason: 'technical',
  words: '',
  heldUntil: riga('2026-11-23T10:00'),
  link: 'https://laipa.example/x',
} as const;

test('5.1.7: the letter says what falls away and why, apologises, and gives each time with the link that books it', () => {
  const { subject, text, short } = movedLetter(facts, { ...moved, offers });
  assert.equal(subject, 'Jūsu konsultācija 24.11. plkst. 10.00 jāpārceļ');
  assert.match(
    text,
    /^Labdien!\n\nDiemžēl Jūsu konsultācija otrdien, 2026\. gada 24\. novembrī, plkst\. 10\.00 \(„Būvniecības konsultācija”\) nevar notikt tehnisku iemeslu dēļ\. Atvainojamies!\n/,
  );
  for (const { link } of offers) assert.ok(text.includes(link));
  assert.match(text, /Šos laikus Jums paturam līdz 2026\. gada 23\. novembrim, plkst\. 10\.00\./);
  assert.ok(short.length < 134, `two text messages with Latvian letters at most: ${short.length}`);
});

test('5.1.7: where fewer than three times are free the letter says so; where none is, it gives a telephone number', () => {
  assert.match(movedLetter(facts, { ...moved, offers: offers.slice(0, 2) }).text, /brīvi ir tikai šie laiki/);
  const none = movedLetter(facts, { ...moved, offers: [], heldUntil: null });
  assert.match(none.text, /cita brīva laika nav\. Lūdzu, piezvaniet mums/);
  assert.match(none.text, /Tālrunis jautājumiem: \+371 60000002/);
  assert.match(none.short, /zvaniet \+371 60000002/);
  assert.match(movedLetter(english, { ...moved, offers: [], heldUntil: null }).text, /no other free time/);
});

test('5.1.7: another reason is said in the words of whoever moves it', () => {
  const { text } = movedLetter(facts, { ...moved, reason: 'other', words: 'Plīsusi caurule.', offers });
  assert.match(text, /nevar notikt\. Atvainojamies! Plīsusi caurule\./);
});

test('every letter is there in both languages, names the place or the time, and links to the client’s page', () => {
  const span = { start: from, end: riga('2026-11-24T10:25') };
  const booked = { span, number: 'K7M2PQ', link: 'https://laipa.example/p' };
  for (const one of [facts, english]) {
    const all = [
      bookedLetter(one, booked, false),
      bookedLetter(one, booked, true),
      reminderLetter(one, booked),
      passedOnLetter(one, booked),
      cancelledLetter(one, { from, reason: 'technical', words: '', free: [from], link: booked.link }),
      waitingLetter(one, { start: from, link: booked.link }, from, 'https://laipa.example/l'),
    ];
    for (const { subject, text, short } of all) {
      assert.ok(subject !== '' && short.includes(booked.link) && text.includes(booked.link), subject);
      assert.match(text, one.language === 'lv' ? /plkst\. 10\.00/ : /10:00/);
    }
  }
});
