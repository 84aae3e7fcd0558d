import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { septetsOf, transliterate } from './gsm-alphabet.ts';
import { splitText, type TextPart } from './split-text.ts';

const REMINDER = 'Atgādinām: rīt, 24. novembrī plkst. 10.20 gaidām Jūs Ādažu centrā. Atteikt: laipa.example/p/Xy12.';

test('a text message of 97 Latvian characters goes in two parts, and in one where it is transliterated', () => {
  assert.equal(REMINDER.length, 97);
  const parts = splitText(REMINDER, 7);
  assert.deepEqual(
    parts.map(({ n, of, text, coding }) => [n, of, text.length, coding]),
    [
      [1, 2, 67, 'ucs-2'],
      [2, 2, 30, 'ucs-2'],
    ],
  );
  assert.deepEqual([...(parts[1]?.octets.subarray(0, 6) ?? [])], [5, 0, 3, 7, 2, 2]);
  const plain = splitText(transliterate(REMINDER), 7);
  assert.deepEqual(
    plain.map(({ of, coding, text }) => [of, coding, text.slice(0, 16)]),
    [[1, 'gsm', 'Atgadinam: rit, ']],
  );
});

test('the limits are 160 and 153 letters of the GSM alphabet, 70 and 67 of others; an extension letter counts twice', () => {
  const counts = (text: string) => splitText(text, 1).map((part) => part.text.length);
  assert.deepEqual(counts('a'.repeat(160)), [160]);
  assert.deepEqual(counts('a'.repeat(161)), [153, 8]);
  assert.deepEqual(counts('ā'.repeat(70)), [70]);
  assert.deepEqual(counts('ā'.repeat(71)), [67, 4]);
  assert.deepEqual(counts('€'.repeat(80)), [80]);
  assert.deepEqual(counts('€'.repeat(81)), [76, 5]);
  assert.deepEqual(counts(`${'a'.repeat(152)}€${'b'.repeat(8)}`), [152, 9]);
  assert.deepEqual(counts(`${'ā'.repeat(66)}🙂${'b'.repeat(4)}`), [66, 6]);
  assert.deepEqual(counts(''), [0]);
});

test('a text of more than 255 parts is refused', () => {
  assert.throws(() => splitText('ā'.repeat(67 * 255 + 1), 1), /256 parts/);
});

const letters = fc.oneof(
  fc.constantFrom(...'āčēģīķļņšūž„“–€[]{}~^|\\@£ΔΩ 🙂👩‍🦽\n'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
);

test('whatever the text: the parts joined are the text, none takes more than 140 octets, nothing is parted that belongs together', () => {
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 500 }), fc.boolean(), fc.nat(255), (given, plain, reference) => {
      const text = (plain ? given.filter((one) => septetsOf(one) !== null) : given).join('').normalize('NFC');
      const parts = splitText(text, reference);
      assert.equal(parts.map(decoded).join(''), text);
      assert.equal(parts.map((part) => part.text).join(''), text);
      for (const part of parts) {
        assert.ok(part.airOctets <= 140);
        assert.doesNotMatch(part.text, /^[\udc00-\udfff]|[\ud800-\udbff]$/);
        if (part.coding === 'gsm') assert.notEqual(part.octets.at(-1), 0x1b);
        if (part.of > 1) assert.deepEqual([...part.octets.subarray(0, 6)], [5, 0, 3, reference, part.of, part.n]);
      }
    }),
  );
});

/** As a telephone reads it. */
function decoded({ octets, of, coding }: TextPart): string {
  const body = octets.subarray(of > 1 ? 6 : 0);
  if (coding === 'ucs-2') return Buffer.from(body).swap16().toString('utf16le');
  let text = '';
  for (let at = 0; at < body.length; at += 1) {
    const codes = body[at] === 0x1b ? [0x1b, body[(at += 1)]] : [body[at]];
    text += LETTERS.get(codes.join()) ?? assert.fail(`no letter ${codes}`);
  }
  return text;
}

const LETTERS = new Map(
  Array.from({ length: 0x3000 }, (_, code) => String.fromCharCode(code)).flatMap((letter) => {
    const codes = septetsOf(letter);
    return codes === null ? [] : [[codes.join(), letter] as const];
  }),
);
