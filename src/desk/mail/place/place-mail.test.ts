import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  aMail,
  caseId,
  DESK,
  known,
  ourLetter,
  OTHER_UNIT,
  rawMail,
  UNIT,
  ZANIS,
} from '../../../../test/builders/mail.ts';
import type { EmailAddress } from '../../../vocabulary/ids.ts';
import { CASE_STATES } from '../../../vocabulary/words.ts';
import { readMail } from '../read/read-mail.ts';
import { placeMail } from './place-mail.ts';
import type { Placement, ReferencedMail } from './placement.ts';

const REPLY = {
  'In-Reply-To': '<r1@laipa.pasvaldiba.example>',
  References: '<m0@x.example> <r1@laipa.pasvaldiba.example>',
  Subject: 'Re: Bedre',
  'Message-ID': '<m2@x.example>',
};
const STRANGER = { From: 'Svešinieks <svesais@cits.example>' };

function fateOf(placement: Placement): string {
  return placement.fate === 'quarantine' ? `quarantine: ${placement.reason}` : placement.fate;
}

test('a first letter opens a case with its author as the client, in the unit of the mailbox', () => {
  const placement = placeMail(aMail(), known());
  assert.equal(placement.fate, 'open');
  assert.ok(placement.fate === 'open');
  assert.equal(placement.reason, 'new-matter');
  assert.equal(placement.client.address, ZANIS);
  assert.equal(placement.unit, UNIT);
  assert.equal(placement.awaitsAnswer, true);
});

test('a reply of the client to our letter joins its case', () => {
  const placement = placeMail(aMail(REPLY), known({ referenced: [ourLetter()] }));
  assert.deepEqual(placement, {
    fate: 'join',
    as: 'client',
    case: caseId(1),
    reopen: false,
    awaitsAnswer: true,
    flags: [],
  });
});

test('the client writes once more before the first answer: the letter joins by the Message-ID of the first', () => {
  const first = ourLetter({ messageId: '<m1@iedzivotajs.example>', direction: 'in', caseState: 'open' });
  const placement = placeMail(
    aMail({ References: '<m1@iedzivotajs.example>', Subject: 'Re: Bedre' }),
    known({ referenced: [first] }),
  );
  assert.equal(placement.fate, 'join');
});

test('a stranger who answers into the thread of another never joins: a case of his own, with a hint', () => {
  const placement = placeMail(aMail({ ...REPLY, ...STRANGER }), known({ referenced: [ourLetter()] }));
  assert.ok(placement.fate === 'open');
  assert.equal(placement.reason, 'stranger-in-thread');
  assert.deepEqual(placement.relatedTo, [caseId(1)]);
  assert.equal(placement.client.address, 'svesais@cits.example');
});

test('a number in the subject joins nothing, neither from a stranger nor from the client', () => {
  for (const from of [STRANGER, {}]) {
    const placement = placeMail(aMail({ ...from, Subject: 'Lieta 2026-000123' }), known({ mentioned: [caseId(1)] }));
    assert.ok(placement.fate === 'open');
    assert.equal(placement.reason, 'mentions-case-only');
    assert.deepEqual(placement.relatedTo, [caseId(1)]);
  }
});

test('an equal subject or Thread-Index joins nothing', () => {
  const mail = aMail({ Subject: 'Re: Bedre', 'Thread-Index': 'AdXabc123==', 'Thread-Topic': 'Bedre' });
  assert.equal(placeMail(mail, known({ referenced: [ourLetter()] })).fate, 'open');
});

test('an edited subject with In-Reply-To from the client joins and is marked as a new topic', () => {
  const placement = placeMail(
    aMail({ ...REPLY, Subject: 'Pavisam cits jautājums par bērnudārzu' }),
    known({ referenced: [ourLetter()] }),
  );
  assert.ok(placement.fate === 'join');
  assert.deepEqual(placement.flags, ['new-topic']);
});

