import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fillEmptyParts, type Template } from './index.ts';

const template: Template = {
  id: 'x',
  title: 'Siltumnīca',
  language: 'lv',
  parts: { salutation: '<p>Labdien!</p>', body: '<p>Sagatave.</p>', closing: '' },
};

test('a template goes into empty parts only, and says which it left alone', () => {
  const { parts, kept } = fillEmptyParts(
    { salutation: '<p>Cienījamā Paraugas kundze!</p>', body: '<p><br></p>', closing: '<p>Paldies!</p>' },
    template,
  );
  assert.deepEqual(parts, {
    salutation: '<p>Cienījamā Paraugas kundze!</p>',
    body: '<p>Sagatave.</p>',
    closing: '<p>Paldies!</p>',
  });
  assert.deepEqual(kept, ['salutation']);
});
