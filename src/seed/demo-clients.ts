import { employeeIdentity } from '../database/connect.ts';
import type { Tx } from '../database/database.ts';
import { caseDoor, openWithReason } from '../desk/access/index.ts';
import { clientRecord, editClient, unmaskPersonalCode } from '../desk/clients/index.ts';
import type { Desk } from '../desk/context.ts';
import { authoritiesOf, disclose, recordAuthority } from '../desk/disclosures/index.ts';
import { declareInterests } from '../desk/interests/index.ts';
import { logReading, ownReading, type ReadThing } from '../desk/readings/index.ts';
import { dayOf } from '../time/zone.ts';
import type { CaseId, ClientId, EmailAddress } from '../vocabulary/ids.ts';
import type { Role } from '../vocabulary/words.ts';
import { EMPLOYEES } from './demo-people.ts';
import type { When } from './demo-matter.ts';

/** The case and the client of a matter, once its first letter has come. */
export type DemoCase = (key: string) => Promise<{ id: CaseId; number: string; client: ClientId }>;

/** Something that is done besides the letters; `desk` has the clock of the deed. */
export interface DemoDeed {
  readonly at: When;
  readonly run: (desk: Desk, found: DemoCase) => Promise<void>;
}

/**
 * What the demo's people do with what is known of clients, so that a newcomer meets it at once: wishes and a power of
 * attorney, something told and written down, powers for the head to review, a declared interest, readings.
 */
export const DEMO_DEEDS: readonly DemoDeed[] = [
  { at: '9 09:05', run: declarePiemeraSaule },
  { at: '1 13:55', run: keepWishes },
  { at: '1 14:02', run: keepAuthority },
  { at: '1 14:05', run: (desk, found) => read(desk, found, 'Anna', 'case', 'tuksa-maja') },
  { at: '1 15:10', run: unmask },
  { at: '1 15:20', run: (desk, found) => read(desk, found, 'Mārtiņš', 'case', 'tuksa-maja') },
  { at: '1 16:12', run: openAbove },
  { at: '0 10:05', run: tellDaughter },
  { at: '0 10:20', run: (desk, found) => read(desk, found, 'Anna', 'client', 'tuksa-maja') },
  { at: '0 10:35', run: tellKnownVoice },
];

/** 5.4.3: the client has written to the building authority, so a wall stands between them from this day on. */
async function declarePiemeraSaule(desk: Desk): Promise<void> {
  const company = { kind: 'company', name: 'SIA „Piemēra Saule”', registrationNumber: '' } as const;
  await done(
    declareInterests(desk, someone(desk, 'Anna'), {
      occasion: 'ad-hoc',
      nothing: false,
      interests: [
        { ...company, email: 'birojs@piemera-saule.uznemums.example', relation: 'brālis ir valdes loceklis' },
      ],
    }),
  );
}

async function keepWishes(desk: Desk, found: DemoCase): Promise<void> {
  const { client } = await found('tuksa-maja');
  await asDesk(desk, 'Anna', async (tx) => {
    const before = await clientRecord(tx, client);
    if (before === null) throw new Error('The demo has no such client');
    const phone = { id: null, kind: 'phone', value: '+37120000002', writtenAs: '20000002', label: 'mājās' } as const;
    await done(
      editClient(desk, tx, client, before.version, {
        ...before,
        address: 'Stacijas iela 5\nParaugciems, Paraugnovads',
        preferredChannel: 'letter',
        needs: ['large-print', 'hearing'],
        needsWords: 'Lūdz runāt skaļi un lēni; zvanīt pēc plkst. 10',
        needsAgreedOn: dayOf(desk.clock()),
        personalCode: '320000-00010',
        contacts: [...before.contacts, { ...phone, main: true, verified: true, doNotUse: false }],
      }),
    );
  });
}

