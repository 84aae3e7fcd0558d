import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readMail } from '../../desk/mail/read/read-mail.ts';
import type { EmailAddress } from '../../vocabulary/ids.ts';
import { type Intake, listenSmtp, type SmtpListening } from './listen.ts';
import { type OutgoingMail, sendMail, TransientSendError } from './send.ts';

interface Kept {
  readonly intake: Intake;
  readonly raw: Buffer;
}

async function withListener(
  changes: Partial<SmtpListening>,
  run: (port: number, kept: Kept[], log: string[]) => Promise<void>,
): Promise<void> {
  const kept: Kept[] = [];
  const log: string[] = [];
  const listener = await listenSmtp(
    {
      host: '127.0.0.1',
      port: 0,
      name: 'mx.pasvaldiba.example',
      maxBytes: 50 * 1024 * 1024,
      closeMs: 500,
      acceptsRecipient: (address) =>
        address === 'dome@pasvaldiba.example' ? 'desk' : address === 'anna@demo.example' ? 'demo-mailbox' : null,
      receive: async (intake) => {
        kept.push({
          intake,
          raw: intake.bytes.kind === 'memory' ? intake.bytes.bytes : readFileSync(intake.bytes.path),
        });
      },
      ...changes,
    },
    (event) => log.push(event),
  );
  try {
    await run(listener.port, kept, log);
  } finally {
    await listener.close();
  }
}

function letter(changes: Partial<OutgoingMail> = {}): OutgoingMail {
  return {
    messageId: '<l1@laipa.citur.example>',
    from: { name: 'Ķekavas Žanis', address: 'zanis@iedzivotajs.example' as EmailAddress },
    to: [{ name: 'Dome', address: 'dome@pasvaldiba.example' as EmailAddress }],
    subject: 'Bedre Šķūņu ielā — lūdzu salabot',
    text: 'Labdien!\n\nŠķūņu ielā ir bedre.\n.\n..divi punkti',
    date: Temporal.Instant.from('2026-11-22T16:50:00+02:00'),
    origin: 'laipa.citur.example',
    ...changes,
  };
}

function relay(port: number) {
  return { host: '127.0.0.1', port, name: 'client.example', timeoutMs: 5_000 };
}

test('a letter sent by a real client arrives whole, with its envelope, and is acknowledged after reception', async () => {
  await withListener({}, async (port, kept) => {
    const sent = await sendMail(
      relay(port),
      letter({
        html: '<p>Labdien!</p>',
        inReplyTo: '<a@b.example>',
        references: ['<z@b.example>', '<a@b.example>'],
        autoSubmitted: 'replied',
      }),
    );
    assert.deepEqual(sent.accepted, ['dome@pasvaldiba.example']);
    assert.deepEqual(sent.rejected, []);
    assert.match(sent.response, /^250 /);
    const [one] = kept;
    assert.ok(one);
    assert.deepEqual(one.intake.envelope, {
      from: 'zanis@iedzivotajs.example',
      to: [{ address: 'dome@pasvaldiba.example', kind: 'desk' }],
    });
    assert.equal(one.intake.helo, 'client.example');
    assert.equal(one.intake.authentication.verdict, 'none');
    const mail = readMail(one.raw, { origin: 'laipa.citur.example', messageIdDomains: [] });
    assert.equal(mail.kind, 'own-loop');
    assert.equal(mail.messageId, '<l1@laipa.citur.example>');
    assert.equal(mail.inReplyTo, '<a@b.example>');
    assert.deepEqual(mail.references, ['<z@b.example>', '<a@b.example>']);
    assert.equal(mail.subject, 'Bedre Šķūņu ielā — lūdzu salabot');
    assert.equal(mail.text, 'Labdien!\n\nŠķūņu ielā ir bedre.\n.\n..divi punkti');
    assert.match(one.raw.toString('latin1'), /^Auto-Submitted: auto-replied\r$/m);
  });
});

