import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { PEOPLE, serveDesk } from '../../../test/browser/serve-desk.ts';
import { deskIdentity } from '../../database/connect.ts';
import { button } from '../components/button.ts';
import { textField } from '../components/field.ts';
import { errorOf, form } from '../components/form.ts';
import { page } from '../layout/page.ts';
import { answerOnce } from './answer-once.ts';
import { redirect, refuse } from './answer.ts';
import { defineRoute, type Route } from './define-route.ts';
import { date, readForm, text } from './read-form.ts';

let done = 0;
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

const routes: readonly Route[] = [
  defineRoute({
    method: 'POST',
    path: '/izmeginajums',
    action: 'case.write',
    audience: 'staff',
    async handle(request, { body }) {
      const read = readForm(
        { subject: text({ required: true, max: 20 }), day: date() },
        body,
        { subject: 'Par ko', day: 'Diena' },
        request.lang,
      );
      if (!read.ok) {
        return page(request, {
          title: 'Izmēģinājums',
          status: 422,
          body: form(request, {
            action: '/izmeginajums',
            errors: read.errors,
            formKey: read.formKey,
            body: [
              textField({
                lang: request.lang,
                name: 'subject',
                label: 'Par ko',
                value: read.typed.subject,
                error: errorOf(read.errors, 'subject'),
              }),
              button({ text: 'Saglabāt' }),
            ],
          }),
        });
      }
      return answerOnce(request, body, async (tx) => {
        if (read.values.subject === 'aizņemts') return refuse(409);
        await tx.rows('select 1');
        done += 1;
        return redirect(`/izdarits-${done}`, 'Saglabāts.');
      });
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/vadibai',
    action: 'case.assign',
    audience: 'staff',
    handle: (request) => page(request, { title: 'Vadībai', body: '' }),
  }),
  defineRoute({
    method: 'GET',
    path: '/kluda',
    action: 'public.read',
    audience: 'public',
    handle: () => {
      throw new Error('planned');
    },
  }),
  defineRoute({
    method: 'GET',
    path: '/bez-datubazes',
    action: 'public.read',
    audience: 'public',
    handle: () => {
      throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    },
  }),
];

const desk = await serveDesk({ routes });
const { server } = desk;

function post(
  url: string,
  session: { cookie: string },
  fields: Record<string, string>,
  headers: Record<string, string> = {},
) {
  return server.inject({
    method: 'POST',
    url,
    headers: { ...FORM, cookie: session.cookie, ...headers },
    payload: new URLSearchParams(fields).toString(),
  });
}

test('a staff page without a session leads to the sign-in and back; for machines it is 401 with problem details', async () => {
  const page_ = await server.inject({ url: '/vadibai?a=1' });
  assert.equal(page_.statusCode, 303);
  assert.equal(page_.headers['location'], '/ieeja?uz=%2Fvadibai%3Fa%3D1');
  const machine = await server.inject({ url: '/vadibai', headers: { accept: 'application/json' } });
  assert.equal(machine.statusCode, 401);
  assert.equal(machine.headers['content-type'], 'application/problem+json; charset=utf-8');
  assert.equal(machine.json().status, 401);
});

test('a session is a cookie that script cannot read, its token stands hashed in the database, and signing out ends it', async () => {
  const shown = await server.inject({ url: '/ieeja', headers: { host: 'localhost' } });
  assert.match(String(shown.headers['set-cookie']), /laipa-v=[^;]+;.*HttpOnly; SameSite=Lax/);
  const session = await desk.signIn();
  const token = /laipa=([^;]+)/.exec(session.cookie)?.[1] ?? '';
  assert.ok(token.length >= 43);
  const stored = await desk.deps.database.read(deskIdentity(desk.deps.tenant), (tx) =>
    tx.rows<{ token_hash: Buffer }>('select token_hash from session'),
  );
  assert.ok(
    stored.length > 0 &&
      stored.every((row) => row.token_hash.length === 32 && !row.token_hash.equals(Buffer.from(token))),
  );
  assert.equal((await server.inject({ url: '/gallery', headers: { cookie: session.cookie } })).statusCode, 200);
  assert.equal((await post('/iziet', session, { _csrf: session.csrf })).statusCode, 303);
  assert.equal((await server.inject({ url: '/gallery', headers: { cookie: session.cookie } })).statusCode, 303);
});

test('a role that has no power for the action gets 403, one that has it gets the page', async () => {
  const employee = await desk.signIn('employee');
  const refused = await server.inject({ url: '/vadibai', headers: { cookie: employee.cookie } });
  assert.equal(refused.statusCode, 403);
  assert.match(refused.body, /Jūsu lomai šī darbība nav atļauta/);
  const head = await desk.signIn('head');
  assert.equal((await server.inject({ url: '/vadibai', headers: { cookie: head.cookie } })).statusCode, 200);
});

test('a form without the token of its session changes nothing and gives back what was typed', async () => {
  const session = await desk.signIn();
  const before = done;
  const refused = await post('/izmeginajums', session, { subject: 'Garš <teksts>', _csrf: 'wrong' });
  assert.equal(refused.statusCode, 403);
  assert.match(refused.body, /Garš &lt;teksts&gt;/);
  assert.equal((await post('/izmeginajums', session, { subject: 'x' })).statusCode, 403);
  const foreign = await post(
    '/izmeginajums',
    session,
    { subject: 'svešs', _csrf: session.csrf },
    { 'sec-fetch-site': 'cross-site' },
  );
  assert.equal(foreign.statusCode, 403);
  assert.doesNotMatch(foreign.body, /svešs/);
  assert.equal(done, before);
});

test('a form that is not complete comes back with 422, a summary that takes the focus, the field marked and the words kept', async () => {
  const session = await desk.signIn();
  const key = crypto.randomUUID();
  const back = await post('/izmeginajums', session, {
    subject: 'tas ir krietni par garu temats',
    day: '31.02.2026',
    _csrf: session.csrf,
    _form: key,
  });
  assert.equal(back.statusCode, 422);
  assert.match(back.body, /role="alert" tabindex="-1" data-focus-first><h2>2 vietas jāizlabo/);
  assert.match(back.body, /<a href="#f-subject">Par ko: par garu, pietiek ar 20 zīmēm\.<\/a>/);
  assert.match(back.body, /id="f-subject"[^>]*aria-invalid="true"/);
  assert.match(back.body, /value="tas ir krietni par garu temats"/);
  assert.match(back.body, new RegExp(`name="_form" value="${key}"`));
});

test('a second press of the same form, even at the same moment, does nothing twice', async () => {
  const session = await desk.signIn();
  const before = done;
  const fields = { subject: 'vienreiz', _csrf: session.csrf, _form: crypto.randomUUID() };
  const answers = await Promise.all([1, 2, 3, 4].map(() => post('/izmeginajums', session, fields)));
  assert.equal(done, before + 1);
  assert.deepEqual(new Set(answers.map((one) => one.statusCode)), new Set([303]));
  assert.equal(new Set(answers.map((one) => one.headers['location'])).size, 1);
});

test('a refused form leaves its key free, so that it can be sent again', async () => {
  const session = await desk.signIn();
  const key = crypto.randomUUID();
  assert.equal(
    (await post('/izmeginajums', session, { subject: 'aizņemts', _csrf: session.csrf, _form: key })).statusCode,
    409,
  );
  assert.equal(
    (await post('/izmeginajums', session, { subject: 'brīvs', _csrf: session.csrf, _form: key })).statusCode,
    303,
  );
});

test('the word after a form is shown once', async () => {
  const session = await desk.signIn();
  const answer = await post('/izmeginajums', session, { subject: 'vārds', _csrf: session.csrf });
  const flash = String(answer.headers['set-cookie']).split(';')[0];
  const shown = await server.inject({ url: '/gallery', headers: { cookie: `${session.cookie}; ${flash}` } });
  assert.match(shown.body, /data-toast data-seconds="6"><span>Saglabāts\.<\/span>/);
  assert.match(String(shown.headers['set-cookie']), /laipa-f=;/);
});

test('the sign-in by a click is shut to other machines, to what a proxy passed on, to foreign names and outside the demonstration', async () => {
  const shown = await server.inject({ url: '/ieeja', headers: { host: 'localhost' } });
  const cookie = String(shown.headers['set-cookie']).split(';')[0] ?? '';
  const csrf = /name="_csrf" value="([^"]+)"/.exec(shown.body)?.[1] ?? '';
  const attempt = (headers: Record<string, string>, remoteAddress = '127.0.0.1', at = server) =>
    at.inject({
      method: 'POST',
      url: '/ieeja/demo',
      remoteAddress,
      headers: { ...FORM, host: 'localhost', cookie, ...headers },
      payload: new URLSearchParams({ _csrf: csrf, employee: PEOPLE.employee }).toString(),
    });
  assert.equal((await attempt({})).statusCode, 303);
  assert.equal((await attempt({}, '192.0.2.7')).statusCode, 404);
  assert.equal((await attempt({ 'x-forwarded-for': '127.0.0.1' })).statusCode, 404);
  assert.equal((await attempt({ 'x-forwarded-for': '127.0.0.1' }, '192.0.2.7')).statusCode, 404);
  assert.equal((await attempt({ host: 'laipa.evil.example' })).statusCode, 404);
  const closed = await serveDesk({ demo: false });
  assert.equal((await attempt({}, '127.0.0.1', closed.server)).statusCode, 404);
  assert.doesNotMatch((await closed.server.inject({ url: '/ieeja', headers: { host: 'localhost' } })).body, /Bērziņš/);
});

