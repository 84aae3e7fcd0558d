import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { htmlToText } from './html-to-text.ts';
import { flatten, plainText, type TreeNode } from './letter-text.ts';

test('blocks and line breaks are new lines, nothing else changes the text', () => {
  assert.equal(
    htmlToText('<p>Labdien!</p><p>Rakstu <b>Jums</b>.<br>Otrā rinda</p><ul><li>viens</li><li>divi</li></ul>').text,
    'Labdien!\nRakstu Jums.\nOtrā rinda\nviens\ndivi\n',
  );
  assert.equal(htmlToText('teksts<p>a</p>beigas').text, 'teksts\na\nbeigas');
});

test('an empty paragraph is an empty line', () => {
  assert.equal(htmlToText('<p>a</p><p><br></p><p>b</p>').text, 'a\n\nb\n');
});

test('entities are their letters', () => {
  assert.equal(htmlToText('a&nbsp;&amp;&lt;b&gt;&quot;&#257;&#x101;&nav; &amp').text, 'a\u00a0&<b>"āā&nav; &amp');
});

test('links keep their address and the place of their text', () => {
  const { text, links } = htmlToText(
    '<p>Skatiet <a class="x" href="https://a.example/?b=1&amp;c=2">plānu</a> un <a>te</a>.</p>',
  );
  assert.deepEqual(
    links.map(({ href, span }) => [href, text.slice(span.start, span.end)]),
    [['https://a.example/?b=1&c=2', 'plānu']],
  );
});

test('scripts, styles and comments vanish, unknown elements leave their text', () => {
  assert.equal(
    htmlToText('a<!-- b --><script>c<p></script><style>d</style><font color="red">e</font><!doctype html>f').text,
    'aef',
  );
});

test('a sign that begins no tag is text', () => {
  assert.equal(htmlToText('3 < 4 un 5 > 2 <3').text, '3 < 4 un 5 > 2 <3');
});

test('a plain text knows its web addresses as links', () => {
  const { text, links } = plainText('Skatiet https://a.example/b. Un (http://c.example).');
  assert.deepEqual(
    links.map(({ span }) => text.slice(span.start, span.end)),
    ['https://a.example/b', 'http://c.example'],
  );
});

test('the pieces lead every offset back to its text node', () => {
  const leaf = (nodeValue: string): TreeNode => ({ nodeName: '#text', nodeValue, childNodes: [] });
  const block = (...childNodes: TreeNode[]): TreeNode => ({ nodeName: 'P', nodeValue: null, childNodes });
  const { text, pieces } = flatten(block(block(leaf('Labdien'), leaf('!')), block(leaf('Rakstu'))));
  assert.equal(text, 'Labdien!\nRakstu\n');
  for (const { start, end, node } of pieces) assert.equal(text.slice(start, end), node.nodeValue);
});

test('any markup gives text whose links lie inside it, quickly', () => {
  const bits = fc.array(
    fc.constantFrom(
      '<p>',
      '</p>',
      '<a href="x">',
      '</a>',
      '<',
      '>',
      '"',
      "'",
      '<br>',
      '<!--',
      '-->',
      '<script>',
      '&#',
      'ā',
      '<li ',
    ),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(bits, (list) => {
      const { text, links } = htmlToText(list.join(''));
      for (const { span } of links) assert.ok(span.start <= span.end && span.end <= text.length);
    }),
  );
  const start = performance.now();
  htmlToText('<a "'.repeat(50_000));
  htmlToText('<p>'.repeat(50_000));
  assert.ok(performance.now() - start < 2_000);
});