async function keepAuthority(desk: Desk, found: DemoCase): Promise<void> {
  const { client } = await found('tuksa-maja');
  const today = dayOf(desk.clock());
  await asDesk(desk, 'Anna', (tx) =>
    recordAuthority(desk, tx, {
      client,
      holderName: 'Ieva Paraugsaulīte',
      holderEmail: 'ieva.paraugsaulite@klienti.example' as EmailAddress,
      holderPhone: '+37120000003',
      form: 'notarial',
      scopes: ['progress', 'correspondence'],
      scopeWords: 'par māju Stacijas ielā 2',
      validFrom: today.subtract({ days: 20 }),
      validTo: today.add({ months: 11 }),
      documentNumber: '1234 (demo)',
      file: null,
    }),
  );
}

async function unmask(desk: Desk, found: DemoCase): Promise<void> {
  const { client } = await found('tuksa-maja');
  const reason = 'Jāpārliecinās, ka pilnvarā minēta tā pati persona';
  await done(asDesk(desk, 'Anna', (tx) => unmaskPersonalCode(desk, tx, client, reason)));
  await logReading(desk, someone(desk, 'Anna'), ownReading('personal-code', client, { client }));
}

async function tellDaughter(desk: Desk, found: DemoCase): Promise<void> {
  const { client, id } = await found('tuksa-maja');
  await asDesk(desk, 'Anna', async (tx) => {
    const [authority] = await authoritiesOf(tx, client);
    await done(
      disclose(desk, tx, {
        client,
        case: id,
        to: 'representative',
        asker: 'Ieva Paraugsaulīte',
        identity: 'document',
        waiveReason: '',
        authority: authority?.id ?? null,
        legalGround: '',
        scope: 'progress',
        channel: 'counter',
        what: 'Kad māju aizslēgs un kas to dara',
      }),
    );
  });
}

/** 5.4.2: who asks was not made sure of; the head looks at the reason. */
async function tellKnownVoice(desk: Desk, found: DemoCase): Promise<void> {
  const { client, id } = await found('bedre');
  await asDesk(desk, 'Anna', (tx) =>
    done(
      disclose(desk, tx, {
        client,
        case: id,
        to: 'client',
        asker: '',
        identity: 'none',
        waiveReason: 'Steidzami: klients zvanīja no ceļa, dokumentu uzrādīt nevarēja',
        authority: null,
        legalGround: '',
        scope: 'progress',
        channel: 'phone',
        what: 'Vai bedre ir norobežota',
      }),
    ),
  );
}

/** The director opens what is not hers; that she bears the client's name is a hint for the data-protection officer. */
async function openAbove(desk: Desk, found: DemoCase): Promise<void> {
  const one = await found('pateiciba');
  const inga = someone(desk, 'Inga', ['head', 'executive-director']);
  await desk.database.write(inga, async (tx) => {
    if ((await caseDoor(tx, one.number)) === null) throw new Error('The demo finds no door to the case');
    await done(openWithReason(desk, tx, inga, { number: one.number, ground: 'supervision', reason: '' }));
  });
  const { id, client } = one;
  await logReading(desk, inga, {
    ...ownReading('case', id, { case: id, client }),
    own: false,
    ground: 'supervision',
  });
}

async function read(desk: Desk, found: DemoCase, who: string, what: ReadThing & ('case' | 'client'), key: string) {
  const { id, client } = await found(key);
  const reading =
    what === 'case' ? ownReading('case', id, { case: id, client }) : ownReading('client', client, { client });
  await logReading(desk, someone(desk, who), reading);
}

function asDesk<T>(desk: Desk, who: string, work: (tx: Tx) => Promise<T>): Promise<T> {
  return desk.database.write({ ...someone(desk, who), system: true }, work);
}

export function someone({ tenant }: Desk, given: string, roles: readonly Role[] = []) {
  const found = EMPLOYEES.find((employee) => employee.given === given);
  if (found === undefined) throw new Error(`No demo employee is called ${given}`);
  return { ...employeeIdentity(tenant, found.id, ['employee', ...roles], [found.unit]), employee: found.id };
}

export async function done(deed: Promise<object | null>): Promise<void> {
  const outcome = await deed;
  if (outcome === null) throw new Error('The demo’s deed found nothing');
  // A disclosure says with `refused: null` that it was told.
  if ('refused' in outcome && outcome.refused !== null) throw new Error(`The demo's deed: ${JSON.stringify(outcome)}`);
}