test('signing in is limited: the thirty-first try of a minute gets 429, which says what to do', async () => {
  const own = await serveDesk();
  const tries = [];
  for (let index = 0; index < 31; index++)
    tries.push(
      (await own.server.inject({ method: 'POST', url: '/ieeja/demo', headers: FORM, payload: '' })).statusCode,
    );
  assert.deepEqual([...new Set(tries.slice(0, 30))], [403]);
  assert.equal(tries[30], 429);
});

test('errors say what, where and what to do, in the reader’s language and with the status that fits', async () => {
  for (const [url, status, lv, en] of [
    ['/nav-tadas', 404, /Tādas lapas nav/, /There is no such page/],
    ['/kluda', 500, /Laipā radās kļūda/, /Laipa made a mistake/],
    ['/bez-datubazes', 503, /Datubāze neatbild/, /The database does not answer/],
  ] as const) {
    const latvian = await server.inject({ url });
    assert.equal(latvian.statusCode, status);
    assert.match(latvian.body, lv);
    assert.match(latvian.body, new RegExp(`Vieta: ${url}`));
    const english = await server.inject({ url: `${url}?valoda=en` });
    assert.match(english.body, en);
    assert.match(String(english.headers['set-cookie']), /valoda=en/);
    const machine = await server.inject({ url, headers: { accept: 'application/problem+json' } });
    assert.equal(machine.json().status, status);
  }
  assert.match(desk.log.find((line) => line.path === '/kluda')?.problem ?? '', /planned/);
  assert.equal((await server.inject({ method: 'PUT', url: '/ieeja' })).statusCode, 405);
  assert.equal(
    (await server.inject({ method: 'POST', url: '/izskats', headers: { 'content-type': 'text/csv' }, payload: 'a' }))
      .statusCode,
    415,
  );
  assert.equal(
    (await server.inject({ method: 'POST', url: '/izskats', headers: FORM, payload: `a=${'x'.repeat(1100 * 1024)}` }))
      .statusCode,
    413,
  );
});

