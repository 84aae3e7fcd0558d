import { createHash, randomBytes } from 'node:crypto';
import type { Identity } from '../../database/database.ts';
import { deskIdentity } from '../../database/connect.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import { type Desk, newId } from '../context.ts';
import { feedCalendar, freeBusyCalendar } from './calendar/write-calendar.ts';
import { insertFeed, revokeFeed, timesOf, useFeed } from './feed.store.ts';

/** Bytes of the secret in the link: nobody guesses it. */
const SECRET_BYTES = 32;

/** Makes somebody's link anew; the one before ends. The secret is told this once and kept by its hash alone. */
export async function makeFeed(desk: Desk, identity: Identity & { readonly employee: EmployeeId }): Promise<string> {
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const at = desk.clock();
  await desk.database.write(identity, async (tx) => {
    await revokeFeed(tx, identity.employee, at);
    await insertFeed(tx, { id: newId<string>(), employee: identity.employee, secretHash: hashOf(secret) }, at);
  });
  return secret;
}

export async function endFeed(desk: Desk, identity: Identity & { readonly employee: EmployeeId }): Promise<boolean> {
  return desk.database.write(identity, (tx) => revokeFeed(tx, identity.employee, desk.clock()));
}

/**
 * The calendar behind a link: four weeks back and half a year ahead. Without names of clients: a meeting about a case is
 * called by the case's number, one that a client calls by what it is. `free-busy`: times alone. `null`: no such link.
 */
export async function readFeed(desk: Desk, secret: string, as: 'events' | 'free-busy'): Promise<string | null> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(secret)) return null;
  const now = desk.clock();
  const [from, to] = [now.subtract({ hours: 24 * 28 }), now.add({ hours: 24 * 183 })];
  const read = await desk.database.write(deskIdentity(desk.tenant), async (tx) => {
    const feed = await useFeed(tx, hashOf(secret), now);
    return feed === null ? null : { feed, rows: await timesOf(tx, feed.employee_id, from, to) };
  });
  if (read === null) return null;
  const { feed, rows } = read;
  const times = rows.map((row) => ({
    span: { start: row.starts_at, end: row.ends_at },
    tentative: row.tentative,
    uid: `${row.subject_id}-${row.n}@${desk.settings.origin}`,
    title:
      row.case_number !== null
        ? `Sanāksme par lietu ${row.case_number}`
        : row.of_client
          ? 'Sanāksme'
          : row.title || 'Sanāksme',
    place: row.of_client ? '' : row.place,
  }));
  if (as === 'events') return feedCalendar(`Laipa: ${feed.name}`, times, now);
  const busy = times.map(({ span, tentative }) => ({ ...span, tentative }));
  return freeBusyCalendar({ address: feed.email, name: feed.name }, { start: from, end: to }, busy, now);
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
