import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadDictionary } from '../channels/dictionary/load-dictionary.ts';
import { checkReply, gateResults } from './check-reply.ts';
import { CONTEXT, draft, ENGLISH, GOOD, REFUSAL, SIGNATURE, type Texts } from './fixtures/letters.ts';
import { htmlToText } from './html-to-text.ts';
import type { CheckedClause, ReplyCheck } from './reply-check.ts';
import { LETTER_PARTS, type ReplyContext, type ReplyDraft } from './reply-draft.ts';

const dictionary = await loadDictionary();

function check(
  texts: Partial<Texts>,
  changes: Partial<ReplyDraft> = {},
  context: Partial<ReplyContext> = {},
): ReplyCheck {
  return checkReply(draft({ ...GOOD, ...texts }, changes), { ...CONTEXT, ...context }, dictionary);
}

function clause(result: ReplyCheck, id: CheckedClause) {
  const found = result.clauses.find((one) => one.clause === id);
  assert.ok(found, `clause ${id} is answered`);
  return found;
}

function codes(result: ReplyCheck, id: CheckedClause): string[] {
  return clause(result, id).findings.map(({ code }) => code);
}

/** Clause, result and codes together, so that a finding is never right under the wrong clause. */
function expects(result: ReplyCheck, id: CheckedClause, standing: string, ...wanted: string[]) {
  assert.deepEqual([clause(result, id).result, ...codes(result, id)], [standing, ...wanted]);
}

const requirements = (result: ReplyCheck, id: CheckedClause) =>
  clause(result, id).satisfiedBy.map(({ requirement }) => requirement);

// — letters that may leave ————————————————————————————————————————————————————————————————————————————

test('9: a good answer passes every clause without a single finding', () => {
  const result = check({});
  assert.deepEqual(
    result.clauses.flatMap(({ findings }) => findings.map(({ code }) => code)),
    [],
  );
  assert.equal(result.mayBeSent, true);
  assert.deepEqual(requirements(result, '9.1'), ['greeting', 'reference']);
  assert.deepEqual(requirements(result, '9.2'), ['content', 'ground', 'link']);
  assert.deepEqual(requirements(result, '9.3'), ['main-message', 'next-steps', 'thanks']);
});

test('9.1: the text that satisfies it is named with its place', () => {
  const satisfiedBy = clause(check({}), '9.1').satisfiedBy.map(({ part, span }) =>
    GOOD[part].slice(span.start, span.end),
  );
  assert.deepEqual(satisfiedBy, [
    'Cienījamā Paraugas kundze!',
    'Atbildu uz Jūsu 20. novembra vēstuli par ielas apgaismojumu Ozolu ielā.',
  ]);
});

test('9.2: a refusal with its ground and the way to contest it passes', () => {
  const result = checkReply(draft(REFUSAL), { ...CONTEXT, kind: 'refusal' }, dictionary);
  expects(result, '9.2', 'passed');
  assert.equal(result.mayBeSent, true);
});

test('9: a good letter in English passes; spelling has no English dictionary', () => {
  const result = checkReply(draft(ENGLISH, { language: 'en' }), CONTEXT, dictionary);
  assert.equal(result.mayBeSent, true);
  expects(result, '9.5', 'not-applicable');
  expects(result, '9.1', 'passed');
  expects(result, '9.3', 'passed');
});

// — 9.1 —————————————————————————————————————————————————————————————————————————————————————————————

test('9.1: an empty opening refuses', () => {
  const result = check({ salutation: '' });
  expects(result, '9.1', 'missing', 'salutation-empty');
  assert.deepEqual(result.refusing, ['9.1']);
});

test('9.1: a letter without greeting needs a reason', () => {
  const result = check({ salutation: 'Atbildu uz Jūsu vēstuli par apgaismojumu.' });
  expects(result, '9.1', 'missing', 'greeting-missing');
  assert.deepEqual(result.overridable, ['9.1']);
});

test('9.1: a letter that refers to nothing needs a reason', () => {
  expects(check({ salutation: 'Labdien!' }), '9.1', 'missing', 'reference-missing');
});

