import { INTEREST_KINDS, type InterestKind, type ToDeclare } from '../../../desk/interests/index.ts';
import { type ClientId, parseId } from '../../../vocabulary/ids.ts';
import type { FormBody } from '../../server/define-route.ts';

export const ROWS_AT_MOST = 20;

type Row = ToDeclare['interests'][number] & {
  /** Its place in the form, where empty rows may stand between. */
  readonly row: number;
};

/** The rows of the form that hold something. 11 digits are a company's number, or a person's code where a person is meant. */
export function readDeclaration(body: FormBody): {
  readonly rows: number;
  readonly declared: ToDeclare & { readonly interests: readonly Row[] };
} {
  const word = (name: string) => (typeof body[name] === 'string' ? body[name].trim().slice(0, 300) : '');
  const interests: Row[] = [];
  let rows = 1;
  for (let row = 0; row < ROWS_AT_MOST; row += 1) {
    if (body[`name-${row}`] === undefined) continue;
    rows = row + 1;
    const [name, number, email, relation] = [`name-${row}`, `number-${row}`, `email-${row}`, `relation-${row}`].map(
      word,
    ) as [string, string, string, string];
    if (name === '' && number === '' && email === '' && relation === '') continue;
    const kind = INTEREST_KINDS.find((one) => one === body[`kind-${row}`]) ?? ('company' satisfies InterestKind);
    const isPerson = kind === 'person';
    interests.push({
      row,
      kind,
      name,
      registrationNumber: isPerson ? '' : number,
      email,
      relation,
      ...(isPerson && number !== '' ? { personalCode: number } : {}),
      client: parseId<ClientId>(body[`client-${row}`]),
    });
  }
  const occasion = body['occasion'] === 'yearly' ? 'yearly' : 'ad-hoc';
  return { rows, declared: { occasion, nothing: body['nothing'] === 'yes', interests } };
}