test('a message that could not be stored is answered with 451 and the sender tries again', async () => {
  await withListener({ receive: () => Promise.reject(new Error('no database')) }, async (port, _kept, log) => {
    await assert.rejects(
      sendMail(relay(port), letter()),
      (failure) => failure instanceof TransientSendError && failure.code === 451,
    );
    assert.ok(log.includes('smtp.reception-failed'));
  });
});

test('an unknown recipient is refused with 550, the known one still receives', async () => {
  await withListener({}, async (port, kept) => {
    const nobody = { name: '', address: 'nav@pasvaldiba.example' as EmailAddress };
    const both = await sendMail(relay(port), letter({ cc: [nobody] }));
    assert.deepEqual(both.accepted, ['dome@pasvaldiba.example']);
    assert.deepEqual(
      both.rejected.map(({ address, code, permanent }) => ({ address, code, permanent })),
      [{ address: nobody.address, code: 550, permanent: true }],
    );
    const none = await sendMail(relay(port), letter({ to: [nobody] }));
    assert.deepEqual(none.accepted, []);
    assert.match(none.rejected[0]?.response ?? '', /no mailbox nav@pasvaldiba\.example/);
    assert.equal(kept.length, 1);
  });
});

test('a big message waits in a file that is gone after reception', async () => {
  const paths: string[] = [];
  const receive = async (intake: Intake) => {
    assert.ok(intake.bytes.kind === 'file');
    assert.ok(intake.bytes.size > 4_000_000);
    assert.equal(readFileSync(intake.bytes.path).length, intake.bytes.size);
    paths.push(intake.bytes.path);
  };
  await withListener({ receive }, async (port) => {
    const content = Buffer.alloc(3_000_000, 'laipa');
    await sendMail(
      relay(port),
      letter({ attachments: [{ name: 'foto.bin', mediaType: 'application/octet-stream', content }] }),
    );
    assert.equal(paths.length, 1);
    assert.equal(existsSync(paths[0] ?? ''), false);
  });
});

test('a message over the limit is refused for good with 552, whether its size was announced or not', async () => {
  await withListener({ maxBytes: 20_000 }, async (port, kept) => {
    const big = await sendMail(
      relay(port),
      letter({
        attachments: [{ name: 'a.bin', mediaType: 'application/octet-stream', content: Buffer.alloc(50_000) }],
      }),
    );
    assert.equal(big.rejected[0]?.code, 552);
    const said = await talk(port, [
      'HELO x.example',
      'MAIL FROM:<a@b.example>',
      'RCPT TO:<dome@pasvaldiba.example>',
      'DATA',
      `Subject: x\r\n\r\n${'y'.repeat(100)}\r\n`.repeat(400) + '\r\n.',
      'QUIT',
    ]);
    assert.match(said, /^552 /m);
    assert.equal(kept.length, 0);
  });
});

test('twenty senders at once are all received', async () => {
  await withListener({}, async (port, kept) => {
    await Promise.all(
      Array.from({ length: 20 }, (_, nth) => sendMail(relay(port), letter({ messageId: `<n${nth}@x.example>` }))),
    );
    assert.equal(new Set(kept.map(({ raw }) => readMail(raw).messageId)).size, 20);
  });
});

test('name servers that do not answer hold up reception no longer than allowed', async () => {
  const resolver = () => new Promise<string[]>(() => {});
  await withListener({ resolver, authenticationMs: 100 }, async (port, kept) => {
    await sendMail(relay(port), letter());
    assert.equal(kept[0]?.intake.authentication.spf, 'unknown');
  });
});

