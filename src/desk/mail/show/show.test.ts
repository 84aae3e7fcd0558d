import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { describeAuthentication, NOT_AUTHENTICATED } from './authentication.ts';
import { linkify } from './linkify.ts';
import { quoteSplit } from './quote-split.ts';
import { mailDocument, sanitiseHtml } from './sanitise-html.ts';

const HIDDEN = { remotePictures: false, cidUrls: new Map([['logo1', '/mail/1/parts/2']]) };
const SHOWN = { ...HIDDEN, remotePictures: true };

test('scripts, handlers, forms, frames and styles that load or cover are gone, the words stay', () => {
  const hostile = [
    '<script>alert(1)</script>',
    '<style>@import "http://x"</style>',
    '<p onclick="alert(1)" style="position:fixed;top:0;background:url(http://x/y.png);color:red">Labdien</p>',
    '<form action="http://x"><input name="parole"><button>Sūtīt</button></form>',
    '<iframe src="http://x"></iframe><object data="x"></object><embed src="x"><base href="http://x"><link rel=stylesheet href="http://x"><meta http-equiv=refresh content="0;url=http://x">',
    '<a href="javascript:alert(1)">a</a><a href="&#106;avascript:alert(1)">b</a><a href="//x.example">c</a><a href="data:text/html,x">d</a>',
    '<svg onload=alert(1)><image href="http://x"/></svg><math><mi xlink:href="javascript:x">m</mi></math>',
    '<img src=x onerror=alert(1)><img srcset="http://x/y.png 2x">',
  ].join('');
  const { html } = sanitiseHtml(hostile, SHOWN);
  assert.doesNotMatch(
    html,
    /script|onclick|onerror|onload|position|url\(|<form|<input|<button|iframe|<object|<embed|<base|<link|<meta|javascript|data:|srcset|<svg|<math/i,
  );
  assert.doesNotMatch(html, /x\.example/);
  assert.match(html, /<p style="color:red">Labdien<\/p>/);
  assert.match(html, /<a target="_blank" rel="noopener noreferrer nofollow">a<\/a>/);
});

test('pictures from elsewhere are left out and counted until they are asked for', () => {
  const letter =
    '<img src="https://x.example/a.png" alt="Karte"><img src="http://x.example/pixel.gif" width="1"><img src="cid:logo1"><img src="cid:nav">';
  const hidden = sanitiseHtml(letter, HIDDEN);
  assert.equal(hidden.blockedPictures, 3);
  assert.doesNotMatch(hidden.html, /x\.example/);
  assert.match(hidden.html, /<img src="\/mail\/1\/parts\/2" \/>/);
  assert.match(hidden.html, /alt="Karte"/);
  const shown = sanitiseHtml(letter, SHOWN);
  assert.equal(shown.blockedPictures, 1);
  assert.match(shown.html, /src="https:\/\/x\.example\/a\.png"/);
});

test('the document forbids everything but what is listed, and pictures from elsewhere unless asked for', () => {
  const sanitised = sanitiseHtml('<p>Labdien</p>', HIDDEN);
  const hidden = mailDocument(sanitised, { remotePictures: false, pictureOrigin: 'https://laipa.example' });
  assert.match(hidden, /default-src 'none'; img-src https:\/\/laipa\.example data:; style-src/);
  assert.match(
    mailDocument(sanitised, { remotePictures: true, pictureOrigin: 'https://laipa.example' }),
    /img-src https:\/\/laipa\.example data: https: http:;/,
  );
});

test('any HTML is made safe: no tag outside the list, no handler, no script address', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '</',
    '<p',
    '<img src=',
    '<script',
    '<style>',
    '<!--',
    '-->',
    '"',
    "'",
    '=',
    ' onerror=',
    'javascript:',
    '<a href=',
    '&#x6a;',
    '<svg',
    '<math>',
    '<table>',
    '<![CDATA[',
    ']]>',
    'x',
    '\0',
    '<noscript>',
    '<textarea>',
    '</title>',
    'ā',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const { html } = sanitiseHtml(pieces.join(''), HIDDEN);
      assert.doesNotMatch(
        html,
        /<(script|style|svg|math|iframe|object|noscript|textarea|title)|<[^>]* on\w+=|href="\s*javascript:/i,
      );
    }),
    { numRuns: 1_000 },
  );
});

