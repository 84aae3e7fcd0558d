import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { Readable } from 'node:stream';
import { test } from 'node:test';
import { createTransport } from 'nodemailer';
import { authenticateMail } from './authenticate.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

async function signedMail(domainName: string): Promise<Buffer> {
  const transport = createTransport({
    streamTransport: true,
    buffer: true,
    dkim: { domainName, keySelector: 'laipa', privateKey },
  });
  const sent = await transport.sendMail({
    from: 'Žanis <zanis@iedzivotajs.example>',
    to: 'dome@pasvaldiba.example',
    subject: 'Bedre',
    text: 'Šķūņu ielā ir bedre.',
  });
  return sent.message as Buffer;
}

/** Name servers that know one DKIM key, and DMARC where asked. */
function resolver(signer: string, dmarc: boolean) {
  const records: Record<string, string> = {
    [`laipa._domainkey.${signer}`]: `v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`,
  };
  if (dmarc) records['_dmarc.iedzivotajs.example'] = 'v=DMARC1; p=reject';
  return async (name: string, type: string): Promise<string[][]> => {
    const found = type === 'TXT' ? records[name] : undefined;
    if (found === undefined) throw Object.assign(new Error('no record'), { code: 'ENOTFOUND' });
    return [[found]];
  };
}

const EVIDENCE = {
  remoteAddress: '192.0.2.9',
  helo: 'mx.cits.example',
  mailFrom: 'zanis@iedzivotajs.example',
  host: 'mx.pasvaldiba.example',
};

test('a letter signed by its own domain passes, from memory and from a stream, with DMARC and without', async () => {
  const raw = await signedMail('iedzivotajs.example');
  for (const message of [raw, Readable.from([raw.subarray(0, 100), raw.subarray(100)])]) {
    const found = await authenticateMail(message, EVIDENCE, resolver('iedzivotajs.example', true), 2_000);
    assert.deepEqual(found, {
      verdict: 'pass',
      spf: 'none',
      dkim: 'pass',
      dmarc: 'pass',
      domain: 'iedzivotajs.example',
    });
  }
  const without = await authenticateMail(raw, EVIDENCE, resolver('iedzivotajs.example', false), 2_000);
  assert.deepEqual([without.verdict, without.dmarc], ['pass', 'none']);
});

test('a letter changed on its way fails', async () => {
  const raw = Buffer.from(
    (await signedMail('iedzivotajs.example')).toString('latin1').replace('bedre', 'nauda'),
    'latin1',
  );
  const found = await authenticateMail(raw, EVIDENCE, resolver('iedzivotajs.example', true), 2_000);
  assert.equal(found.verdict, 'fail');
});

test('a valid signature of another domain proves nothing of this sender', async () => {
  const raw = await signedMail('cits.example');
  assert.equal((await authenticateMail(raw, EVIDENCE, resolver('cits.example', false), 2_000)).verdict, 'none');
  assert.equal((await authenticateMail(raw, EVIDENCE, resolver('cits.example', true), 2_000)).verdict, 'fail');
});

test('what is no message, and name servers that fail, end as not authenticated', async () => {
  assert.equal((await authenticateMail(Buffer.from('\0\0'), EVIDENCE, resolver('x', false), 2_000)).verdict, 'none');
  const failing = () => Promise.reject(Object.assign(new Error('SERVFAIL'), { code: 'ESERVFAIL' }));
  assert.equal(
    (await authenticateMail(await signedMail('iedzivotajs.example'), EVIDENCE, failing, 2_000)).verdict,
    'none',
  );
});
