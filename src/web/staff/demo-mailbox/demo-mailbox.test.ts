import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { assertValidHtml } from '../../../../test/builders/valid-html.ts';
import { rawMail } from '../../../../test/builders/mail.ts';
import { DESK, testDesk } from '../../../../test/builders/desk.ts';
import { testPages } from '../../../../test/builders/pages.ts';
import { listenSmtp } from '../../../channels/smtp/listen.ts';
import { demoLetters, keepDemoMail, keepDemoText } from '../../../desk/demo-mailbox/index.ts';

const desk = await testDesk('2026-11-23T09:00');
const smtp = await listenSmtp(
  {
    host: '127.0.0.1',
    port: 0,
    name: 'desk.example',
    maxBytes: 10_000_000,
    resolver: null,
    acceptsRecipient: (address) => (desk.addresses().has(address) ? 'desk' : null),
    receive: async ({ bytes }) => {
      if (bytes.kind === 'memory') await desk.receive(bytes.bytes);
    },
  },
  () => {},
);
after(() => smtp.close());
const pages = await testPages(desk, { smtpPort: smtp.port });

const LETTER = {
  name: 'Paraugs Klients',
  from: 'klients@klienti.example',
  to: 'dome@paraugnovads.example',
  subject: 'Bedre',
  text: 'Labdien! Ielā ir bedre.\n',
  _form: '00000000-0000-4000-8000-00000000f001',
};

test('a letter written as a client goes by SMTP to the desk and opens a case; a second press sends no second letter', async () => {
  const sent = await pages.post('/demo-pasts/jauna', LETTER);
  assert.equal(sent.statusCode, 303, sent.body);
  await pages.post('/demo-pasts/jauna', LETTER);
  assert.deepEqual(await listInbox(desk), [{ subject: 'Bedre', from_name: 'Paraugs Klients', fate: 'opened' }]);
});

test('an answer as the client joins the case of the letter it answers', async () => {
  const [first] = await desk.database.read(DESK, (tx) =>
    tx.rows<{ message_id: string }>('select message_id from mail where tenant = 1 limit 1'),
  );
  // The client forwards the thread: the desk knows its own case by the reference.
  const raw = rawMail(
    {
      From: 'Anna Paraudziņa <dome@paraugnovads.example>',
      To: 'klients@klienti.example',
      Subject: 'Re: Bedre',
      'Message-ID': '<atbilde@desk.example>',
      References: first?.message_id ?? '',
    },
    'Labdien!\n\nBedre ir aizbērta. Skat. https://paraugnovads.example/celi.\n',
  );
  await keepDemoMail(desk, ['klients@klienti.example'], raw);
  const [letter] = await desk.database.read(DESK, (tx) => demoLetters(tx, 'klients@klienti.example'));
  const shown = await pages.get(`/demo-pasts/${letter?.id}`);
  assert.equal(shown.statusCode, 200);
  assert.match(shown.body, /Bedre ir aizbērta/);
  assert.match(shown.body, /<a href="https:\/\/paraugnovads\.example\/celi"/);
  assert.match(shown.body, /value="Paraugs Klients"/);
  const sent = await pages.post(`/demo-pasts/${letter?.id}/atbilde`, {
    ...LETTER,
    subject: 'Re: Bedre',
    text: 'Paldies, bet bedre ir vēl viena.',
    _form: '00000000-0000-4000-8000-00000000f002',
  });
  assert.equal(sent.statusCode, 303, sent.body);
  assert.deepEqual(
    (await listInbox(desk)).map(({ fate }) => fate),
    ['opened', 'joined'],
  );
});

test('a letter with HTML stands in a sandboxed frame of our own, sanitised and behind a policy that lets nothing run', async () => {
  const raw = rawMail(
    {
      From: 'dome@paraugnovads.example',
      'Message-ID': '<html@desk.example>',
      'Content-Type': 'text/html; charset=utf-8',
    },
    '<p>Labdien!</p><script>alert(1)</script><img src="https://cits.example/x.png"><form action="/iziet"><button>x</button></form>',
  );
  await keepDemoMail(desk, ['cits@klienti.example'], raw);
  const [letter] = await desk.database.read(DESK, (tx) => demoLetters(tx, 'cits@klienti.example'));
  assert.match(
    (await pages.get(`/demo-pasts/${letter?.id}`)).body,
    /<iframe[^>]* sandbox="allow-popups allow-popups-to-escape-sandbox"/,
  );
  const framed = await pages.get(`/demo-pasts/${letter?.id}/html`);
  assert.match(String(framed.headers['content-security-policy']), /default-src 'none'.*sandbox/);
  assert.match(framed.body, /<p>Labdien!<\/p>/);
  assert.doesNotMatch(framed.body, /<script|<form|cits\.example/);
  const [plain] = await desk.database.read(DESK, (tx) => demoLetters(tx, 'klients@klienti.example'));
  assert.equal((await pages.get(`/demo-pasts/${plain?.id}/html`)).statusCode, 404);
});