test('a common ancestor in References joins the client, not a stranger', () => {
  const sibling = {
    References: '<r1@laipa.pasvaldiba.example> <unknown@x.example>',
    'In-Reply-To': '<unknown@x.example>',
  };
  assert.equal(placeMail(aMail(sibling), known({ referenced: [ourLetter()] })).fate, 'join');
  assert.equal(placeMail(aMail({ ...sibling, ...STRANGER }), known({ referenced: [ourLetter()] })).fate, 'open');
});

test('a letter that answers another person’s thread does not join through an older ancestor of the sender’s own', () => {
  const others = ourLetter({
    messageId: '<r2@laipa.pasvaldiba.example>',
    caseId: caseId(2),
    participants: ['cita@x.example' as EmailAddress],
  });
  const mail = aMail({ References: '<r1@laipa.pasvaldiba.example> <r2@laipa.pasvaldiba.example>' });
  const placement = placeMail(mail, known({ referenced: [ourLetter(), others] }));
  assert.ok(placement.fate === 'open');
  assert.equal(placement.reason, 'mixes-threads');
  assert.deepEqual(placement.relatedTo, [caseId(2), caseId(1)]);
});

test('a person with three addresses joins from each of them', () => {
  const addresses = ['zanis@iedzivotajs.example', 'zanis.b@darbs.example', 'zb@cits.example'] as EmailAddress[];
  for (const address of addresses) {
    const placement = placeMail(
      aMail({ ...REPLY, From: address.toUpperCase() }),
      known({ referenced: [ourLetter({ participants: addresses })] }),
    );
    assert.equal(placement.fate, 'join', address);
  }
});

test('a reply within 30 days reopens the closed case, on the 31st day it opens a follow-up', () => {
  const closedAt = Temporal.Instant.from('2026-10-23T09:00:00+03:00');
  const referenced = [ourLetter({ caseState: 'closed', closedAt })];
  const lastDay = placeMail(
    aMail(REPLY),
    known({ referenced, now: Temporal.Instant.from('2026-11-22T23:59:59+02:00') }),
  );
  assert.ok(lastDay.fate === 'join');
  assert.equal(lastDay.reopen, true);
  const after = placeMail(aMail(REPLY), known({ referenced, now: Temporal.Instant.from('2026-11-23T00:00:00+02:00') }));
  assert.ok(after.fate === 'follow-up');
  assert.equal(after.of, caseId(1));
  assert.equal(after.unit, OTHER_UNIT);
});

test('thanks for a closed case are kept with it and do not reopen it, however late', () => {
  const closedAt = Temporal.Instant.from('2025-01-10T09:00:00+02:00');
  const placement = placeMail(
    aMail(REPLY, 'Paldies par atbildi!\n\nAr cieņu,\nŽanis'),
    known({ referenced: [ourLetter({ caseState: 'closed', closedAt })] }),
  );
  assert.deepEqual(placement, {
    fate: 'join',
    as: 'client',
    case: caseId(1),
    reopen: false,
    awaitsAnswer: false,
    flags: [],
  });
});

test('a reply to a merged case goes to the case it stands in now', () => {
  const placement = placeMail(
    aMail(REPLY),
    known({ referenced: [ourLetter({ mergedInto: caseId(9), caseState: 'open' })] }),
  );
  assert.ok(placement.fate === 'join');
  assert.equal(placement.case, caseId(9));
});

test('an automatic reply joins without awaiting an answer; without a case it stands in quarantine', () => {
  const away = { ...REPLY, Subject: 'Automātiskā atbilde: Re: Bedre', 'Auto-Submitted': 'auto-replied' };
  const placement = placeMail(
    aMail(away, 'Esmu atvaļinājumā.'),
    known({ referenced: [ourLetter({ caseState: 'closed', closedAt: known().now })] }),
  );
  assert.deepEqual(placement, {
    fate: 'join',
    as: 'auto-reply',
    case: caseId(1),
    reopen: false,
    awaitsAnswer: false,
    flags: [],
  });
  assert.equal(fateOf(placeMail(aMail(away), known())), 'quarantine: auto-reply-without-case');
  assert.equal(
    fateOf(placeMail(aMail({ ...away, ...STRANGER }), known({ referenced: [ourLetter()] }))),
    'quarantine: auto-reply-without-case',
  );
});

