import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Attribute, Change, Client } from 'ldapts';
import type { LdapSettings } from '../../src/channels/ldap/settings.ts';
import { DEFAULT_ATTRIBUTES, DEFAULT_FILTER } from '../../src/channels/ldap/settings.ts';
import { freePort, untilOpen } from './dovecot.ts';

export const BASE = 'dc=novads,dc=example';
export const ADMIN = `cn=admin,${BASE}`;
export const PASSWORD = 'slepens-vārds';

/** An entry as written to the server: its own name below the base, and attributes. */
export type NewEntry = Readonly<Record<string, string | Buffer | readonly string[]>> & { readonly dn: string };

export interface Slapd {
  /** Settings by which Laipa reaches it, with StartTLS under its own certificate. */
  readonly settings: LdapSettings;
  readonly ldapsUrl: string;
  change(work: (client: Client) => Promise<void>): Promise<void>;
  /** Sets attributes of an entry; an empty list takes one away. */
  set(dn: string, values: Readonly<Record<string, readonly string[]>>): Promise<void>;
  delete(dn: string): Promise<void>;
  remove(): Promise<void>;
}

/** What keeps the suite from running, as a sentence; `null` where nothing does. */
export function slapdMissing(): string | null {
  return existsSync('/usr/sbin/slapd') && existsSync('/usr/bin/ldapsearch')
    ? null
    : 'needs OpenLDAP (apt install slapd ldap-utils)';
}

/** A private OpenLDAP with the schemas of inetOrgPerson and Active Directory, holding the given entries; runs as any user. */
export async function startSlapd(
  entries: readonly NewEntry[],
  options: { readonly sizeLimit?: number } = {},
): Promise<Slapd> {
  const home = mkdtempSync(join(tmpdir(), 'laipa-slapd-'));
  mkdirSync(join(home, 'data'));
  const [port, tlsPort] = [await freePort(), await freePort()];
  certificate(home);
  writeFileSync(join(home, 'slapd.conf'), configuration(home, options.sizeLimit ?? 1000));
  writeFileSync(join(home, 'first.ldif'), ldif([organization(), ...entries]));
  execFileSync('/usr/sbin/slapadd', ['-f', join(home, 'slapd.conf'), '-l', join(home, 'first.ldif')], {
    stdio: 'pipe',
  });
  const [url, ldapsUrl] = [`ldap://127.0.0.1:${port}`, `ldaps://127.0.0.1:${tlsPort}`];
  const child = spawn('/usr/sbin/slapd', ['-f', join(home, 'slapd.conf'), '-h', `${url} ${ldapsUrl}`, '-d', '0'], {
    stdio: 'ignore',
  });
  await Promise.all([untilOpen(port), untilOpen(tlsPort)]);
  const change = async (work: (client: Client) => Promise<void>) => {
    const client = new Client({ url });
    await client.bind(ADMIN, PASSWORD);
    await work(client);
    await client.unbind();
  };
  return {
    ldapsUrl,
    change,
    set: (dn, values) =>
      change((client) =>
        client.modify(
          `${dn},${BASE}`,
          Object.entries(values).map(
            ([type, list]) =>
              new Change({ operation: 'replace', modification: new Attribute({ type, values: [...list] }) }),
          ),
        ),
      ),
    delete: (dn) => change((client) => client.del(`${dn},${BASE}`)),
    settings: {
      url,
      startTls: true,
      caFile: join(home, 'server.crt'),
      bindDn: ADMIN,
      password: PASSWORD,
      base: BASE,
      filter: DEFAULT_FILTER,
      institution: null,
      attributes: DEFAULT_ATTRIBUTES,
    },
    async remove() {
      await ended(child);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const over = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await over;
}

function certificate(home: string): void {
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '3650'],
      ...['-subj', '/CN=ldap.novads.example', '-addext', 'subjectAltName=IP:127.0.0.1'],
      ...['-keyout', join(home, 'server.key'), '-out', join(home, 'server.crt')],
    ],
    { stdio: 'pipe' },
  );
}

function configuration(home: string, sizeLimit: number): string {
  const schemas = ['core', 'cosine', 'inetorgperson', 'nis', 'msuser'];
  return `
${schemas.map((name) => `include /etc/ldap/schema/${name}.schema`).join('\n')}
modulepath /usr/lib/ldap
moduleload back_mdb
pidfile ${home}/slapd.pid
argsfile ${home}/slapd.args
TLSCertificateFile ${home}/server.crt
TLSCertificateKeyFile ${home}/server.key
# As Active Directory does: more is given in pages only.
sizelimit size.soft=${sizeLimit} size.hard=${sizeLimit} size.pr=500 size.prtotal=unlimited
database mdb
suffix "${BASE}"
rootdn "${ADMIN}"
rootpw ${PASSWORD}
directory ${home}/data
maxsize 104857600
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact="cn=lasitajs,${BASE}" read by * none
limits dn.exact="cn=lasitajs,${BASE}" size.soft=${sizeLimit} size.hard=${sizeLimit} size.pr=500 size.prtotal=unlimited
`;
}

function organization(): NewEntry {
  return { dn: BASE, objectClass: ['dcObject', 'organization'], o: 'Paraugnovads', dc: 'novads' };
}

function ldif(entries: readonly NewEntry[]): string {
  return entries
    .map(({ dn, ...attributes }) => {
      const lines = Object.entries(attributes).flatMap(([name, values]) =>
        [values].flat().map((value) => `${name}:: ${Buffer.from(value as string).toString('base64')}`),
      );
      const full = dn === BASE ? dn : `${dn},${BASE}`;
      return [`dn:: ${Buffer.from(full).toString('base64')}`, ...lines, ''].join('\n');
    })
    .join('\n');
}