test('a domain whose policy the sender fails is told, one that passes is told too', async () => {
  const records: Record<string, string> = {
    'iedzivotajs.example': 'v=spf1 ip4:192.0.2.1 -all',
    '_dmarc.iedzivotajs.example': 'v=DMARC1; p=reject',
    'labs.example': 'v=spf1 ip4:127.0.0.1 -all',
    '_dmarc.labs.example': 'v=DMARC1; p=reject',
  };
  const resolver = async (name: string, type: string) => {
    const found = type === 'TXT' ? records[name] : undefined;
    if (found === undefined) throw Object.assign(new Error('no record'), { code: 'ENOTFOUND' });
    return [[found]];
  };
  await withListener({ resolver }, async (port, kept) => {
    await sendMail(relay(port), letter());
    await sendMail(relay(port), letter({ from: { name: '', address: 'a@labs.example' as EmailAddress } }));
    assert.equal(kept[0]?.intake.authentication.verdict, 'fail');
    assert.equal(kept[1]?.intake.authentication.verdict, 'pass');
    assert.equal(kept[1]?.intake.authentication.domain, 'labs.example');
  });
});

test('closing lets a message under way finish', async () => {
  const gate = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const listener = await listenSmtp(
    {
      host: '127.0.0.1',
      port: 0,
      name: 'mx.example',
      maxBytes: 1e6,
      closeMs: 3_000,
      acceptsRecipient: () => 'desk',
      receive: () => (begun.resolve(), gate.promise),
    },
    () => {},
  );
  const sending = sendMail(relay(listener.port), letter());
  await begun.promise;
  const closing = listener.close();
  gate.resolve();
  assert.deepEqual((await sending).accepted, ['dome@pasvaldiba.example']);
  await closing;
});

test('a relay that cannot be reached is a transient failure', async () => {
  await assert.rejects(sendMail({ host: '127.0.0.1', port: 1, timeoutMs: 1_000 }, letter()), TransientSendError);
});

/** Speaks SMTP by hand, one command after each reply; returns all that the server said. */
function talk(port: number, commands: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let said = '';
    let next = 0;
    socket.on('data', (bytes) => {
      said += bytes.toString();
      if (/^\d{3} [^\n]*\n$/m.test(bytes.toString()) && next < commands.length) socket.write(`${commands[next++]}\r\n`);
    });
    socket.on('close', () => resolve(said));
    socket.on('error', reject);
  });
}

const noOpenssl = existsSync('/usr/bin/openssl') ? false : 'needs /usr/bin/openssl to make a certificate for the test';

test('with a certificate the listener offers STARTTLS, and a client that demands it is received', {
  skip: noOpenssl,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'laipa-cert-'));
  try {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    execFileSync(
      '/usr/bin/openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:P-256',
        '-nodes',
        '-days',
        '2',
        '-subj',
        '/CN=mx.pasvaldiba.example',
        '-addext',
        'subjectAltName=DNS:mx.pasvaldiba.example',
        '-keyout',
        key,
        '-out',
        cert,
      ],
      { stdio: 'ignore' },
    );
    const tls = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
    await withListener({ tls }, async (port, kept) => {
      await sendMail(
        { ...relay(port), requireTls: true, tls: { ca: tls.cert, servername: 'mx.pasvaldiba.example' } },
        letter(),
      );
      assert.equal(kept[0]?.intake.secure, true);
      await assert.rejects(
        sendMail({ ...relay(port), requireTls: true, tls: { servername: 'mx.pasvaldiba.example' } }, letter()),
        TransientSendError,
      );
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a client that breaks off amid the message leaves nothing behind and the listener whole', async () => {
  await withListener({}, async (port, kept) => {
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1');
      const commands = ['HELO x.example', 'MAIL FROM:<a@b.example>', 'RCPT TO:<dome@pasvaldiba.example>', 'DATA'];
      socket.on('data', () => {
        const next = commands.shift();
        if (next === undefined) {
          socket.write('Subject: puse\r\n\r\nteksts bez beigām\r\n');
          setTimeout(() => socket.destroy(), 50);
        } else socket.write(`${next}\r\n`);
      });
      socket.on('close', () => resolve());
      socket.on('error', () => {});
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(kept.length, 0);
    await sendMail(relay(port), letter());
    assert.equal(kept.length, 1);
  });
});