test('a hundred thousand nested elements end soon', () => {
  const begun = performance.now();
  assert.equal(sanitiseHtml('<div>'.repeat(100_000), HIDDEN).shortened, true);
  assert.ok(performance.now() - begun < 2_000);
});

test('the quoted history is parted from what was written, in both languages and in Outlook’s form', () => {
  const heads = [
    'On Sun, Nov 22, 2026 at 10:00 Dome <dome@pasvaldiba.example> wrote:\n> Labdien',
    '2026. gada 22. novembrī plkst. 10.00 Dome <dome@pasvaldiba.example> rakstīja:\n> Labdien',
    'svētd., 2026. g. 22. nov., plkst. 10:00 — lietotājs Dome\n<dome@pasvaldiba.example> rakstīja:\n> Labdien',
    '-----Original Message-----\nFrom: Dome\nLabdien',
    'No: Dome <dome@pasvaldiba.example>\nNosūtīts: svētdiena, 2026. gada 22. novembris 10:00\nKam: Žanis\nTemats: Bedre\n\nLabdien',
    'From: Dome\nSent: Sunday\nTo: Žanis\nSubject: Bedre\n\nLabdien',
    '> Labdien\n> Šķūņu iela',
  ];
  for (const head of heads) {
    const split = quoteSplit(`Paldies!\n\n${head}`);
    assert.equal(split.written, 'Paldies!', head);
    assert.equal(split.quoted, head);
  }
});

test('answers between quoted lines, forwarded letters and ordinary texts stay whole', () => {
  for (const text of [
    '> Kur?\nŠķūņu ielā.\n> Kad?\nVakar.',
    'Pārsūtu:\n\n---------- Forwarded message ---------\nFrom: A\nDate: B\nTo: C\n\nx',
    'No rīta ielā bija bedre.\nKas rakstīja:\nnezinu',
    'a > b',
  ]) {
    assert.deepEqual(quoteSplit(text), { written: text, quoted: '' });
  }
});

test('addresses in a text become links, all else is escaped', () => {
  assert.equal(
    linkify('Skat. https://x.example/a?b=1&c=2. <b>\nRaksti: zanis@x.example!'),
    'Skat. <a href="https://x.example/a?b=1&amp;c=2" target="_blank" rel="noopener noreferrer nofollow">https://x.example/a?b=1&amp;c=2</a>. &lt;b&gt;\nRaksti: <a href="mailto:zanis@x.example" target="_blank" rel="noopener noreferrer nofollow">zanis@x.example</a>!',
  );
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'http://', 'a', '@', '.', 'b', ' ', '(', ')') }),
      (text) => {
        const bare = linkify(text).replaceAll(
          /<a href="(https?:\/\/|mailto:)[^"<>]*" target="_blank" rel="noopener noreferrer nofollow">|<\/a>/g,
          '',
        );
        assert.doesNotMatch(bare, /[<>"']/);
      },
    ),
  );
});

test('only a doubtful sender is spoken of', () => {
  assert.equal(describeAuthentication({ ...NOT_AUTHENTICATED, verdict: 'pass' }, 'lv'), null);
  assert.match(
    describeAuthentication({ ...NOT_AUTHENTICATED, verdict: 'fail', domain: 'x.example' }, 'lv') ?? '',
    /^Uzmanību: domēns x\.example/,
  );
  assert.match(
    describeAuthentication({ ...NOT_AUTHENTICATED, verdict: 'fail', domain: 'x.example' }, 'en') ?? '',
    /^Caution/,
  );
});
