import { readFile } from 'node:fs/promises';
import { deskIdentity } from '../../database/connect.ts';
import { keepBytes } from '../contents/index.ts';
import { type Desk, newId } from '../context.ts';
import { readMail } from '../mail/index.ts';
import { insertDemoLetter } from './demo-mailbox.store.ts';

/** Keeps a letter for invented clients where the demo's mailbox page shows it; a demo has no other relay. */
export async function keepDemoMail(
  desk: Desk,
  addresses: readonly string[],
  bytes: Buffer | { readonly file: string },
): Promise<void> {
  const raw = Buffer.isBuffer(bytes) ? bytes : await readFile(bytes.file);
  const read = readMail(raw);
  await desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    const hash = await keepBytes(tx, raw);
    for (const address of addresses) {
      await insertDemoLetter(tx, {
        id: newId(),
        way: 'e-mail',
        address,
        content_hash: hash,
        subject: read.subject,
        from_address: read.from?.address ?? '',
        text: read.text,
        arrived_at: desk.clock(),
      });
    }
    tx.afterCommit(() => desk.notify(['demo-mail']));
  });
}
