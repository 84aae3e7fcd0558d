import { Secret, TOTP } from 'otpauth';

/** Seconds of a code's time step. */
export const STEP = 30;
const WINDOW = 1;

/** A new secret, 160 bits, as authenticator apps take it (base32). */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** The address that an authenticator app reads from the picture. */
export function totpAddress(secret: string, account: string): string {
  return totp(secret, account).toString();
}

/** The time step that a code belongs to, one step of clock skew allowed on either side; `null` where it fits none. */
export function stepOf(secret: string, code: string, now: Temporal.Instant): number | null {
  const digits = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) return null;
  const timestamp = now.epochMilliseconds;
  const delta = totp(secret, '').validate({ token: digits, timestamp, window: WINDOW });
  return delta === null ? null : TOTP.counter({ period: STEP, timestamp }) + delta;
}

/** The code of an instant: what an app shows. */
export function codeAt(secret: string, at: Temporal.Instant): string {
  return totp(secret, '').generate({ timestamp: at.epochMilliseconds });
}

function totp(secret: string, label: string): TOTP {
  return new TOTP({
    issuer: 'Laipa',
    label: label || 'Laipa',
    secret: Secret.fromBase32(secret),
    period: STEP,
    digits: 6,
  });
}
