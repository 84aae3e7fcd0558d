import type { Represented } from '../../desk/identity/index.ts';

/** Whom an assertion of latvija.gov.lv is about. Personal codes as eleven digits. */
export type NameIdentifier =
  | { readonly kind: 'person'; readonly personalCode: string; readonly for: Represented | null }
  /** Somebody in the service of an institution; not a client of ours. */
  | { readonly kind: 'institution-employee'; readonly personalCode: string; readonly institution: string }
  /** A system of an institution; not a person at all. */
  | { readonly kind: 'system'; readonly institution: string };

const PERSON = /^PK:(\d{11})$/;
const SIGNATORY = /^PK:(\d{11})-UR:(\d{11})$/;
const OF_INSTITUTION = /^AU:(\d{1,12})-PK:(\d{11})$/;
const SYSTEM = /^AU:(\d{1,12})$/;
const AUTHORISED = /^DP:(PK|UR|AU):(\d{1,12})-PK:(\d{11})$/;

/**
 * Reads `urn:ivis:100001:name.id-viss`: `PK:<code>` a person, `PK:<code>-UR:<number>` who signs for a company,
 * `DP:<whom>-PK:<code>` who is authorised by a person (`PK`), a company (`UR`) or an institution (`AU`),
 * `AU:<number>-PK:<code>` an institution's employee, `AU:<number>` a system. `null` for anything else, to the letter.
 */
export function readNameIdentifier(text: string): NameIdentifier | null {
  const person = PERSON.exec(text);
  if (person !== null) return { kind: 'person', personalCode: person[1] ?? '', for: null };
  const signatory = SIGNATORY.exec(text);
  if (signatory !== null) {
    return { kind: 'person', personalCode: signatory[1] ?? '', for: { kind: 'company', code: signatory[2] ?? '' } };
  }
  const authorised = AUTHORISED.exec(text);
  if (authorised !== null) {
    const [, letters = '', code = '', personalCode = ''] = authorised;
    const kind = letters === 'PK' ? 'person' : letters === 'UR' ? 'company' : 'institution';
    if (kind !== 'institution' && code.length !== 11) return null;
    return { kind: 'person', personalCode, for: { kind, code } };
  }
  const employee = OF_INSTITUTION.exec(text);
  if (employee !== null)
    return { kind: 'institution-employee', institution: employee[1] ?? '', personalCode: employee[2] ?? '' };
  const system = SYSTEM.exec(text);
  return system === null ? null : { kind: 'system', institution: system[1] ?? '' };
}
