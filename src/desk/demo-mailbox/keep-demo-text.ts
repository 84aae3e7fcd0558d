import { deskIdentity } from '../../database/connect.ts';
import { keepBytes } from '../contents/index.ts';
import { type Desk, newId } from '../context.ts';
import { insertDemoLetter } from './demo-mailbox.store.ts';

/** Keeps a text message to an invented client where the demo's mailbox page shows it; its id there. */
export async function keepDemoText(
  desk: Desk,
  text: { readonly to: string; readonly from: string; readonly text: string },
): Promise<string> {
  const id = newId<string>();
  await desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    await insertDemoLetter(tx, {
      id,
      way: 'sms',
      address: text.to,
      content_hash: await keepBytes(tx, Buffer.from(text.text)),
      subject: '',
      from_address: text.from,
      text: text.text,
      arrived_at: desk.clock(),
    });
    tx.afterCommit(() => desk.notify(['demo-mail']));
  });
  return id;
}
