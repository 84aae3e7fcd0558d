import { DEFAULT_FILTER, type LdapSettings, readAttributes } from './settings.ts';

/** A setting that is missing or not understood: the end of its name, and what is expected. */
export interface LdapSettingsFault {
  readonly fault: 'URL' | 'BASE' | 'MAP';
  readonly lv: string;
  readonly en: string;
}

type Given = Pick<LdapSettings, 'startTls' | 'caFile' | 'bindDn' | 'password' | 'institution'> & {
  readonly url: string | null;
  readonly base: string | null;
  readonly map: string | null;
  readonly filter: string | null;
};

/** The server's settings as the environment gives them; `null` where no address is set. */
export function readLdapSettings({ url, base, map, filter, ...given }: Given): LdapSettings | LdapSettingsFault | null {
  if (url === null) return null;
  if (!URL.canParse(url) || !['ldap:', 'ldaps:'].includes(new URL(url).protocol))
    return {
      fault: 'URL',
      lv: 'gaidīta adrese, kas sākas ar ldap:// vai ldaps://',
      en: 'expected an address that begins with ldap:// or ldaps://',
    };
  if (base === null)
    return { fault: 'BASE', lv: 'jānorāda kopā ar LAIPA_LDAP_URL', en: 'needed together with LAIPA_LDAP_URL' };
  const attributes = readAttributes(map ?? '');
  if ('unknown' in attributes)
    return {
      fault: 'MAP',
      lv: `nav saprotams \`${attributes.unknown}\`, gaidīts „unit=department,code=employeeID”`,
      en: `\`${attributes.unknown}\` is not understood, expected “unit=department,code=employeeID”`,
    };
  return { ...given, url, base, filter: filter ?? DEFAULT_FILTER, attributes };
}
