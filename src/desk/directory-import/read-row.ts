import { parseEmailAddress } from '../../vocabulary/ids.ts';
import { dayOf, kindOf, LEADING, yesOrNo } from './columns.ts';
import type { ColumnName, Fault, WantedPerson, WantedRow } from './wanted.ts';

type Cell = (column: ColumnName) => string;

/** A personal code has no place in a list of employees. */
const PERSONAL_CODE = /^\d{6}\s*-?\s*\d{5}$/;
const LONGEST = 200;

/** One row of the file, or all that is wrong with it. */
export function readRow(row: number, cell: Cell): WantedRow | { readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const wrong = (reason: Fault['reason'], column: ColumnName, found = cell(column)) =>
    void faults.push({ reason, row, column, found });
  const optional = (column: ColumnName): string | null => {
    const text = cell(column);
    if (text.length > LONGEST) wrong('too-long', column, `${text.slice(0, 60)}…`);
    return text === '' ? null : text;
  };
  const required = (column: ColumnName): string => {
    const text = optional(column);
    if (text === null) wrong('required', column);
    return text ?? '';
  };
  const read = <Value>(column: ColumnName, reader: (text: string) => Value | null, reason: Fault['reason']) => {
    const text = cell(column);
    if (text === '') return null;
    const value = reader(text);
    if (value === null) wrong(reason, column);
    return value;
  };
  const vacant = PERSON.every((column) => cell(column) === '');
  const person: WantedPerson | null = vacant
    ? null
    : {
        code: optional('code'),
        externalId: optional('externalId'),
        givenName: required('givenName'),
        surname: required('surname'),
        email: required('email').toLowerCase(),
        phone: optional('phone'),
      };
  if (person !== null && person.email !== '' && parseEmailAddress(person.email) === null)
    wrong('not-an-address', 'email');
  for (const column of ['code', 'externalId'] as const)
    if (PERSONAL_CODE.test(cell(column))) wrong('personal-code', column, '******-*****');
  const kind = read('kind', kindOf, 'unknown-kind');
  const head = read('head', yesOrNo, 'not-yes-or-no');
  const from = read('from', dayOf, 'not-a-day');
  const to = read('to', dayOf, 'not-a-day');
  if (head === true && kind !== null && kind !== 'employee' && !LEADING.includes(kind))
    wrong('head-is-not-head', 'head');
  if (from !== null && to !== null && Temporal.PlainDate.compare(to, from) < 0) wrong('ends-before-begin', 'to');
  const wanted: WantedRow = {
    row,
    person,
    institution: optional('institution'),
    unitCode: optional('unitCode'),
    unit: required('unit'),
    unitAbove: optional('unitAbove'),
    postCode: optional('postCode'),
    post: required('post'),
    kind: head === true && kind === 'employee' ? null : kind,
    head,
    from,
    to,
  };
  return faults.length === 0 ? wanted : { faults };
}

const PERSON: readonly ColumnName[] = ['code', 'externalId', 'givenName', 'surname', 'email'];
