import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lasted } from '../../browser/lasted.ts';
import { saySpan } from '../../texts/say.ts';

test('the browser counts minutes on in the same words as the server says', () => {
  for (const lang of ['lv', 'en'] as const)
    for (const minutes of [0, 1, 59, 60, 61, 125, 1439])
      assert.equal(lasted(minutes, lang), saySpan(lang, minutes * 60));
});