test('no inline script or style is allowed, pages are kept by no cache, and assets for ever', async () => {
  const shown = await server.inject({ url: '/ieeja' });
  const policy = String(shown.headers['content-security-policy']);
  assert.match(policy, /default-src 'none';script-src 'self';/);
  assert.doesNotMatch(policy, /unsafe/);
  assert.equal(shown.headers['cache-control'], 'private, no-store');
  assert.doesNotMatch(shown.body, /<script(?![^>]*src=)|<style|style="|\son[a-z]+="/);
  const sheets = [...shown.body.matchAll(/href="(\/assets\/[^"]+\.css)"/g)].map(([, url = '']) => url);
  const sizes = [];
  for (const url of sheets) {
    const sheet = await server.inject({ url, headers: { 'accept-encoding': 'gzip, br' } });
    assert.equal(sheet.headers['cache-control'], 'public, max-age=31536000, immutable');
    assert.equal(sheet.headers['content-encoding'], 'br');
    const text = brotliDecompressSync(sheet.rawPayload).toString();
    assert.ok(text.startsWith('@layer tokens,'), 'every sheet names the layers, so that their order is the same');
    assert.equal(/--accent:/.test(text), sizes.length === 0, 'the tokens stand in everybody’s sheet');
    sizes.push(sheet.rawPayload.length);
  }
  const [shared = Infinity, staff = Infinity] = sizes;
  assert.equal(sizes.length, 2);
  assert.ok(shared < 9_000, `everybody’s style sheet stays small (${shared} bytes)`);
  assert.ok(staff < 13_000, `the employees’ style sheet stays small (${staff} bytes)`);
  assert.equal((await server.inject({ url: '/assets/laipa-0000000000.css' })).statusCode, 404);
});

