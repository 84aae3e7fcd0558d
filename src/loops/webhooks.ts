import { sendWebhook } from '../channels/webhooks/standard-webhooks.ts';
import type { Desk } from '../desk/context.ts';

/**
 * Tells the receiver one message. What is not taken throws, and the job is tried again with the same id, for days; where no
 * receiver is set any more there is nobody to tell.
 */
export async function tellReceiver(desk: Desk, payload: unknown): Promise<void> {
  const { id, body } = payload as { readonly id?: unknown; readonly body?: unknown };
  if (typeof id !== 'string' || typeof body !== 'string') throw new Error('A job to send a webhook names no message');
  const { webhook } = desk.settings;
  if (webhook?.url == null) return;
  await sendWebhook({ url: webhook.url, secret: webhook.secret }, { id, body }, desk.clock());
}