for (const reference of [
  'Paldies par Jūsu vēstuli!',
  'Jūs jautājāt par atkritumu izvešanu.',
  'Esam saņēmuši Jūsu 20. novembra iesniegumu.',
  'Turpinot mūsu vakardienas sarunu, rakstu par dokumentiem.',
  'Atbildu uz e-pasta vēstuli par dzīvesvietu.',
  'Izskatījām Jūsu 2026. gada 20. novembra sūdzību.',
]) {
  test(`9.1: „${reference}” refers to the request`, () => {
    expects(check({ salutation: `Labdien!\n${reference}` }), '9.1', 'passed');
  });
}

test('9.1: the reference may stand at the head of the body', () => {
  const result = check({ salutation: 'Labdien!', body: `Jūs jautājāt par lampu. ${GOOD.body}` });
  expects(result, '9.1', 'passed');
  assert.deepEqual(
    clause(result, '9.1').satisfiedBy.map(({ part }) => part),
    ['salutation', 'body'],
  );
});

test('9.1: a greeting to somebody else warns', () => {
  const result = check({ salutation: GOOD.salutation.replace('Paraugas', 'Liepiņas') });
  expects(result, '9.1', 'warning', 'greeting-other-name');
});

test('9.1: the wrong form of address warns', () => {
  const result = check({
    salutation: GOOD.salutation.replace('Cienījamā Paraugas kundze', 'Cienījamais Parauga kungs'),
  });
  expects(result, '9.1', 'warning', 'greeting-form');
});

test('9.1: another day than the letter came warns', () => {
  expects(check({ salutation: GOOD.salutation.replace('20.', '19.') }), '9.1', 'warning', 'reference-other-day');
});

// — 9.2 —————————————————————————————————————————————————————————————————————————————————————————————

test('9.2: an empty body refuses', () => {
  const result = check({ body: ' \n' });
  expects(result, '9.2', 'missing', 'body-empty');
  assert.deepEqual(result.refusing, ['9.2']);
});

test('9.2: a refusal without ground needs a reason', () => {
  const body = 'Atvieglojumu šoreiz nevaram piešķirt. Jūs to varat apstrīdēt pie izpilddirektora.';
  const result = checkReply(draft({ ...REFUSAL, body }), { ...CONTEXT, kind: 'refusal' }, dictionary);
  expects(result, '9.2', 'missing', 'refusal-without-ground');
  assert.deepEqual(result.overridable, ['9.2']);
});

test('9.2: a refusal is recognised where nobody called it one', () => {
  const result = check({ body: 'Diemžēl nevaram izsniegt atļauju koku ciršanai. Koki aug aizsargjoslā.' });
  expects(result, '9.2', 'missing', 'refusal-without-ground');
});

test('9.2: of two refusals the one far from any ground warns', () => {
  const body =
    'Atvieglojumu nevaram piešķirt, to nosaka likuma 5. pants. Pieteikums ir saņemts. Tas ir reģistrēts. Paldies par pacietību. ' +
    'Dati ir mūsu rīcībā. Arī otru lūgumu noraidām.';
  const result = check({ body });
  expects(result, '9.2', 'warning', 'refusal-without-ground');
});

test('9.2: a refusal that does not say where to contest it warns', () => {
  const body = REFUSAL.body.split('Jūs to varat')[0]!;
  const result = checkReply(draft({ ...REFUSAL, body }), { ...CONTEXT, kind: 'refusal' }, dictionary);
  expects(result, '9.2', 'warning', 'refusal-without-contest');
});

for (const text of [
  'Plānu skatiet pielikumā.',
  'Pievienoju plānu.',
  'Plāns ir pievienots šai vēstulei.',
  'Pielikumā: plāns.',
]) {
  test(`9.2: „${text}” without an attachment needs a reason, with one it passes`, () => {
    expects(check({ body: `${GOOD.body} ${text}` }), '9.2', 'missing', 'attachment-forgotten');
    expects(check({ body: `${GOOD.body} ${text}` }, { attachments: [{ name: 'plans.pdf' }] }), '9.2', 'passed');
  });
}

for (const text of [
  'To nosaka noteikumu Nr. 12 3. pielikums.',
  'Jūsu iesnieguma pielikumā ir plāns.',
  'Lūdzu, pievienojiet plānu.',
]) {
  test(`9.2: „${text}” promises no attachment of ours`, () => {
    assert.ok(!codes(check({ body: `${GOOD.body} ${text}` }), '9.2').includes('attachment-forgotten'));
  });
}