test('pages over 1 kB come compressed to who takes it, small answers as they are', async () => {
  const packed = await server.inject({ url: '/ieeja', headers: { 'accept-encoding': 'gzip' } });
  assert.equal(packed.headers['content-encoding'], 'gzip');
  assert.match(gunzipSync(packed.rawPayload).toString(), /<h1>Ienākt Laipā/);
  assert.equal(
    (await server.inject({ url: '/health', headers: { 'accept-encoding': 'gzip' } })).headers['content-encoding'],
    undefined,
  );
});

test('behind TLS cookies are bound to the host and marked Secure', async () => {
  const own = await serveDesk({ publicUrl: 'https://laipa.example' });
  const shown = await own.server.inject({ url: '/ieeja' });
  assert.match(String(shown.headers['set-cookie']), /__Host-laipa-v=[^;]+;.*Path=\/;.*Secure/);
  assert.match(String(shown.headers['strict-transport-security']), /max-age=31536000/);
});

test('a redirect never leads to another house', async () => {
  const session = await desk.signIn();
  for (const to of ['//evil.example', 'https://evil.example', '/\\evil.example', 'javascript:alert(1)']) {
    const answer = await post('/izskats', session, { _csrf: session.csrf, izskats: 'dark', uz: to });
    assert.equal(answer.headers['location'], '/');
  }
  assert.throws(() => redirect('//evil.example'), /path of our own/);
});

test('nobody hears the matters of another employee', async () => {
  const session = await desk.signIn();
  const ask = (topics: string) =>
    server.inject({
      url: `/live?topics=${encodeURIComponent(topics)}`,
      headers: { cookie: session.cookie, accept: 'text/event-stream' },
    });
  assert.equal((await ask(`employee:${PEOPLE.head}`)).statusCode, 403);
  assert.equal((await ask('unit:00000000-0000-4000-8000-0000000000ff')).statusCode, 403);
  assert.equal((await ask('case:00000000-0000-4000-8000-0000000000ff')).statusCode, 403);
  assert.equal((await ask('client:00000000-0000-4000-8000-0000000000ff')).statusCode, 403);
  assert.equal((await ask('all of it')).statusCode, 400);
});
