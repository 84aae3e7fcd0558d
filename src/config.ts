import path from 'node:path';
import { isWebhookSecret } from './channels/webhooks/standard-webhooks.ts';
import { readLdapSettings } from './channels/ldap/read-settings.ts';
import type { LdapSettings } from './channels/ldap/settings.ts';
import type { TenantId } from './vocabulary/ids.ts';

/** Everything that the environment may set; read here and nowhere else. Documented in docs/for-operators/configuration.md. */
export interface Config {
  readonly tenant: TenantId;
  /** Where the embedded PostgreSQL and other files are kept. */
  readonly dataDir: string;
  /** The owner's connection to an own server; `null`: the embedded one. */
  readonly databaseUrl: string | null;
  /** The application's own login on that server; `null`: the owner's, who takes the role `laipa_app`. */
  readonly appDatabaseUrl: string | null;
  readonly host: string;
  readonly port: number;
  readonly smtpHost: string;
  readonly smtpPort: number;
  /** `smtp://user:password@host:port` of the relay for outgoing mail; `null`: in a demo the desk's own mailbox page. */
  readonly relayUrl: string | null;
  /** The account at a centre of text messages (SMPP 3.4); `null`: in a demo the desk's own mailbox page. */
  readonly smpp: SmppConfig | null;
  /** Who text messages are from: a name of at most eleven letters, or a number. */
  readonly smsSender: string;
  /** Whether text messages are written without Latvian letters, so that more of them go in one part. */
  readonly smsTransliterate: boolean;
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
  /** Minutes after which a session that nobody uses ends; 0: only the twelve hours hold. */
  readonly idleMinutes: number;
  /** Of whom a second factor beside the password is demanded. */
  readonly secondFactor: 'roles' | 'everybody';
  /** Master keys in base64, the current one first; none: `laipa.key` in the data folder. */
  readonly keys: readonly string[];
  /** The municipality's identity provider for its employees; `null`: none. */
  readonly oidc: OidcConfig | null;
  /** Where clients prove who they are; `null`: nowhere. */
  readonly latvija: LatvijaConfig | null;
  /** The directory server (LDAP, Active Directory) that people are brought in from; `null`: none. */
  readonly ldap: LdapSettings | null;
  /** The telephone side, told of presence and telling of calls by signed messages; `null`: none. */
  readonly webhook: { readonly url: string | null; readonly secret: string } | null;
}

export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | null;
  /** The claim that names a person for good. */
  readonly claim: string;
  /** Addresses count though the provider does not say that it has verified them. */
  readonly trustsEmail: boolean;
  /** `acr` values that mean two factors. */
  readonly strongAcr: readonly string[];
  /** What is asked for as `acr_values`. */
  readonly acrValues: string | null;
}

/** Where a browser on this machine finds the desk: a host that means every interface has no address of its own. */
export function localAddress({ host }: Pick<Config, 'host'>, port: number): string {
  return `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${port}`;
}

export interface SmppConfig {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly systemId: string;
  readonly password: string;
}

