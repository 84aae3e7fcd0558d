import pg from 'pg';
import { PLACES, UNITS } from '../../src/seed/demo-people.ts';
import { newToken, tokenHash } from '../../src/web/session/tokens.ts';
import { DEMO_SERVICES } from '../../src/seed/demo-services.ts';
import { listen, type Visitor, visitorWith } from '../load/http.ts';
import type { DeskProcess } from '../machine/desk-process.ts';
import { cpuOf } from '../machine/processes.ts';
import { pause, percentile } from '../machine/timing.ts';
import { atMost, type Row } from '../row.ts';

const BOARDS = 50;
const DESKS = 50;
const CALLS = 60;
/** Milliseconds between two presses in the hall: fifty desks that each call every twenty seconds. */
const BETWEEN = 400;

interface Seat {
  readonly visitor: Visitor;
  readonly employee: string;
}

/**
 * From the press of a key at a desk until the number stands on each of fifty boards, while fifty desks show the same hall and
 * renew their screens as browsers do.
 */
export async function measureBoards(desk: DeskProcess, ownerUrl: string): Promise<Row[]> {
  const place = PLACES[0]?.id;
  if (place === undefined) throw new Error('There is no demo place');
  const people = await prepare(ownerUrl, place);
  const seats: Seat[] = [];
  for (const { employee, desk: seat, token } of people) {
    const visitor = visitorWith(desk.url, `laipa=${token}`, token, 2);
    const sat = await visitor.post('/klatiene/galds', { place, desk: seat });
    if (sat.status !== 303) throw new Error(`Sitting down was answered with ${sat.status}`);
    seats.push({ visitor, employee });
  }
  const waits = new Map<string, { readonly began: number; readonly took: number[] }>();
  const closers = [
    ...Array.from({ length: BOARDS }, () =>
      listen(desk.url, `/tablo/${place}/jaunumi`, '', (event, data) => {
        if (event !== 'board') return;
        for (const [number, wait] of waits) if (data.includes(number)) arrived(wait);
      }),
    ),
    ...seats.map((seat) => screenOf(desk.url, place, seat)),
  ];
  await pause(1500);
  const before = cpuOf(desk.pid);
  const all: number[] = [];
  let missed = 0;
  for (let nth = 0; nth < CALLS; nth += 1) {
    const { took } = await callAt(seats[(nth * 7) % seats.length] as Seat, waits);
    all.push(...took);
    missed += BOARDS - took.length;
    await pause(BETWEEN);
  }
  const cpuMs = (cpuOf(desk.pid) - before) / CALLS;
  for (const close of closers) close();
  for (const { visitor } of seats) visitor.close();
  return [
    {
      name: `from a key at a desk to each of ${BOARDS} boards, ${DESKS} desks: p50`,
      value: percentile(all, 0.5),
      unit: 'ms',
      limit: null,
      goal: null,
    },
    {
      name: `from a key at a desk to each of ${BOARDS} boards, ${DESKS} desks: p95`,
      value: percentile(all, 0.95),
      unit: 'ms',
      limit: null,
      goal: atMost(300),
    },
    { name: 'boards that a call did not reach', value: missed, unit: '', limit: null, goal: atMost(0) },
    { name: 'a call in that hall: desk and PostgreSQL', value: cpuMs, unit: 'CPU-ms', limit: null, goal: null },
  ];
}

function arrived({ began, took }: { readonly began: number; readonly took: number[] }): void {
  if (took.length < BOARDS) took.push(performance.now() - began);
}

/** Calls the next and ends with them; the time of each board counts from the press. */
async function callAt({ visitor }: Seat, waits: Map<string, { began: number; took: number[] }>) {
  const shown = await visitor.get('/klatiene');
  const number = /class="counter-number">([A-Z]+\d+)</.exec(shown.body)?.[1];
  if (number === undefined) throw new Error('A desk has nobody to call');
  const wait = { began: performance.now(), took: [] as number[] };
  waits.set(number, wait);
  const called = await visitor.post('/klatiene/nakamais', {});
  if (called.status !== 303) throw new Error(`A call was answered with ${called.status}`);
  for (let left = 100; left > 0 && wait.took.length < BOARDS; left -= 1) await pause(20);
  waits.delete(number);
  const serving = await visitor.get('/klatiene');
  const visit = /\/klatiene\/vizite\/([0-9a-f-]{36})\/beigt/.exec(serving.body)?.[1];
  if (visit !== undefined) await visitor.post(`/klatiene/vizite/${visit}/beigt`, { small: 'yes' });
  return wait;
}

