import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { Client, FilterParser } from 'ldapts';
import type { FetchFromServer, ServerRefusal } from '../../desk/directory-import/index.ts';
import { type LdapEntry, mapEntries } from './map-entries.ts';
import { sayFailure } from './say-failure.ts';
import type { LdapSettings } from './settings.ts';

/** Servers give a thousand entries at once at most. */
const PAGE = 500;
const TIMEOUT = 30_000;
/** More are no municipality: the base or the filter is too wide. */
const MOST = 50_000;

/** What tells about an account besides the columns. */
const ACCOUNT = ['manager', 'userAccountControl', 'accountExpires', 'nsAccountLock'];

/** Asks the server of the settings for all its people, page by page. */
export function fetchDirectory(settings: LdapSettings): FetchFromServer {
  return async (today, tell) => {
    if (!isFilter(settings.filter)) return refusal('filter', settings.filter);
    const { hostname } = new URL(settings.url);
    const ca = settings.caFile === null ? null : await readFile(settings.caFile).catch(() => null);
    if (settings.caFile !== null && ca === null) return refusal('certificate', settings.caFile);
    // Servers are named by address in tests and small networks: only a name can be asked for in TLS.
    const tlsOptions = { ...(ca === null ? {} : { ca }), ...(isIP(hostname) ? {} : { servername: hostname }) };
    // With options of its own a connection is encrypted from its first byte, which StartTLS is not.
    const secure = settings.url.startsWith('ldaps:') ? { tlsOptions } : {};
    const client = new Client({ url: settings.url, timeout: TIMEOUT, connectTimeout: 10_000, ...secure });
    try {
      if (settings.startTls && settings.url.startsWith('ldap:'))
        await client.startTLS({ ...tlsOptions, host: hostname });
      if (settings.bindDn !== '') await client.bind(settings.bindDn, settings.password);
      const entries: LdapEntry[] = [];
      const pages = client.searchPaginated(settings.base, {
        scope: 'sub',
        filter: settings.filter,
        attributes: [...new Set([...Object.values(settings.attributes).flat(), ...ACCOUNT])],
        explicitBufferAttributes: ['objectGUID'],
        paged: { pageSize: PAGE },
      });
      for await (const page of pages) {
        entries.push(...(page.searchEntries as readonly LdapEntry[]));
        tell(entries.length);
        if (entries.length > MOST) return refusal('size-limit', `${entries.length}`);
      }
      return entries.length === 0 ? refusal('nobody', settings.base) : mapEntries(entries, settings, today);
    } catch (error) {
      return sayFailure(error);
    } finally {
      await client.unbind().catch(() => {});
    }
  };
}

function refusal(reason: ServerRefusal['reason'], detail: string): ServerRefusal {
  return { refused: 'server', reason, detail };
}

function isFilter(filter: string): boolean {
  try {
    FilterParser.parseString(filter);
    return true;
  } catch {
    return false;
  }
}
