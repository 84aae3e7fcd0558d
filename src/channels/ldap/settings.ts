import { COLUMNS, type ColumnName } from '../../desk/directory-import/index.ts';

/** How the directory server is reached and what its attributes mean. */
export interface LdapSettings {
  /** `ldap://host:389` or `ldaps://host:636`. */
  readonly url: string;
  /** Whether an `ldap://` connection is encrypted before the password is said. */
  readonly startTls: boolean;
  /** A file with the certificates that the server's is checked by; `null`: the usual ones. */
  readonly caFile: string | null;
  /** Empty: asked without a name. */
  readonly bindDn: string;
  readonly password: string;
  readonly base: string;
  readonly filter: string;
  /** The institution of people whose entry names none. */
  readonly institution: string | null;
  /** Which attributes give a column, the first that is there. */
  readonly attributes: Attributes;
}

export type Attributes = Readonly<Record<LdapColumn, readonly string[]>>;
/** What an entry can tell; posts' kinds and days are not kept by directory servers. */
export type LdapColumn = Exclude<ColumnName, 'unitAbove' | 'postCode' | 'kind' | 'head' | 'from' | 'to'>;

export const DEFAULT_ATTRIBUTES: Attributes = {
  code: ['employeeID', 'employeeNumber'],
  externalId: ['objectGUID', 'entryUUID'],
  givenName: ['givenName'],
  surname: ['sn'],
  email: ['mail'],
  phone: ['telephoneNumber'],
  institution: ['company', 'o'],
  unitCode: [],
  unit: ['department', 'departmentNumber', 'ou'],
  post: ['title'],
};

/** Persons of Active Directory and of other servers; machines and groups are none. */
export const DEFAULT_FILTER = '(|(objectClass=inetOrgPerson)(&(objectClass=user)(objectCategory=person)))';

/** Reads `unit=physicalDeliveryOfficeName,code=employeeNumber` upon the defaults; a column that there is not is given back. */
export function readAttributes(text: string): Attributes | { readonly unknown: string } {
  const attributes: Record<LdapColumn, readonly string[]> = { ...DEFAULT_ATTRIBUTES };
  for (const pair of text.split(',').map((part) => part.trim())) {
    if (pair === '') continue;
    const [column = '', attribute = ''] = pair.split('=').map((part) => part.trim());
    if (!isLdapColumn(column) || attribute === '') return { unknown: pair };
    attributes[column] = [attribute];
  }
  return attributes;
}

function isLdapColumn(column: string): column is LdapColumn {
  return (COLUMNS as readonly string[]).includes(column) && Object.hasOwn(DEFAULT_ATTRIBUTES, column);
}
