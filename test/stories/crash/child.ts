import { testVault } from '../../builders/vault.ts';
import { writeSync } from 'node:fs';
import pg from 'pg';
import { loadDictionary } from '../../../src/channels/dictionary/load-dictionary.ts';
import { connect, deskIdentity, employeeIdentity } from '../../../src/database/connect.ts';
import type { Database, Tx } from '../../../src/database/database.ts';
import { changeCase } from '../../../src/desk/cases/index.ts';
import { keepMail, mailById, placeWaiting, readMail } from '../../../src/desk/mail/index.ts';
import { approveReply, openDraft, previewReply, replyById, writeDraft } from '../../../src/desk/replies/index.ts';
import { loadStandards } from '../../../src/load-standards.ts';
import { doJobs, JOBS_APPLICATION } from '../../../src/loops/jobs.ts';
import { openDesk } from '../../../src/open-desk.ts';
import { EMPLOYEES } from '../../../src/seed/demo-people.ts';
import type { CaseId, TenantId, UnitId } from '../../../src/vocabulary/ids.ts';
import type { Orders } from './orders.ts';

/**
 * One desk's way from a letter's bytes to the answer handed over, killed with SIGKILL at the point it was told. Says
 * `acknowledged` where the sending server would hear 250.
 */
const orders = JSON.parse(process.argv[2] ?? '') as Orders;
const TENANT = 1 as TenantId;
let phase: Orders['phase'] = 'keep';
let writesOfPhase = 0;

function enter(next: Orders['phase']): void {
  phase = next;
  writesOfPhase = 0;
}

function die(): Promise<never> {
  process.kill(process.pid, 'SIGKILL');
  return new Promise(() => {});
}

const real = connect({ url: orders.appUrl, connections: 4 });
const database: Database = {
  ...real,
  async write(identity, work) {
    writesOfPhase += 1;
    const here = phase === orders.phase && writesOfPhase === (orders.write ?? 1);
    const result = await real.write(identity, async (tx) => {
      const done = await work(here ? counting(tx) : tx);
      if (here && orders.at === 'before-commit') await die();
      return done;
    });
    if (here && orders.at === 'after-commit') await die();
    return result;
  },
};

function counting(tx: Tx): Tx {
  let statements = 0;
  const counted =
    <Run extends (...given: never[]) => Promise<unknown>>(run: Run) =>
    async (...given: Parameters<Run>) => {
      const result = await run(...given);
      statements += 1;
      if (statements === orders.at) await die();
      return result;
    };
  return {
    identity: tx.identity,
    afterCommit: (notice) => tx.afterCommit(notice),
    rows: counted(tx.rows.bind(tx)) as Tx['rows'],
    one: counted(tx.one.bind(tx)) as Tx['one'],
  };
}

const settings = { reopenDays: 30, holdSeconds: 0, origin: 'desk.example' };
const desk = await openDesk({
  tenant: TENANT,
  database,
  standards: await loadStandards('adazi'),
  settings,
  vault: testVault(),
});

enter('keep');
const mail = await keepMail(desk, {
  bytes: Buffer.from(orders.letter),
  source: 'smtp',
  receivedAt: desk.clock(),
  envelopeFrom: '',
  envelopeTo: ['dome@paraugnovads.example'],
  authentication: null,
});
writeSync(1, 'acknowledged\n');
if (orders.phase === 'acknowledged') await die();

enter('place');
await placeWaiting(desk, (raw) => readMail(raw, { origin: 'desk.example', messageIdDomains: ['desk.example'] }), mail);
const caseId = (await database.read(deskIdentity(TENANT), (tx) => mailById(tx, mail)))?.case_id as CaseId;

enter('answer');
const anna = EMPLOYEES.find(({ given }) => given === 'Anna') ?? EMPLOYEES[0]!;
const who = { ...employeeIdentity(TENANT, anna.id, ['employee'], [anna.unit as UnitId]), employee: anna.id };
await changeCase(desk, who, caseId, { do: 'take', by: anna.id, unit: anna.unit });
const draft = await openDraft(desk, who, caseId);
if ('refused' in draft) throw new Error(draft.refused);
await writeDraft(desk, who, draft.id, draft.draftVersion, {
  ...draft,
  salutation: draft.parts.salutation,
  body: '<p>Bedri aizbērs ceļu dienests līdz piektdienai. To nosaka domes saistošie noteikumi Nr. 9.</p>',
  closing: '<p>Bedre būs aizbērta līdz piektdienai. Jums nekas papildus nav jādara.</p><p>Paldies!</p>',
});
const words = await loadDictionary();
const readThrough = await database.read(who, async (tx) => {
  const reply = await replyById(tx, draft.id);
  if (reply === null) throw new Error('The draft is missing');
  return (await previewReply(desk, tx, reply, words)).hash;
});

enter('approve');
const approved = await approveReply(desk, who, { reply: draft.id, readThrough }, words);
if ('refused' in approved) throw new Error(JSON.stringify(approved));

enter('send');
const owner = new pg.Pool({ connectionString: orders.ownerUrl, max: 4, application_name: JOBS_APPLICATION });
await doJobs(desk, { host: '127.0.0.1', port: orders.relayPort }, owner, (loop, error) => console.error(loop, error));
