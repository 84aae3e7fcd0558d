import { Webhook, WebhookVerificationError } from 'standardwebhooks';

/** Where other systems are told what happens here, and the secret that both sides sign by (`whsec_…`). */
export interface WebhookEndpoint {
  readonly url: string;
  readonly secret: string;
}

/** One message as it leaves: the same id at every attempt, so that it is taken in once. */
export interface WebhookMessage {
  readonly id: string;
  /** JSON text; signed to the byte. */
  readonly body: string;
}

/** The receiver did not take it: whoever sends tries again. */
export class WebhookNotTaken extends Error {
  override readonly name = 'WebhookNotTaken';
}

const TIMEOUT_MS = 10_000;

/**
 * Sends a message signed by Standard Webhooks. Redirects are not followed: what is signed for one address is not carried to
 * another. Throws `WebhookNotTaken`, or what the network says, where it was not taken (any answer but 2xx).
 */
export async function sendWebhook(
  endpoint: WebhookEndpoint,
  message: WebhookMessage,
  now: Temporal.Instant,
): Promise<void> {
  const at = new Date(now.epochMilliseconds);
  const response = await fetch(endpoint.url, {
    method: 'POST',
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Laipa',
      'webhook-id': message.id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(endpoint.secret).sign(message.id, at, message.body),
    },
    body: message.body,
  });
  // What it says is of no use to us, and might be without end.
  await response.body?.cancel();
  if (!response.ok) throw new WebhookNotTaken(`The receiver of webhooks answered ${response.status}`);
}

/** The headers that a signed message brings. */
export interface SignedHeaders {
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
}

/** Whether a message was signed with our secret, within five minutes of now (the server's clock) and not changed since. */
export function isSignedByUs(secret: string, text: string, { id, timestamp, signature }: SignedHeaders): boolean {
  try {
    new Webhook(secret).verify(
      text,
      { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature },
      { jsonParse: false },
    );
    return true;
  } catch (error) {
    if (error instanceof WebhookVerificationError) return false;
    throw error;
  }
}

/** Whether a text can be a secret of Standard Webhooks: `whsec_` and 24 to 64 bytes in base64. */
export function isWebhookSecret(text: string): boolean {
  if (!/^whsec_[A-Za-z0-9+/]+={0,2}$/.test(text)) return false;
  const bytes = Buffer.from(text.slice('whsec_'.length), 'base64').length;
  return bytes >= 24 && bytes <= 64;
}
