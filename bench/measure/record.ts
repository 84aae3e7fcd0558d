import type pg from 'pg';
import { connect, deskIdentity } from '../../src/database/connect.ts';
import type { Database } from '../../src/database/database.ts';
import { record } from '../../src/journal/index.ts';
import { READ_HEAD, WRITE_RECORD } from '../../src/journal/record.store.ts';
import type { OpenedDesk } from '../../src/open-desk.ts';
import { EMPLOYEES } from '../../src/seed/demo-people.ts';
import type { Fact } from '../../src/vocabulary/events.ts';
import type { TenantId } from '../../src/vocabulary/ids.ts';
import {
  clearRecordField,
  CONNECTIONS_MOST,
  FIELD_TENANT,
  makeRecordField,
  OURS_FROM,
  SUBJECT_SQL,
  SUBJECTS_EACH,
  subjectId,
} from '../data-set/record-field.store.ts';
import { findPgbench, runPgbench } from '../load/pgbench.ts';
import { atLeastOfLimit, type Row } from '../row.ts';
import type { Stage } from './stage.ts';

/**
 * `record` of one event that moves what is owed (a case is taken, then released), durably, against the transactions a
 * second that pgbench reaches with the very same statements on the same server. Both in turn, so that both meet the same noise.
 */
export async function measureRecord(stage: Stage, desk: OpenedDesk, ownerUrl: string): Promise<Row[]> {
  const appUrl = asApplication(ownerUrl);
  const program = findPgbench();
  await makeRecordField(ownerUrl, anna.unit);
  const database = connect({ url: appUrl, connections: CONNECTIONS_MOST });
  const seconds = stage.options.full ? 6 : 2;
  const rows: Row[] = [];
  try {
    for (const connections of [1, CONNECTIONS_MOST]) {
      await ours(desk, database, connections, 0.5);
      const rates = { ours: [] as number[], limit: [] as number[] };
      for (let round = 0; round < 3; round += 1) {
        rates.limit.push(
          program === null
            ? await withoutJudging(database, connections, seconds)
            : await runPgbench({
                program,
                url: appUrl,
                script: script(connections),
                variables: VARIABLES,
                connections,
                seconds,
                folder: stage.dataDir,
              }),
        );
        rates.ours.push(await ours(desk, database, connections, seconds));
      }
      rows.push({
        name: `record one event, ${connections} ${connections === 1 ? 'connection' : 'connections'} (limit: ${program === null ? 'our driver without judging, no pgbench here' : 'pgbench'})`,
        value: middle(rates.ours),
        unit: 'tx/s',
        limit: middle(rates.limit),
        goal: atLeastOfLimit(0.85),
      });
    }
  } finally {
    await database.close();
    await clearRecordField(ownerUrl);
  }
  return rows;
}

const [anna] = EMPLOYEES as readonly [(typeof EMPLOYEES)[number]];
/** The subjects of ours that are taken at the moment. */
const held = new Set<number>();
const DESK = deskIdentity(FIELD_TENANT as TenantId);

function ours(desk: OpenedDesk, database: Database, connections: number, seconds: number): Promise<number> {
  const rules = desk.rules.current();
  return rate(connections, seconds, async (place) => {
    const n = OURS_FROM + place;
    const at = Temporal.Now.instant();
    const fact: Fact =
      !held.delete(n) && held.add(n)
        ? { kind: 'case.taken', at, facts: { holder: anna.id, unit: anna.unit } }
        : { kind: 'case.released', at, facts: { unit: anna.unit } };
    const subject = { kind: 'case', id: subjectId(n) } as const;
    await database.write(DESK, (tx) =>
      record(tx, rules, { subject, expected: 'current', facts: [fact], actor: anna.id }),
    );
  });
}

