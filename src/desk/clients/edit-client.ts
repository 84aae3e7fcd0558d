import type { Tx } from '../../database/database.ts';
import { record } from '../../journal/index.ts';
import { readPersonalCode } from '../../vocabulary/personal-code.ts';
import type { ClientId } from '../../vocabulary/ids.ts';
import { type Desk, newId } from '../context.ts';
import type { ClientDraft, ClientRecord, ClientRefusal, Contact, ContactDraft } from './client-record.ts';
import {
  clientRecord,
  keepEdit,
  lockClient,
  ownersOf,
  saveClient,
  saveContacts,
  savePersonalCode,
  sealedCodeOf,
  takeEdit,
} from './client-record.store.ts';
import { insertClient } from './clients.store.ts';
import { sealPersonalCode } from './personal-code.ts';

/** What `client_edit` keeps: the row before, the sealed code in hexadecimal. */
interface Before {
  readonly draft: Omit<ClientDraft, 'contacts' | 'personalCode' | 'needsAgreedOn'> & {
    readonly needsAgreedOn: string | null;
  };
  readonly contacts: readonly Contact[];
  readonly code: { readonly sealed: string; readonly index: string; readonly mask: string } | null;
}

/**
 * Changes what is kept of a client, upon the version that the form was opened upon; it can be taken back within a day
 * (`undoEdit`). Runs as the desk (`system`), after the policy and the walls have said yes.
 */
export async function editClient(
  desk: Desk,
  tx: Tx,
  id: ClientId,
  version: number,
  draft: ClientDraft,
): Promise<{ readonly version: number; readonly fields: number } | ClientRefusal> {
  const found = await lockClient(tx, id);
  if (found === null) return { refused: 'no-such-client' };
  if (found.mergedInto !== null) return { refused: 'merged', into: found.mergedInto };
  if (found.version !== version) return { refused: 'changed-since' };
  const refusal = (await refuseDraft(tx, id, draft)) ?? null;
  if (refusal !== null) return refusal;
  const now = desk.clock();
  const fields = changedFields(found, draft);
  await keepEdit(tx, { id: newId(), client: id, version: version + 1, before: await beforeOf(tx, found), at: now });
  await saveClient(tx, id, draft);
  await saveContacts(tx, id, contactsOf(draft.contacts, found.contacts), now);
  if (draft.personalCode !== null) {
    const code = readPersonalCode(draft.personalCode);
    await savePersonalCode(tx, id, code === null ? null : sealPersonalCode(desk, id, code));
  }
  await recordChange(desk, tx, id, fields);
  return { version: version + 1, fields };
}

/** A client entered by hand, with all that is known. */
export async function makeClient(
  desk: Desk,
  tx: Tx,
  draft: ClientDraft,
): Promise<{ readonly id: ClientId } | ClientRefusal> {
  const id = newId<ClientId>();
  const refusal = await refuseDraft(tx, id, draft);
  if (refusal !== null) return refusal;
  await insertClient(tx, { ...draft, id });
  await saveClient(tx, id, draft);
  await saveContacts(tx, id, contactsOf(draft.contacts, []), desk.clock());
  const code = readPersonalCode(draft.personalCode ?? '');
  if (code !== null) await savePersonalCode(tx, id, sealPersonalCode(desk, id, code));
  await recordChange(desk, tx, id, 1);
  return { id };
}

/** Takes the newest change back, where nothing came after it. */
export async function undoEdit(
  desk: Desk,
  tx: Tx,
  id: ClientId,
): Promise<{ readonly version: number } | ClientRefusal> {
  const found = await lockClient(tx, id);
  if (found === null) return { refused: 'no-such-client' };
  const before = await takeEdit<Before>(tx, id, found.version);
  if (before === null) return { refused: 'nothing-to-undo' };
  const owners = await ownersOf(tx, before.contacts, id);
  const [taken] = owners;
  if (taken !== undefined)
    return { refused: 'contact-of-another', value: taken.value, client: taken.client, name: taken.name };
  const day = before.draft.needsAgreedOn;
  const draft = { ...before.draft, needsAgreedOn: day === null ? null : Temporal.PlainDate.from(day) };
  await saveClient(tx, id, { ...draft, contacts: [], personalCode: null });
  await saveContacts(tx, id, before.contacts, desk.clock());
  const { code } = before;
  await savePersonalCode(
    tx,
    id,
    code === null
      ? null
      : { sealed: Buffer.from(code.sealed, 'hex'), index: Buffer.from(code.index, 'hex'), mask: code.mask },
  );
  await recordChange(desk, tx, id, changedFields(found, { ...draft, contacts: before.contacts, personalCode: null }));
  return { version: found.version + 1 };
}

