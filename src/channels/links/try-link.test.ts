import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, test } from 'node:test';
import { tryLink, tryLinks } from './try-link.ts';

const asked: string[] = [];
const server = createServer((request, response) => {
  asked.push(request.url ?? '');
  if (request.url === '/slow') return;
  if (request.url === '/inside') return void response.writeHead(302, { location: 'http://10.1.2.3/secret' }).end();
  if (request.url === '/round') return void response.writeHead(302, { location: '/round' }).end();
  if (request.url === '/moved') return void response.writeHead(301, { location: '/page' }).end();
  response
    .writeHead(
      { '/page': 200, '/gone': 410, '/missing': 404, '/closed': 403, '/broken': 500 }[request.url ?? ''] ?? 404,
    )
    .end('text');
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
after(() => {
  server.closeAllConnections();
  server.close();
});
const { port } = server.address() as { port: number };
const base = `http://127.0.0.1:${port}`;
const allows = (address: string) => address === '127.0.0.1';

test('a page opens, 404 and 410 are dead, all else is unclear and never held against a letter', async () => {
  const outcomes = await tryLinks(
    ['/page', '/moved', '/missing', '/gone', '/closed', '/broken', '/round'].map((path) => base + path),
    { allows },
  );
  assert.deepEqual([...outcomes.values()].sort(), ['dead', 'dead', 'opens', 'opens', 'unclear', 'unclear', 'unclear']);
  assert.equal(outcomes.get(`${base}/moved`), 'opens');
  assert.equal(outcomes.get(`${base}/gone`), 'dead');
});

test('a page that does not answer in time is unclear', async () => {
  const from = Date.now();
  assert.equal(await tryLink(`${base}/slow`, { allows, within: 200 }), 'unclear');
  assert.ok(Date.now() - from < 1500);
});

test('nobody reaches the inner network: not by address, not by a name that leads there, not by a redirect', async () => {
  asked.length = 0;
  assert.equal(await tryLink(`${base}/page`), 'unclear');
  assert.equal(await tryLink('http://localhost/'), 'unclear');
  assert.equal(await tryLink('http://localhost.localdomain/', { within: 500 }), 'unclear');
  assert.deepEqual(asked, []);
  assert.equal(await tryLink(`${base}/inside`, { allows }), 'unclear');
  assert.deepEqual(asked, ['/inside']);
});

test('what is no web address is not tried', async () => {
  for (const href of [
    'file:///etc/passwd',
    'ftp://paraugs.lv/',
    'javascript:alert(1)',
    'http://user:pass@paraugs.lv/',
    'nav',
  ]) {
    assert.equal(await tryLink(href, { allows: () => false }), 'unclear', href);
  }
});
