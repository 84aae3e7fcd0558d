import type { Tx } from '../../database/database.ts';
import { dayOf } from '../../time/zone.ts';
import type { AuthorityId, CaseId, ClientId, DisclosureId } from '../../vocabulary/ids.ts';
import type { Channel, DisclosureRefusal } from '../../vocabulary/words.ts';
import { type Desk, newId } from '../context.ts';
import { type ReasonRefusal, usePower } from '../powers/index.ts';
import { authorityById } from './authorities.store.ts';
import { type DisclosureAsked, decideDisclosure } from './decide-disclosure.ts';
import { insertDisclosure } from './disclosures.store.ts';
import { recordOnClient } from './record-authority.ts';

export interface Disclosing extends Omit<DisclosureAsked, 'authority'> {
  readonly client: ClientId;
  readonly case: CaseId | null;
  readonly asker: string;
  readonly channel: Channel;
  readonly authority: AuthorityId | null;
  /** In short words: what is told, or what was asked for. */
  readonly what: string;
}

export type Disclosed =
  | { readonly disclosure: DisclosureId; readonly refused: null }
  | { readonly disclosure: DisclosureId; readonly refused: DisclosureRefusal };

/**
 * 5.2: decides whether it may be told and writes either outcome into the register, with the clause's verdict. Waiving the
 * check of identity is a power of its own: its reason stands on the head's list (5.4.2). Only whoever is signed in tells.
 */
export async function disclose(desk: Desk, tx: Tx, asked: Disclosing): Promise<Disclosed | ReasonRefusal> {
  const me = tx.identity.employee;
  if (me === null) throw new Error('Information is disclosed by a person');
  const now = desk.clock();
  const found = asked.authority === null ? null : await authorityById(tx, asked.authority);
  const authority = found?.client === asked.client ? found : null;
  const decided = decideDisclosure({ ...asked, authority }, dayOf(now));
  const waives = decided.may && !decided.identityChecked;
  if (waives) {
    const { waiveReason: reason, case: one, client } = asked;
    const used = await usePower(desk, tx, { power: 'waive-identity-check', reason, case: one, client });
    if ('refused' in used) return used;
  }
  const id = newId<DisclosureId>();
  const unit = tx.identity.units[0] ?? null;
  const refused = decided.may ? null : decided.why;
  await insertDisclosure(tx, {
    ...asked,
    id,
    at: now,
    employee: me,
    unit,
    authority: authority?.id ?? null,
    waiveReason: waives ? asked.waiveReason : '',
    refused,
  });
  if (decided.may) {
    const { identityChecked, authorityRecorded } = decided;
    const facts = { disclosure: id, to: asked.to, unit, identityChecked, authorityRecorded };
    await recordOnClient(desk, tx, asked.client, { kind: 'information.disclosed', at: now, facts });
    return { disclosure: id, refused: null };
  }
  const facts = { disclosure: id, why: decided.why };
  await recordOnClient(desk, tx, asked.client, { kind: 'disclosure.refused', at: now, facts });
  return { disclosure: id, refused: decided.why };
}