test('a text message stands among the letters at its number, with links, and cannot be answered', async () => {
  const text = 'Diemžēl 23. novembrī Jūs nevarēs pieņemt. Izvēlieties citu laiku: http://localhost:8080/p/Xy12.';
  const id = await keepDemoText(desk, { to: '+37129123456', from: 'Laipa', text });
  assert.match((await pages.get('/demo-pasts')).body, /Īsziņa: Laipa → 29 123 456/);
  const shown = await pages.get(`/demo-pasts/${id}`);
  assert.match(shown.body, /<a href="http:\/\/localhost:8080\/p\/Xy12"/);
  assert.match(shown.body, /95 rakstzīmes, 2 daļas/);
  assert.doesNotMatch(shown.body, /<form[^>]*atbilde/);
  assert.equal((await pages.post(`/demo-pasts/${id}/atbilde`, LETTER)).statusCode, 404);
  for (const lang of ['lv', 'en'])
    await assertValidHtml((await pages.get(`/demo-pasts/${id}?valoda=${lang}`)).body, lang);
});

test('what is wrong is said at its field with 422, and nothing typed is lost', async () => {
  const real = await pages.post('/demo-pasts/jauna', { ...LETTER, from: 'kads@pasts.lv', text: 'Garš <b>teksts</b>' });
  assert.equal(real.statusCode, 422);
  assert.match(real.body, /izdomātu adresi/);
  assert.match(real.body, /Garš &lt;b&gt;teksts/);
  const own = await pages.post('/demo-pasts/jauna', { ...LETTER, from: 'dome@paraugnovads.example' });
  assert.equal(own.statusCode, 422);
  const empty = await pages.post('/demo-pasts/jauna', { ...LETTER, text: '' });
  assert.match(empty.body, /Aizpildiet: Vēstule/);
});

test('a listener that does not answer is told, and the letter comes back as typed', async () => {
  const dead = await testPages(desk, { smtpPort: 1 });
  const tried = await dead.post('/demo-pasts/jauna', {
    ...LETTER,
    _form: '00000000-0000-4000-8000-00000000f003',
    text: 'Nepazūdi!',
  });
  assert.equal(tried.statusCode, 422);
  assert.match(tried.body, /neatbild/);
  assert.match(tried.body, /Nepazūdi!/);
});

test('outside a demonstration and from elsewhere there is no such page', async () => {
  const closed = await testPages(desk, { demo: false });
  for (const path of ['/demo-pasts', '/demo-pasts/jauna']) {
    assert.equal((await closed.get(path)).statusCode, 404);
    assert.equal((await pages.get(path, null, { 'x-forwarded-for': '192.0.2.1' })).statusCode, 404);
  }
  assert.equal((await closed.post('/demo-pasts/jauna', LETTER)).statusCode, 404);
  assert.equal((await pages.get('/demo-pasts/00000000-0000-4000-8000-000000000000')).statusCode, 404);
  assert.equal((await pages.get('/demo-pasts/nekas')).statusCode, 404);
});

test('the pages are valid HTML in both languages', async () => {
  const [letter] = await desk.database.read(DESK, (tx) => demoLetters(tx, null));
  for (const path of ['/demo-pasts', '/demo-pasts/jauna', `/demo-pasts/${letter?.id}`]) {
    for (const lang of ['lv', 'en']) {
      await assertValidHtml((await pages.get(`${path}?valoda=${lang}`)).body, `${path} ${lang}`);
    }
  }
});

/** What the desk has received, oldest first. */
function listInbox(from: typeof desk): Promise<{ subject: string; from_name: string; fate: string }[]> {
  return from.database.read(DESK, (tx) =>
    tx.rows('select subject, from_name, fate from mail where tenant = 1 order by id limit 20'),
  );
}
