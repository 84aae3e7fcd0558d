import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { after, test } from 'node:test';
import { receiptBytes, type Receipt } from './receipt.ts';
import { parsePrinter, sendReceipt } from './send-receipt.ts';

const TICKET: Receipt = {
  over: 'Carnikavas klientu apkalpošanas centrs',
  large: 'A 014',
  title: 'Būvniecības iecere un pašvaldības īpašuma noma',
  lines: [
    'Pirms Jums 6 cilvēki.',
    'Jāgaida 8–12 minūtes (pēc šodienas datiem).',
    'Glāžšķūņu rūķīši dzērumā čiepj „ģīboņus”',
  ],
  link: { url: 'https://laipa.example/gaidu/AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGA', say: 'Sekojiet rindai tālrunī' },
  under: ['2026. gada 20. novembrī plkst. 14.05'],
};

const servers: Server[] = [];
after(() => {
  for (const server of servers) server.close();
});

test('a ticket reaches a printer over TCP with every Latvian letter in its code page', async () => {
  const taken: Buffer[] = [];
  const port = await listening((socket) => socket.on('data', (part: Buffer) => taken.push(part)));
  assert.equal(await sendReceipt({ host: '127.0.0.1', port }, receiptBytes(TICKET)), 'printed');
  const bytes = Buffer.concat(taken);
  // ESC @ begins anew; ESC t 51 chooses Windows-1257 of Epson; GS V cuts.
  assert.equal(bytes.subarray(0, 2).toString('hex'), '1b40');
  assert.ok(bytes.includes(Buffer.from([0x1b, 0x74, 51])), 'the code page is chosen');
  assert.ok(bytes.includes(Buffer.from([0x1d, 0x56])), 'the paper is cut');
  const words = new TextDecoder('windows-1257').decode(bytes).replace(/\s+/g, ' ');
  for (const line of [TICKET.over, TICKET.large ?? '', ...TICKET.lines, 'Sekojiet rindai tālrunī', ...TICKET.under]) {
    assert.ok(words.includes(line), `${line} in ${words}`);
  }
  assert.match(words, /Būvniecības iecere un pašvaldības/);
  assert.ok(bytes.includes(Buffer.from(TICKET.link?.url ?? '')), 'the link stands in the QR code');
});

test('what a code page does not have, and what would command the printer, is left out', () => {
  const bytes = receiptBytes({ ...TICKET, large: null, title: 'a\u001b@b 😀 c→d', lines: [], link: null, under: [] });
  const words = new TextDecoder('windows-1257').decode(bytes);
  assert.match(words, /a @b {2}c>d/);
  assert.doesNotMatch(words, /\?/);
});

test('a printer that does not answer is told from one that breaks off', async () => {
  const bytes = receiptBytes(TICKET);
  const closed = await listening(() => {});
  servers.pop()?.close();
  assert.equal(await sendReceipt({ host: '127.0.0.1', port: closed }, bytes, 500), 'no-answer');
  const silent = await listening(() => {}, true);
  assert.equal(await sendReceipt({ host: '127.0.0.1', port: silent }, bytes, 200), 'no-answer');
  const broken = await listening((socket) => socket.once('data', () => socket.resetAndDestroy()));
  assert.equal(await sendReceipt({ host: '127.0.0.1', port: broken }, bytes, 2000), 'refused');
});

test('the address of a printer is a host with or without a port', () => {
  assert.deepEqual(parsePrinter('10.1.2.3'), { host: '10.1.2.3', port: 9100 });
  assert.deepEqual(parsePrinter('printeris.local:9101'), { host: 'printeris.local', port: 9101 });
  assert.deepEqual(parsePrinter('[fd00::3]'), { host: 'fd00::3', port: 9100 });
  assert.deepEqual(parsePrinter('[fd00::3]:9102'), { host: 'fd00::3', port: 9102 });
  for (const wrong of ['', 'a b', 'http://x', 'x:0', 'x:70000', '-x', 'x:', '/dev/usb/lp0']) {
    assert.equal(parsePrinter(wrong), null, wrong);
  }
});

/** A printer that shows what it is given; `holds`: never ends its side. */
async function listening(onSocket: (socket: Socket) => void, holds = false): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer({ allowHalfOpen: holds }, (socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.resume();
    onSocket(socket);
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  after(() => {
    for (const socket of sockets) socket.destroy();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It listens to a port');
  return address.port;
}