export interface LatvijaConfig {
  readonly way: 'wsfed-saml11' | 'oidc';
  /** The page that browsers are sent to (WS-Federation), or the issuer (OpenID Connect). */
  readonly address: string;
  /** Our name there: realm, or client id. */
  readonly realm: string;
  readonly clientSecret: string | null;
  readonly claim: string;
  readonly issuer: string;
  /** SHA-256 of the signing certificates, in small hexadecimal digits. */
  readonly thumbprints: readonly string[];
  /** PEM file of the key that opens encrypted assertions. */
  readonly keyFile: string | null;
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
  const words = (name: string): string[] =>
    text(name, '')
      .split(/[\s,]+/)
      .filter(Boolean);
  const needed = (name: string, because: string): string => {
    const given = optional(name);
    if (given !== null) return given;
    throw new ConfigFault(`${name}: jānorāda, jo ir ${because} · must be set, since ${because} is`);
  };
  /** Of a provider: over TLS, or on this very machine. */
  const providerUrl = (name: string): string => {
    const given = url(name, ['https:', 'http:']) ?? needed(name, 'LAIPA_LATVIJA_WAY');
    const { protocol, hostname } = new URL(given);
    if (protocol === 'https:' || /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname)) return given;
    throw new ConfigFault(
      `${name}: gaidīta adrese, kas sākas ar https: (http: tikai šajā pašā datorā) · expected an address that begins with https: (http: on this very machine only)`,
    );
  };
  const oidc = (): OidcConfig | null => {
    if (optional('LAIPA_OIDC_ISSUER') === null) return null;
    return {
      issuer: providerUrl('LAIPA_OIDC_ISSUER'),
      clientId: needed('LAIPA_OIDC_CLIENT_ID', 'LAIPA_OIDC_ISSUER'),
      clientSecret: optional('LAIPA_OIDC_CLIENT_SECRET'),
      claim: text('LAIPA_OIDC_CLAIM', 'sub'),
      trustsEmail: text('LAIPA_OIDC_TRUST_EMAIL', 'no') === 'yes',
      strongAcr: words('LAIPA_OIDC_STRONG_ACR'),
      acrValues: optional('LAIPA_OIDC_ACR_VALUES'),
    };
  };
  const latvija = (): LatvijaConfig | null => {
    const way = optional('LAIPA_LATVIJA_WAY');
    if (way === null) return null;
    if (way !== 'wsfed-saml11' && way !== 'oidc') {
      throw new ConfigFault(
        `LAIPA_LATVIJA_WAY: atrasts \`${way}\`, gaidīts wsfed-saml11 vai oidc · found \`${way}\`, expected wsfed-saml11 or oidc`,
      );
    }
    const thumbprints = words('LAIPA_LATVIJA_THUMBPRINTS').map((one) => one.replaceAll(':', '').toLowerCase());
    if (
      way === 'wsfed-saml11' &&
      (thumbprints.length === 0 || !thumbprints.every((one) => /^[0-9a-f]{64}$/.test(one)))
    ) {
      throw new ConfigFault(
        'LAIPA_LATVIJA_THUMBPRINTS: gaidīti SHA-256 nospiedumi, katrs 64 heksadecimāli cipari · expected SHA-256 thumbprints of 64 hexadecimal digits each',
      );
    }
    return {
      way,
      address: providerUrl('LAIPA_LATVIJA_ADDRESS'),
      realm: needed('LAIPA_LATVIJA_REALM', 'LAIPA_LATVIJA_WAY'),
      clientSecret: optional('LAIPA_LATVIJA_CLIENT_SECRET'),
      claim: text('LAIPA_LATVIJA_CLAIM', 'personal_code'),
      issuer: way === 'oidc' ? '' : needed('LAIPA_LATVIJA_ISSUER', 'LAIPA_LATVIJA_WAY'),
      thumbprints,
      keyFile: optional('LAIPA_LATVIJA_KEY_FILE'),
    };
  };
  const smpp = (): SmppConfig | null => {
    const given = url('LAIPA_SMPP', ['smpp:', 'ssmpp:']);
    if (given === null) return null;
    const { hostname, port, protocol, username, password } = new URL(given);
    if (hostname === '' || username === '') {
      throw new ConfigFault(
        'LAIPA_SMPP: gaidīts smpp://lietotājs:parole@dators:ports · expected smpp://user:password@host:port',
      );
    }
    const tls = protocol === 'ssmpp:';
    return {
      host: hostname,
      port: Number(port || (tls ? 3550 : 2775)),
      tls,
      systemId: decodeURIComponent(username),
      password: decodeURIComponent(password),
    };
  };
  const smsSender = (): string => {
    const sender = text('LAIPA_SMS_SENDER', 'Laipa');
    if (/^\+?\d{3,15}$/.test(sender) || /^[A-Za-z0-9 ._-]{1,11}$/.test(sender)) return sender;
    throw new ConfigFault(
      `LAIPA_SMS_SENDER: atrasts \`${sender}\`, gaidīts nosaukums līdz 11 burtiem bez garumzīmēm vai tālruņa numurs · found \`${sender}\`, expected a name of at most 11 plain letters or a telephone number`,
    );
  };
  const webhook = (): Config['webhook'] => {
    const secret = optional('LAIPA_WEBHOOK_SECRET');
    if (secret === null) {
      if (optional('LAIPA_WEBHOOK_URL') !== null) needed('LAIPA_WEBHOOK_SECRET', 'LAIPA_WEBHOOK_URL');
      return null;
    }
    if (!isWebhookSecret(secret)) {
      throw new ConfigFault(
        'LAIPA_WEBHOOK_SECRET: gaidīts whsec_ un 24 līdz 64 baiti base64 pierakstā · expected whsec_ and 24 to 64 bytes in base64',
      );
    }
    return { url: optional('LAIPA_WEBHOOK_URL') === null ? null : providerUrl('LAIPA_WEBHOOK_URL'), secret };
  };
  const ldap = (): LdapSettings | null => {
    const settings = readLdapSettings({
      url: optional('LAIPA_LDAP_URL'),
      base: optional('LAIPA_LDAP_BASE'),
      map: optional('LAIPA_LDAP_MAP'),
      startTls: text('LAIPA_LDAP_STARTTLS', 'yes') !== 'no',
      caFile: optional('LAIPA_LDAP_CA'),
      bindDn: text('LAIPA_LDAP_BIND_DN', ''),
      password: environment['LAIPA_LDAP_PASSWORD'] ?? '',
      filter: optional('LAIPA_LDAP_FILTER'),
      institution: optional('LAIPA_LDAP_INSTITUTION'),
    });
    if (settings === null || !('fault' in settings)) return settings;
    throw new ConfigFault(`LAIPA_LDAP_${settings.fault}: ${settings.lv} · ${settings.en}`);
  };
  return {
    tenant: 1 as TenantId,
    dataDir: path.resolve(text('LAIPA_DATA', './data')),
    databaseUrl: url('DATABASE_URL', ['postgres:', 'postgresql:']),
    appDatabaseUrl: url('LAIPA_APP_DATABASE_URL', ['postgres:', 'postgresql:']),
    host: text('LAIPA_HOST', '127.0.0.1'),
    port: whole('LAIPA_PORT', 8080, 0, 65535),
    smtpHost: text('LAIPA_SMTP_HOST', '127.0.0.1'),
    smtpPort: whole('LAIPA_SMTP_PORT', 2525, 0, 65535),
    relayUrl: url('LAIPA_RELAY', ['smtp:', 'smtps:']),
    smpp: smpp(),
    smsSender: smsSender(),
    smsTransliterate: text('LAIPA_SMS_TRANSLITERATE', 'no') === 'yes',
    publicUrl: url('LAIPA_PUBLIC_URL', ['http:', 'https:']),
    holdSeconds: whole('LAIPA_HOLD_SECONDS', 10, 0, 600),
    demo: text('LAIPA_DEMO', 'yes') !== 'no',
    checkSenders: text('LAIPA_CHECK_SENDERS', 'no') === 'yes',
    mailMaxBytes: whole('LAIPA_MAIL_MAX_MB', 55, 1, 500) * 1024 * 1024,
    reopenDays: whole('LAIPA_REOPEN_DAYS', 30, 0, 3650),
    idleMinutes: whole('LAIPA_IDLE_MINUTES', 120, 0, 720),
    secondFactor: text('LAIPA_SECOND_FACTOR', 'roles') === 'everybody' ? 'everybody' : 'roles',
    keys: text('LAIPA_KEY', '')
      .split(/[\s,]+/)
      .filter(Boolean),
    oidc: oidc(),
    latvija: latvija(),
    ldap: ldap(),
    webhook: webhook(),
  };
}