test('9.2: an attachment nobody mentions warns', () => {
  expects(check({}, { attachments: [{ name: 'plans.pdf' }] }), '9.2', 'warning', 'attachment-not-mentioned');
});

for (const left of ['[datums]', '____', '{{klients.vards}}', '<<adrese>>', '[…]', 'XXX', '......']) {
  test(`9.2: „${left}” left over from a template refuses`, () => {
    const result = check({ body: `${GOOD.body} Gaidīsim Jūs ${left}` });
    expects(result, '9.2', 'missing', 'placeholder');
    assert.deepEqual(result.refusing, ['9.2']);
    const span = clause(result, '9.2').findings[0]?.span;
    assert.equal(`${GOOD.body} Gaidīsim Jūs ${left}`.slice(span?.start, span?.end), left);
  });
}

test('9.2: an omission in a quotation of law is no placeholder', () => {
  expects(check({ body: `${GOOD.body} Pants nosaka: „Pašvaldība [..] uztur ielas.”` }), '9.2', 'passed');
});

test('9.2: dead, unusable and mute links are named', () => {
  const body = htmlToText(
    '<p>Lampu salabosim drīz, skatiet <a href="https://paraugi.example/a">šeit</a>, <a href="javascript:x">plānu</a> un <a href="https://paraugi.example/b">kārtību</a>.</p>',
  );
  const parts = { ...draft(GOOD).parts, body };
  const result = check({}, { parts }, { deadLinks: ['https://paraugi.example/b'] });
  expects(result, '9.2', 'missing', 'link-text', 'link-unusable', 'link-dead');
});

test('9.2: an interim reply says when the answer comes', () => {
  const body = 'Jūsu jautājumam vajadzīgs speciālista vērtējums. Tāpēc atbilde pēc būtības būs vēlāk.';
  expects(check({ body }, {}, { kind: 'interim' }), '9.2', 'missing', 'interim-without-date');
  expects(check({ body: `${body} Atbildēsim līdz 4. decembrim.` }, {}, { kind: 'interim' }), '9.2', 'passed');
});

// — 9.3 —————————————————————————————————————————————————————————————————————————————————————————————

test('9.3: an empty closing refuses', () => {
  const result = check({ closing: '' });
  expects(result, '9.3', 'missing', 'closing-empty');
  assert.deepEqual(result.refusing, ['9.3']);
});

test('9.3: a closing that leaves the next steps open needs a reason', () => {
  const body = 'Lampa ir salabota. To nosaka saistošo noteikumu 5. punkts.';
  const result = check({ body, closing: 'Apgaismojums Ozolu ielā darbojas. Paldies, ka uzrakstījāt!' });
  expects(result, '9.3', 'missing', 'next-steps-missing');
});

for (const step of [
  'Lūdzu, iesniedziet plānu līdz 5. decembrim.',
  'Mēs Jums atbildēsim līdz 5. decembrim.',
  'Ja Jums rodas jautājumi, zvaniet.',
  'Papildus nekas nav jādara.',
  'No Jūsu puses nekas vairāk nav jāiesniedz.',
  'Lēmumu saņemsiet e-adresē.',
  'Jums jāaizpilda veidlapa.',
  'Mēs labprāt palīdzēsim.',
  'Droši rakstiet, ja redzat bedres.',
]) {
  test(`9.3: „${step}” says what happens next`, () => {
    const body = 'Lampa ir salabota. To nosaka saistošo noteikumu 5. punkts.';
    expects(check({ body, closing: `Apgaismojums Ozolu ielā darbojas. ${step} Paldies!` }), '9.3', 'passed');
  });
}

test('9.3: a late answer without an apology warns', () => {
  expects(check({}, {}, { late: true }), '9.3', 'warning', 'apology-expected');
  expects(check({ closing: `${GOOD.closing} Atvainojamies, ka atbildam vēlu.` }, {}, { late: true }), '9.3', 'passed');
});

test('9.3: a closing without the main message warns', () => {
  expects(check({ closing: 'Paldies par jautājumu! Ar cieņu' }), '9.3', 'warning', 'main-message-missing');
});

// — 9.4, 9.5 ————————————————————————————————————————————————————————————————————————————————————————