function bounceOf(messageId: string): Buffer {
  const body = `--b\nContent-Type: text/plain\n\nUndelivered.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; zanis@iedzivotajs.example\nAction: failed\nStatus: 5.1.1\n\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID: ${messageId}\n--b--\n`;
  return rawMail(
    { From: 'MAILER-DAEMON@mx.example', 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b' },
    body,
  );
}

test('a delivery report joins the case of the letter of ours that it speaks of, and no other', () => {
  const joined = placeMail(readMail(bounceOf('<r1@laipa.pasvaldiba.example>')), known({ referenced: [ourLetter()] }));
  assert.deepEqual(joined, {
    fate: 'join',
    as: 'delivery-report',
    case: caseId(1),
    reopen: false,
    awaitsAnswer: false,
    flags: [],
  });
  const foreign = placeMail(readMail(bounceOf('<x@y.example>')), known({ referenced: [ourLetter()] }));
  assert.equal(fateOf(foreign), 'quarantine: delivery-report-without-letter');
  const incoming = placeMail(
    readMail(bounceOf('<r1@laipa.pasvaldiba.example>')),
    known({ referenced: [ourLetter({ direction: 'in' })] }),
  );
  assert.equal(fateOf(incoming), 'quarantine: delivery-report-without-letter');
});

test('4.2: an employee who writes into a client’s thread becomes an internal client of a new case, not the client', () => {
  const mail = aMail({ ...REPLY, From: 'Ilze Demo <ilze@pasvaldiba.example>' });
  const placement = placeMail(mail, known({ referenced: [ourLetter()], senderIsEmployee: true }));
  assert.ok(placement.fate === 'open');
  assert.equal(placement.reason, 'employee-wrote');
  assert.equal(placement.clientIsEmployee, true);
  assert.deepEqual(placement.relatedTo, [caseId(1)]);
});

test('those who were merely written to, openly or hidden, do not become the client', () => {
  const mail = aMail({ To: 'birojs@cits.example', Cc: 'treais@cits.example, dome@pasvaldiba.example' });
  const placement = placeMail(mail, known());
  assert.ok(placement.fate === 'open');
  assert.equal(placement.client.address, ZANIS);
  const hidden = placeMail(aMail({ To: 'birojs@cits.example' }), known());
  assert.ok(hidden.fate === 'open');
  assert.equal(hidden.client.address, ZANIS);
  assert.deepEqual(hidden.flags, ['not-addressed-to-us']);
});

test('a form that sends under our own address opens a case for the author named in Reply-To and joins none', () => {
  const form = { ...REPLY, From: DESK, 'Reply-To': 'Anna <anna@iedzivotajs.example>' };
  const placement = placeMail(
    aMail(form),
    known({ referenced: [ourLetter({ participants: [DESK, 'anna@iedzivotajs.example' as EmailAddress] })] }),
  );
  assert.ok(placement.fate === 'open');
  assert.equal(placement.client.address, 'anna@iedzivotajs.example');
  assert.equal(placement.reason, 'sent-through-form');
  const listed = placeMail(aMail(form), known({ senderIsEmployee: true }));
  assert.ok(listed.fate === 'open');
  assert.equal(listed.clientIsEmployee, false);
  assert.equal(fateOf(placeMail(aMail({ From: DESK }), known())), 'quarantine: own-loop');
});

test('our own letter, a list, a message without sender or for no mailbox of ours stand in quarantine with their reason', () => {
  assert.equal(
    fateOf(placeMail(aMail({ 'X-Laipa-Origin': 'laipa.pasvaldiba.example' }), known())),
    'quarantine: own-loop',
  );
  assert.equal(
    fateOf(placeMail(aMail({ 'List-Id': '<jaunumi.veikals.example>' }), known())),
    'quarantine: mailing-list',
  );
  assert.equal(fateOf(placeMail(aMail({ From: '' }), known())), 'quarantine: no-sender');
  assert.equal(fateOf(placeMail(aMail(), known({ mailbox: null }))), 'quarantine: unknown-mailbox');
  assert.equal(fateOf(placeMail(readMail(new Uint8Array()), known())), 'quarantine: unreadable');
});

test('a list of our own domain is a shared mailbox: its letters open cases', () => {
  const placement = placeMail(aMail({ 'List-Id': 'Dome <dome.pasvaldiba.example>' }), known());
  assert.ok(placement.fate === 'open');
  assert.equal(placement.awaitsAnswer, true);
});

test('for any references, subject and state, a sender who does not take part never joins', () => {
  const ids = fc.constantFrom('<r1@laipa.pasvaldiba.example>', '<r2@laipa.pasvaldiba.example>', '<m9@x.example>');
  const reference: fc.Arbitrary<ReferencedMail> = fc.record({
    messageId: ids,
    subject: fc.constantFrom('Bedre', 'Re: Bedre', ''),
    direction: fc.constantFrom('in' as const, 'out' as const),
    caseId: fc.constantFrom(caseId(1), caseId(2)),
    mergedInto: fc.constantFrom(null, caseId(3)),
    caseState: fc.constantFrom(...CASE_STATES),
    closedAt: fc.constantFrom(null, Temporal.Instant.from('2026-11-01T00:00:00Z')),
    unit: fc.constant(UNIT),
    participants: fc.subarray([ZANIS, DESK, 'cita@x.example' as EmailAddress]),
  });
  const headers = fc.record({
    'In-Reply-To': fc.oneof(fc.constant(''), ids),
    References: fc.array(ids, { maxLength: 4 }).map((list) => list.join(' ')),
    Subject: fc.constantFrom('Re: Bedre', 'Bedre', 'Lieta 2026-000123', 'Automātiskā atbilde: Bedre'),
    'Reply-To': fc.constantFrom('', ZANIS),
    From: fc.constantFrom(
      'svesais@cits.example',
      `"${ZANIS}" <svesais@cits.example>`,
      `${DESK}`,
      `svesais@cits.example, ${ZANIS}`,
    ),
    'Content-Type': fc.constantFrom('text/plain', 'text/calendar; method=REQUEST'),
    Cc: fc.constantFrom('', ZANIS),
  });
  fc.assert(
    fc.property(headers, fc.array(reference, { maxLength: 3 }), fc.boolean(), (head, referenced, senderIsEmployee) => {
      const stranger = referenced.map((one) => ({
        ...one,
        participants: one.participants.filter((address) => address !== DESK || head.From !== DESK),
      }));
      const placement = placeMail(
        aMail(head),
        known({ referenced: stranger, senderIsEmployee, mentioned: [caseId(1)] }),
      );
      assert.notEqual(placement.fate, 'join');
      assert.notEqual(placement.fate, 'follow-up');
    }),
    { numRuns: 500 },
  );
});

test('for any order of references, who joins takes part in the case joined', () => {
  const ids = ['<a@x.example>', '<b@x.example>', '<c@x.example>'];
  fc.assert(
    fc.property(
      fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
      fc.shuffledSubarray(ids),
      (takesPart, order) => {
        const referenced = ids.map((messageId, nth) =>
          ourLetter({ messageId, caseId: caseId(nth), participants: takesPart[nth] ? [ZANIS] : [] }),
        );
        const placement = placeMail(aMail({ References: order.join(' ') }), known({ referenced }));
        if (placement.fate === 'join')
          assert.ok(referenced.find((one) => one.caseId === placement.case)?.participants.includes(ZANIS));
      },
    ),
  );
});
