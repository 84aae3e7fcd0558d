import type { Identity } from '../../database/database.ts';
import { record, retrying } from '../../journal/index.ts';
import { dayOf } from '../../time/zone.ts';
import { readPersonalCode } from '../../vocabulary/personal-code.ts';
import { type ClientId, type DeclarationId, type EmployeeId, parseEmailAddress } from '../../vocabulary/ids.ts';
import type { ConflictGround } from '../../vocabulary/words.ts';
import { isOpen, lockCase } from '../cases/index.ts';
import { type Desk, newId } from '../context.ts';
import { directoryAt, postsOf } from '../directory/index.ts';
import {
  clientsDeclared,
  heldCasesOf,
  type Interest,
  type InterestKind,
  insertDeclaration,
} from './interests.store.ts';
import { passOn } from './pass-on.ts';
import { raiseMatched } from './wall-interested.ts';

export interface ToDeclare {
  readonly occasion: 'yearly' | 'ad-hoc';
  /** Empty: there is nothing to declare, which has to be said. */
  readonly nothing: boolean;
  readonly interests: readonly (Omit<Interest, 'client' | 'email'> & {
    readonly email: string;
    readonly personalCode?: string;
    readonly client?: ClientId | null;
  })[];
}

export interface Declared {
  readonly id: DeclarationId;
  /** Clients from whom the declarer is walled off now. */
  readonly walls: number;
  /** Cases that went to somebody else. */
  readonly passedOn: number;
}

export type DeclareRefusal =
  | { readonly refused: 'nothing-said' }
  | { readonly refused: 'both-said' }
  | { readonly refused: 'name-missing'; readonly at: number }
  | { readonly refused: 'not-a-registration-number'; readonly at: number }
  | { readonly refused: 'not-an-address'; readonly at: number };

/** No more interests than this in one declaration. */
export const INTERESTS_AT_MOST = 50;

/**
 * 5.4.3: keeps a declaration of interests. Whoever of our clients it names exactly (picked, by registration number, e-mail
 * or personal code) is out of the declarer's sight at once, and their cases are passed on.
 */
export async function declareInterests(
  desk: Desk,
  who: Identity & { readonly employee: EmployeeId },
  declared: ToDeclare,
): Promise<Declared | DeclareRefusal> {
  const wrong = refusalOf(declared);
  if (wrong !== null) return wrong;
  return retrying(() =>
    desk.database.write({ ...who, system: true }, async (tx): Promise<Declared> => {
      const at = desk.clock();
      const day = dayOf(at);
      const id = newId<DeclarationId>();
      const directory = await directoryAt(tx);
      await insertDeclaration(tx, {
        id,
        employee: who.employee,
        unit: postsOf(directory, who.employee, day)[0]?.unit ?? null,
        occasion: declared.occasion,
        year: day.year,
        at,
        interests: declared.interests.slice(0, INTERESTS_AT_MOST).map((one) => ({
          id: newId<string>(),
          kind: one.kind,
          name: one.name.trim(),
          registrationNumber: one.registrationNumber.replace(/\s/g, ''),
          email: parseEmailAddress(one.email) ?? '',
          relation: one.relation.trim(),
          client: one.client ?? null,
          codeIndex: one.personalCode === undefined ? null : codeIndex(desk, one.personalCode),
        })),
      });
      await record(tx, desk.rules.current(), {
        subject: { kind: 'employee', id: who.employee },
        expected: 'current',
        facts: [
          {
            kind: 'interest.declared',
            at,
            facts: { declaration: id, occasion: declared.occasion, interests: declared.interests.length },
          },
        ],
        actor: who.employee,
      });
      const matches = await clientsDeclared(tx, id);
      const clients = matches.map(({ client }) => client);
      const held = clients.length === 0 ? [] : await heldCasesOf(tx, who.employee, clients);
      let passedOn = 0;
      for (const of of held) {
        const one = await lockCase(tx, of);
        if (one === null || !isOpen(one)) continue;
        await passOn(desk, tx, one, who.employee, { ground: groundOf(declared.interests[0]?.kind), words: '' });
        passedOn += 1;
      }
      await raiseMatched(desk, tx, matches);
      tx.afterCommit(() => desk.notify([`employee:${who.employee}`]));
      return { id, walls: matches.length, passedOn };
    }),
  );
}

function refusalOf({ nothing, interests }: ToDeclare): DeclareRefusal | null {
  if (nothing && interests.length > 0) return { refused: 'both-said' };
  if (!nothing && interests.length === 0) return { refused: 'nothing-said' };
  for (const [at, one] of interests.entries()) {
    if (one.name.trim() === '') return { refused: 'name-missing', at };
    if (one.registrationNumber.trim() !== '' && !/^\d{11}$/.test(one.registrationNumber.replace(/\s/g, '')))
      return { refused: 'not-a-registration-number', at };
    if (one.email.trim() !== '' && parseEmailAddress(one.email) === null) return { refused: 'not-an-address', at };
  }
  return null;
}

/** What the report to the head says of a case that went on because of a declaration. */
function groundOf(kind: InterestKind | undefined): ConflictGround {
  if (kind === 'company') return 'business-partner';
  if (kind === 'person') return 'relative';
  return kind === 'property' ? 'own-matter' : 'other';
}

function codeIndex(desk: Desk, code: string): Buffer | null {
  const read = readPersonalCode(code);
  // As the code of a client is found by.
  return read === null ? null : desk.vault.index(read.text, 'client.personal_code');
}