for (const field of ['name', 'institution', 'post', 'phone', 'email', 'website'] as const) {
  test(`9.4: a signature without ${field} refuses and cannot be overridden`, () => {
    const result = check({}, { signature: { ...SIGNATURE, [field]: '' } });
    expects(result, '9.4', 'missing', `signature-${field}`);
    assert.deepEqual([result.refusing, result.overridable], [['9.4'], []]);
  });
}

test('9.4: a given name alone is no name and surname', () => {
  expects(check({}, { signature: { ...SIGNATURE, name: 'Ilze' } }), '9.4', 'missing', 'signature-name');
});

test('9.5: a misspelt word warns with what was meant, diacritics first, and does not hold the letter', () => {
  const body = GOOD.body.replace('komunālais', 'pasvaldibas');
  const result = check({ body });
  expects(result, '9.5', 'warning', 'missing-diacritics');
  const [found] = clause(result, '9.5').findings;
  assert.equal(found?.replacements[0], 'pašvaldības');
  assert.equal(body.slice(found?.span.start, found?.span.end), 'pasvaldibas');
  assert.equal(result.mayBeSent, true);
});

// — tone and plain language ————————————————————————————————————————————————————————————————————————————

test('5.1.5: an insult refuses and cannot be overridden', () => {
  const result = check({ body: `${GOOD.body} Tikai idiots to nesaprot.` });
  expects(result, '5.1.5', 'missing', 'insult');
  assert.deepEqual([result.refusing, result.overridable], [['5.1.5'], []]);
});

test('5.1.5: intimidation refuses', () => {
  expects(check({ closing: `${GOOD.closing} Jūs to vēl nožēlosiet.` }), '5.1.5', 'missing', 'intimidation');
});

test('5.1.5: an insult quoted from somebody else only warns', () => {
  expects(
    check({ body: `${GOOD.body} Jūs rakstāt, ka darbinieks Jūs nosauca par „idiotu”.` }),
    '5.1.5',
    'warning',
    'quoted-insult',
  );
});

test('5.1.2: an order and a reproach warn', () => {
  const result = check({
    body: `${GOOD.body} Jums ir pienākums nekavējoties samaksāt. Jūs esat nepareizi aizpildījis veidlapu!!`,
  });
  expects(result, '5.1.2', 'warning', 'command', 'blame', 'exclamation-marks');
  assert.equal(result.mayBeSent, true);
});

test('5.1.3: running down colleagues warns', () => {
  expects(
    check({ body: `${GOOD.body} Diemžēl kolēģi būvvaldē ir nekompetenti.` }),
    '5.1.3',
    'warning',
    'colleagues-disparaged',
  );
});

test('5.7.4: officialese warns with plainer words', () => {
  const body =
    'Ņemot vērā augstāk minēto, informējam, ka tiek veikta iesnieguma izskatīšana. Lēmums tiks pieņemts. To nosaka 5. punkts.';
  const result = check({ body });
  assert.equal(clause(result, '5.7.4').result, 'warning');
  assert.deepEqual([...new Set(codes(result, '5.7.4'))].sort(), ['noun-of-verb', 'officialese', 'passive']);
  assert.equal(result.mayBeSent, true);
});

// — recipients, copies, kinds of letters ———————————————————————————————————————————————————————————————

test('recipients: none, malformed, not the client, twice, stranger', () => {
  const to = (...addresses: string[]) => ({
    recipients: addresses.map((address) => ({ address, field: 'to' as const, role: 'client' as const })),
  });
  expects(check({}, { recipients: [] }), 'recipients', 'missing', 'no-recipient');
  expects(check({}, to('anna@klients.example', 'anna@')), 'recipients', 'missing', 'address-unusable');
  expects(check({}, to('cita@klients.example')), 'recipients', 'missing', 'client-not-addressed');
  expects(check({}, to('anna@klients.example', 'Anna@klients.example')), 'recipients', 'warning', 'recipient-twice');
  const stranger = { address: 'kaut@kas.example', field: 'cc' as const, role: 'stranger' as const };
  expects(
    check({}, { recipients: [...draft(GOOD).recipients, stranger] }),
    'recipients',
    'warning',
    'recipient-stranger',
  );
});