/** A desk's screen as a browser keeps it: asked anew after what it hears, not all in the same instant (`browser/live.ts`). */
function screenOf(url: string, place: string, { visitor, employee }: Seat): () => void {
  let pending = false;
  const topics = encodeURIComponent(`hall:${place} employee:${employee}`);
  return listen(url, `/live?topics=${topics}`, visitor.cookie, (event, data) => {
    if (event !== 'refresh' || pending) return;
    pending = true;
    const ofHall = data.split(' ').every((topic) => topic.startsWith('hall:'));
    setTimeout(
      () => {
        pending = false;
        visitor.get('/klatiene').catch(() => {});
      },
      ofHall ? 150 + Math.random() * 2000 : 150,
    );
  });
}

/** Fifty invented people with a desk each, and enough who wait; in the bench's own database, by its owner. */
async function prepare(ownerUrl: string, place: string): Promise<{ employee: string; desk: string; token: string }[]> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(`set row_security = off`).catch(() => {});
    await owner.query(`select set_config('laipa.tenant', '1', false), set_config('laipa.system', 'on', false)`);
    await owner.query('delete from counter_presence where tenant = 1');
    await owner.query(
      `update visit set state = 'left', ended_at = now(), resume_by = null where tenant = 1 and ended_at is null`,
    );
    const { rows } = await owner.query<{ employee: string; desk: string }>(
      `with people as (
         insert into employee (tenant, id, given_name, surname, email, demo)
           select 1, gen_random_uuid(), 'Demo', 'Galds ' || n, 'galds' || n || '@paraugnovads.example', true from generate_series(1, $3::integer) n
           returning id, email),
       posts as (
         insert into post (tenant, id, unit_id, title_lv, kind, valid_from) select 1, id, $2, 'speciālists', 'employee', '2023-12-01' from people returning id),
       seats as (
         insert into desk (tenant, id, place_id, number, unit_id, valid_from)
           select 1, gen_random_uuid(), $1, (100 + n)::text, $2, '2023-12-01' from generate_series(1, $3::integer) n returning id, number)
       select p.id as employee, s.id as desk from people p join seats s on s.number = (100 + substring(p.email from '\\d+')::integer)::text`,
      [place, UNITS[0]?.id, DESKS],
    );
    await owner.query(
      `insert into holding (tenant, id, employee_id, post_id, valid_from) select 1, id, id, id, '2023-12-01' from post where tenant = 1 and id = any($1::uuid[])`,
      [rows.map(({ employee }) => employee)],
    );
    await owner.query(
      `insert into role_holding (tenant, employee_id, role, valid_from) select 1, unnest($1::uuid[]), 'employee', '2023-12-01'`,
      [rows.map(({ employee }) => employee)],
    );
    const seats = rows.map((row) => ({ ...row, token: newToken() }));
    // The demo's page offers forty people at most: these come in by sessions that are there already.
    await owner.query(
      `insert into session (tenant, token_hash, employee_id, csrf, created_at, last_seen_at, expires_at)
       select 1, decode(hash, 'hex'), employee, csrf, now(), now(), now() + interval '1 hour'
       from unnest($1::text[], $2::uuid[], $3::text[]) as s (hash, employee, csrf)`,
      [
        seats.map(({ token }) => tokenHash(token).toString('hex')),
        seats.map(({ employee }) => employee),
        seats.map(({ token }) => token),
      ],
    );
    await owner.query(
      `insert into visit (tenant, id, place_id, day, number, service_id, unit_id, queue_group, client_kind, source, state, since, made_at)
       select 1, gen_random_uuid(), $1, (now() at time zone 'Europe/Riga')::date, 'Z' || (100 + n), $2, $3, 'external', 'natural-person', 'kiosk', 'waiting',
         now() - (300 - n) * interval '1 second', now() from generate_series(1, 150) n`,
      [place, DEMO_SERVICES[0]?.id, UNITS[0]?.id],
    );
    return seats;
  } finally {
    await owner.end();
  }
}
