import type { Tx } from '../../../database/database.ts';
import {
  clientRead,
  countReadings,
  EVERY_READING,
  findReadings,
  type FoundClient,
  ownReading,
  readingHours,
} from '../../../desk/readings/index.ts';
import { type ClientId, parseId } from '../../../vocabulary/ids.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, refuse } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { readAsked, resolve } from './ask-readings.ts';
import { readingsCsv } from './csv.ts';
import { COUNTED, logPage } from './log.page.ts';
import { logRead } from './log-read.ts';
import { personPage } from './person.page.ts';
import { STRIP_DAYS } from './strip.view.ts';

const SHOWN = 50;
const PRINTED = 500;
/** Rows of a file at most; what a person's own report holds is never cut below it in practice. */
const IN_FILE = 100_000;

/** The log for whoever watches over it, as pages and as files. */
export function logRoutes({ desk }: PageDeps): Route[] {
  // The log names cases and clients that the officer does not otherwise see; the policy has been asked by the route.
  const wholly = <Result>(web: WebRequest, work: (tx: Tx) => Promise<Result>) =>
    desk.database.read({ ...web.identity, system: true }, work);
  return [
    defineRoute({
      method: 'GET',
      path: '/lasijumi',
      action: 'reading-log.read',
      audience: 'staff',
      handle: (web, { query }) =>
        wholly(web, async (tx) => {
          const asked = readAsked(query);
          const resolved = await resolve(tx, asked);
          const reader = resolved.readers?.length === 1 ? resolved.readers[0] : undefined;
          const { oldestFirst, after } = asked;
          const [rows, count, hours] = await Promise.all([
            findReadings(tx, resolved.filter, { oldestFirst, after, limit: SHOWN + 1 }),
            countReadings(tx, resolved.filter, COUNTED + 1),
            reader === undefined ? null : readingHours(tx, reader.id, web.today.subtract({ days: STRIP_DAYS - 1 })),
          ]);
          return logPage(web, asked, { resolved, rows, count, hours }, SHOWN);
        }),
    }),
    defineRoute({
      method: 'GET',
      path: '/lasijumi/saraksts.csv',
      action: 'reading-log.read',
      audience: 'staff',
      handle: (web, { query }) =>
        wholly(web, async (tx) => {
          const asked = readAsked(query);
          const { filter, clients } = await resolve(tx, asked);
          const { oldestFirst } = asked;
          const rows = await findReadings(tx, filter, { oldestFirst, after: null, limit: IN_FILE });
          const one = clients?.length === 1 ? (clients[0]?.id ?? null) : null;
          logTaken(web, one);
          return readingsCsv(rows, { names: true, clients: true }, web.lang, `lasijumi-${web.today.toString()}.csv`);
        }),
    }),
    personRoute('', async (web, tx, client, names) => {
      const filter = { ...EVERY_READING, clients: client.records };
      const [rows, count] = await Promise.all([
        findReadings(tx, filter, { oldestFirst: false, after: null, limit: PRINTED }),
        countReadings(tx, filter, IN_FILE),
      ]);
      return personPage(web, client, rows, count, names);
    }),
    personRoute('/saraksts.csv', async (web, tx, client, names) => {
      const filter = { ...EVERY_READING, clients: client.records };
      const rows = await findReadings(tx, filter, { oldestFirst: false, after: null, limit: IN_FILE });
      return readingsCsv(rows, { names, clients: false }, web.lang, `kas-lasijis-${web.today.toString()}.csv`);
    }),
  ];

  /** A client's own report, which is itself a reading of their data. */
  function personRoute(
    path: '' | `/${string}`,
    show: (web: WebRequest, tx: Tx, client: FoundClient, names: boolean) => Promise<Answer>,
  ): Route {
    return defineRoute({
      method: 'GET',
      path: `/lasijumi/klients/:id${path}`,
      action: 'reading-log.read',
      audience: 'staff',
      handle: (web, { params, query }) =>
        wholly(web, async (tx) => {
          const id = parseId<ClientId>(params['id']);
          const client = id === null ? null : await clientRead(tx, id);
          if (client === null) return refuse(404);
          const shown = await show(web, tx, client, query['vardi'] !== 'ne');
          logTaken(web, client.id);
          return shown;
        }),
    });
  }
}

/** What is taken out of the log is logged in it. */
function logTaken(web: WebRequest, client: ClientId | null): void {
  const subject = client ?? web.me?.employee;
  if (subject === undefined) return;
  logRead(web, { ...ownReading('client-data', subject, { client }), own: false, ground: 'data-protection' });
}