test('10.3: the supervisor of an involved employee gets a copy, or a reason is given', () => {
  const supervisors = ['vaditajs@paraugi.example'];
  expects(check({}), '10.3', 'not-applicable');
  expects(check({}, {}, { supervisors }), '10.3', 'missing', 'supervisor-without-copy');
  const copy = { address: 'vaditajs@paraugi.example', field: 'cc' as const, role: 'supervisor' as const };
  expects(check({}, { recipients: [...draft(GOOD).recipients, copy] }, { supervisors }), '10.3', 'passed');
});

test('9: for a colleague and for an official letter the form is advice, the content stays a duty', () => {
  for (const result of [
    check({ salutation: 'Labdien!', closing: '', body: '' }, {}, { client: { ...CONTEXT.client, kind: 'employee' } }),
    check({ salutation: 'Labdien!', closing: '', body: '' }, { way: 'official-letter' }),
  ]) {
    expects(result, '9.1', 'warning', 'reference-missing');
    expects(result, '9.3', 'warning', 'closing-empty');
    expects(result, '9.2', 'missing', 'body-empty');
    assert.equal(clause(result, '9.1').force, 'endeavour');
  }
});

// — approving ————————————————————————————————————————————————————————————————————————————————————————

test('a letter is approved clause by clause; what misses needs its own override', () => {
  const result = check({ salutation: 'Labdien!' });
  assert.deepEqual(gateResults(result, []), { refused: 'reply-incomplete', clauses: ['9.1'] });
  assert.deepEqual(gateResults(result, ['9.2']), { refused: 'reply-incomplete', clauses: ['9.1'] });
  const approved = gateResults(result, ['9.1']);
  assert.ok(!('refused' in approved));
  assert.deepEqual([approved['9.1'], approved['9.2'], approved['10.3']], ['overridden', 'passed', 'not-applicable']);
});

test('no reason opens a clause that refuses', () => {
  const result = check({ body: '', salutation: 'Labdien!' });
  assert.deepEqual(gateResults(result, ['9.1', '9.2']), { refused: 'reply-incomplete', clauses: ['9.2'] });
});

// — any text ——————————————————————————————————————————————————————————————————————————————————————————

const pieces = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    ...Object.values(GOOD),
    ...Object.values(REFUSAL),
    'Nr.',
    '5. panta',
    '„',
    '”',
    '\n',
    '[',
    '{{',
    '____',
    'JŪS!!',
    'tiek izskatīts',
    'veikt izskatīšanu',
    'idiots',
  ),
);
const anyText = fc.array(pieces, { maxLength: 8 }).map((list) => list.join(' '));

test('any text at all is checked without an error, and every span lies inside its part', () => {
  fc.assert(
    fc.property(
      anyText,
      anyText,
      anyText,
      fc.constantFrom('lv' as const, 'en' as const),
      (salutation, body, closing, language) => {
        const texts = { salutation, body, closing };
        const result = checkReply(draft(texts, { language }), CONTEXT, dictionary);
        for (const { findings, satisfiedBy } of result.clauses)
          for (const { part, span } of [...findings, ...satisfiedBy]) {
            const length = LETTER_PARTS.includes(part as never) ? texts[part as keyof Texts].length : 0;
            assert.ok(
              span.start >= 0 && span.start <= span.end && span.end <= length,
              JSON.stringify({ part, span, length }),
            );
          }
        assert.equal(result.mayBeSent, result.refusing.length + result.overridable.length === 0);
      },
    ),
    { numRuns: 150 },
  );
});

test('the same letter is always judged the same', () => {
  fc.assert(
    fc.property(anyText, (body) => {
      assert.deepEqual(check({ body }), check({ body }));
    }),
    { numRuns: 30 },
  );
});

test('9.5: the client’s subject may be quoted with its mistakes; the same word of the employee’s own is marked', () => {
  const salutation = 'Labdien!\n\nAtbildu uz Jūsu 20. novembra vēstuli „Jautajums par siltumnicu”.';
  const body = `${GOOD.body} Jūsu siltumnicu apskatīsim.`;
  const subject = 'Re: Jautajums par siltumnicu';
  assert.deepEqual(codes(check({ salutation }, {}, { subject }), '9.5'), []);
  assert.deepEqual(
    clause(check({ salutation, body }, {}, { subject }), '9.5').findings.map(({ part }) => part),
    ['body'],
  );
});