/** Transactions a second of some work, upon subjects of its own for each connection. */
async function rate(connections: number, seconds: number, work: (n: number) => Promise<unknown>): Promise<number> {
  const until = performance.now() + seconds * 1000;
  let done = 0;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async (_, connection) => {
      for (let turn = 0; performance.now() < until; turn += 1) {
        await work(connection * SUBJECTS_EACH + (turn % SUBJECTS_EACH));
        done += 1;
      }
    }),
  );
  return done / ((performance.now() - began) / 1000);
}

function isOwed({ settled_by }: { readonly settled_by: number | null }): boolean {
  return settled_by === null;
}

/** The same statements with what was read handed back: for machines without pgbench. */
function withoutJudging(
  database: Database & { readonly pool: pg.Pool },
  connections: number,
  seconds: number,
): Promise<number> {
  return rate(connections, seconds, (n) =>
    database.write(DESK, async (tx) => {
      const head = await tx.one<{ version: number; hash: Buffer; known: { settled_by: number | null }[] }>(READ_HEAD, [
        FIELD_TENANT,
        subjectId(n),
      ]);
      if (head === null) throw new Error(`Subject ${n} is missing`);
      const holder = head.version % 2 === 0 ? anna.id : null;
      const owed = JSON.stringify(head.known.filter(isOwed).map((one) => ({ ...one, holder_id: holder })));
      const events = EVENTS.replace('"version":0', `"version":${head.version + 1}`);
      await tx.rows(WRITE_RECORD, [
        FIELD_TENANT,
        subjectId(n),
        'case',
        head.version,
        head.version + 1,
        head.hash,
        anna.id,
        1,
        events,
        owed,
        '[]',
      ]);
    }),
  );
}

const EVENTS = JSON.stringify([
  {
    version: 0,
    kind: 'case.taken',
    at: '2026-11-23T08:00:00Z',
    facts: { holder: anna.id, unit: anna.unit },
    hash: '00'.repeat(32),
  },
]);
/** What the script puts in; within its text a colon would begin a variable. */
const VARIABLES = {
  actor: anna.id,
  events: EVENTS,
  taken: `"holder_id":"${anna.id}"`,
  free: '"holder_id":null',
};

/**
 * What `record` sends: the beginning with the identity, the head, the write, the commit. In the place of judging, what is
 * owed gets its new holder by a replacement in the text as read; the server puts in the event's version.
 */
function script(connections: number): string {
  return `\\set n :client_id * ${connections === 1 ? 0 : SUBJECTS_EACH} + random(0, ${SUBJECTS_EACH - 1})
\\startpipeline
begin;
select set_config('laipa.tenant','${FIELD_TENANT}',true),set_config('laipa.employee','',true),set_config('laipa.roles','',true),set_config('laipa.units','',true),set_config('laipa.system','on',true);
\\endpipeline
${oneLine(filled(READ_HEAD, [String(FIELD_TENANT), ID]))}
\\gset
\\set next :version + 1
\\if :version % 2 = 0
${writing(':free', ':taken')};
\\else
${writing(':taken', ':free')};
\\endif
commit;
`;
}

const ID = SUBJECT_SQL(':n::integer');

function writing(before: string, after: string): string {
  const owed = `(jsonb_path_query_array(replace(:known::text, ${before}::text, ${after}::text)::jsonb, '$[*] ? (@.settled_by == null)'))`;
  const events = `replace(:events::text, '"version":0', '"version":' || :next::text)`;
  const tenant = String(FIELD_TENANT);
  return oneLine(
    filled(WRITE_RECORD, [tenant, ID, `'case'`, ':version', ':next', ':hash', ':actor', '1', events, owed, `'[]'`]),
  );
}

function filled(statement: string, values: readonly string[]): string {
  return statement.replaceAll(/\$(\d+)/g, (_, place: string) => values[Number(place) - 1] ?? '');
}

function oneLine(statement: string): string {
  return statement.trim().replaceAll(/\s+/g, ' ');
}

function asApplication(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  url.username = 'laipa_app';
  return url.href;
}

function middle(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