async function refuseDraft(tx: Tx, id: ClientId, draft: ClientDraft): Promise<ClientRefusal | null> {
  const wishes = draft.needs.length > 0 || draft.needsWords !== '';
  if (wishes && draft.needsAgreedOn === null) return { refused: 'consent-missing' };
  const [taken] = await ownersOf(tx, draft.contacts, id);
  if (taken === undefined) return null;
  return { refused: 'contact-of-another', value: taken.value, client: taken.client, name: taken.name };
}

function contactsOf(drafts: readonly ContactDraft[], known: readonly Contact[]): Contact[] {
  const mains = new Set<string>();
  const own = new Set(known.map(({ id }) => id));
  return drafts.map((draft) => {
    const main = draft.main && !draft.doNotUse && !mains.has(draft.kind);
    if (main) mains.add(draft.kind);
    return { ...draft, id: draft.id !== null && own.has(draft.id) ? draft.id : newId<string>(), main };
  });
}

async function beforeOf(tx: Tx, found: ClientRecord): Promise<Before> {
  const { kind, name, language, formOfAddress, registrationNumber, address, preferredChannel, needs, needsWords } =
    found;
  const code = await sealedCodeOf(tx, found.id);
  return {
    draft: {
      kind,
      name,
      language,
      formOfAddress,
      registrationNumber,
      address,
      preferredChannel,
      needs,
      needsWords,
      needsAgreedOn: found.needsAgreedOn?.toString() ?? null,
    },
    contacts: found.contacts,
    code:
      code === null
        ? null
        : { sealed: code.sealed.toString('hex'), index: code.index.toString('hex'), mask: code.mask },
  };
}

function changedFields(found: ClientRecord, draft: ClientDraft): number {
  const names = [
    'kind',
    'name',
    'language',
    'formOfAddress',
    'registrationNumber',
    'address',
    'preferredChannel',
  ] as const;
  const plain = names.filter((name) => found[name] !== draft[name]).length;
  const needs =
    String([found.needs, found.needsWords, found.needsAgreedOn]) ===
    String([draft.needs, draft.needsWords, draft.needsAgreedOn])
      ? 0
      : 1;
  const contacts = contactLine(found.contacts) === contactLine(draft.contacts) ? 0 : 1;
  return plain + needs + contacts + (draft.personalCode === null ? 0 : 1);
}

function contactLine(contacts: readonly (Contact | ContactDraft)[]): string {
  return contacts
    .map((one) => [one.kind, one.value, one.label, one.main, one.verified, one.doNotUse].join('\t'))
    .sort()
    .join('\n');
}

async function recordChange(desk: Desk, tx: Tx, id: ClientId, fields: number): Promise<void> {
  await record(tx, desk.rules.current(), {
    subject: { kind: 'client', id },
    expected: 'current',
    facts: [{ kind: 'client.changed', at: desk.clock(), facts: { fields } }],
    actor: tx.identity.employee,
  });
  tx.afterCommit(() => desk.notify([`client:${id}`]));
}

/** The client, where the reader may see them; one that was merged leads to where they stand now. */
export async function standingClient(tx: Tx, id: ClientId): Promise<ClientRecord | null> {
  let found = await clientRecord(tx, id);
  for (let depth = 0; found !== null && found.mergedInto !== null && depth < 10; depth += 1)
    found = await clientRecord(tx, found.mergedInto);
  return found;
}
