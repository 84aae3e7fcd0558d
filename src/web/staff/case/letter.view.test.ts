import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Happening } from '../../../desk/thread/index.ts';
import type { MailId } from '../../../vocabulary/ids.ts';
import { sayEvent } from './journal.view.ts';
import { attachmentList } from './letter.view.ts';

test('of a thousand attachments twenty are shown and the others wait behind a line that says how many', () => {
  const attachments = Array.from({ length: 1000 }, (_, n) => ({
    name: `foto-${n}.png`,
    mediaType: 'image/png',
    size: 1200,
    inline: false,
    danger: null,
  }));
  const page = String(attachmentList({ id: 'm' as MailId, attachments } as never, 'lv'));
  const [shown = '', waiting = ''] = page.split('<details');
  assert.equal(shown.match(/<li/g)?.length, 20);
  assert.equal(waiting.match(/<li/g)?.length, 980);
  assert.match(waiting, /<summary>Rādīt pārējos \(980\)<\/summary>/);
  assert.match(waiting, /pielikums\/1000"/);
});

test('a passed deadline names its clause as printed, and a law in words', () => {
  const passed = (clause: string) => ({ kind: 'deadline.passed', facts: {}, clause }) as unknown as Happening;
  assert.equal(sayEvent(passed('5.2.1'), 'lv'), 'Termiņš pagājis: 5.2.1. punkts');
  assert.equal(sayEvent(passed('IL-5-3'), 'lv'), 'Termiņš pagājis: likumā noteiktais');
});
