import path from 'node:path';
import type { TenantId } from './vocabulary/ids.ts';

/** Everything that the environment may set; read here and nowhere else. Documented in docs/for-operators/configuration.md. */
export interface Config {
  readonly tenant: TenantId;
  /** Where the embedded PostgreSQL and other files are kept. */
  readonly dataDir: string;
  /** The owner's connection to an own server; `null`: the embedded one. */
  readonly databaseUrl: string | null;
  readonly host: string;
  readonly port: number;
  readonly smtpHost: string;
  readonly smtpPort: number;
  /** `smtp://user:password@host:port` of the relay for outgoing mail; `null`: in a demo the desk's own mailbox page. */
  readonly relayUrl: string | null;
  /** Where the desk is reached from outside, for links in letters and secure cookies. */
  readonly publicUrl: string | null;
  /** Seconds in which an approved reply can be taken back. */
  readonly holdSeconds: number;
  /** Whether an empty installation gets the demo municipality. */
  readonly demo: boolean;
  /** Whether name servers are asked for SPF, DKIM and DMARC of what arrives. */
  readonly checkSenders: boolean;
  /** The largest message accepted, in bytes. */
  readonly mailMaxBytes: number;
  /** Days after closing within which a client's reply reopens the case (ADR 0005). */
  readonly reopenDays: number;
  /** Master keys in base64, the current one first; none: `laipa.key` in the data folder. */
  readonly keys: readonly string[];
}

/** A setting that is not what it should be: which, what was found, what is expected. */
export class ConfigFault extends Error {
  override readonly name = 'ConfigFault';
}

export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const text = (name: string, otherwise: string): string => environment[name]?.trim() || otherwise;
  const optional = (name: string): string | null => environment[name]?.trim() || null;
  const whole = (name: string, otherwise: number, least: number, most: number): number => {
    const given = optional(name);
    if (given === null) return otherwise;
    const value = Number(given);
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw new ConfigFault(
      `${name}: atrasts \`${given}\`, gaidīts vesels skaitlis no ${least} līdz ${most} · found \`${given}\`, expected a whole number from ${least} to ${most}`,
    );
  };
  const url = (name: string, protocols: readonly string[]): string | null => {
    const given = optional(name);
    if (given === null) return null;
    if (URL.canParse(given) && protocols.includes(new URL(given).protocol)) return given;
    throw new ConfigFault(
      `${name}: gaidīta adrese, kas sākas ar ${protocols.join(' vai ')} · expected an address that begins with ${protocols.join(' or ')}`,
    );
  };
  return {
    tenant: 1 as TenantId,
    dataDir: path.resolve(text('LAIPA_DATA', './data')),
    databaseUrl: url('DATABASE_URL', ['postgres:', 'postgresql:']),
    host: text('LAIPA_HOST', '127.0.0.1'),
    port: whole('LAIPA_PORT', 8080, 0, 65535),
    smtpHost: text('LAIPA_SMTP_HOST', '127.0.0.1'),
    smtpPort: whole('LAIPA_SMTP_PORT', 2525, 0, 65535),
    relayUrl: url('LAIPA_RELAY', ['smtp:', 'smtps:']),
    publicUrl: url('LAIPA_PUBLIC_URL', ['http:', 'https:']),
    holdSeconds: whole('LAIPA_HOLD_SECONDS', 10, 0, 600),
    demo: text('LAIPA_DEMO', 'yes') !== 'no',
    checkSenders: text('LAIPA_CHECK_SENDERS', 'no') === 'yes',
    mailMaxBytes: whole('LAIPA_MAIL_MAX_MB', 55, 1, 500) * 1024 * 1024,
    reopenDays: whole('LAIPA_REOPEN_DAYS', 30, 0, 3650),
    keys: text('LAIPA_KEY', '')
      .split(/[\s,]+/)
      .filter(Boolean),
  };
}
