import { after } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { changeCase } from '../../src/desk/cases/index.ts';
import { mailById } from '../../src/desk/mail/index.ts';
import { EMPLOYEES } from '../../src/seed/demo-people.ts';
import type { CaseId, EmployeeId } from '../../src/vocabulary/ids.ts';
import { pagesOf } from '../../src/web/pages.ts';
import { buildServer } from '../../src/web/server/build-server.ts';
import { liveHub } from '../../src/web/server/live-hub.ts';
import type { LogLine } from '../../src/web/web-deps.ts';
import { loadStandards } from '../../src/load-standards.ts';
import { DESK, dictionary, type TestDesk, testDesk } from '../builders/desk.ts';

export interface ComposerDesk {
  readonly desk: TestDesk;
  readonly server: FastifyInstance;
  readonly log: LogLine[];
  /** A case opened by a letter, held by Anna where it is in her unit. */
  openCase(letter?: string): Promise<{ id: CaseId; number: string }>;
  take(id: CaseId, given: string): Promise<void>;
  signIn(given: string): Promise<Signed>;
  listen(): Promise<string>;
}

export interface Signed {
  readonly cookie: string;
  readonly csrf: string;
  get(url: string): Promise<Answered>;
  post(url: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<Answered>;
  json(url: string, body: unknown): Promise<Answered>;
  upload(
    url: string,
    fields: Readonly<Record<string, string>>,
    files: readonly { name: string; type: string; bytes: Buffer }[],
  ): Promise<Answered>;
}

export interface Answered {
  readonly status: number;
  readonly body: string;
  readonly location: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

export const LETTER = `From: Paraugs Klients <klients@klienti.example>
To: dome@paraugnovads.example
Subject: Vai siltumnīcai vajadzīga atļauja?
Message-ID: <ID@klienti.example>
Content-Type: text/plain; charset=utf-8

Labdien! Gribu pagalmā uzlikt siltumnīcu, 24 kvadrātmetri. Vai man vajag atļauju?
Paldies!
`;

/** The desk's pages upon a fresh database with the demo people; the clock stands on Monday, 23 November 2026, 8.41. */
export async function composerDesk(): Promise<ComposerDesk> {
  const desk = await testDesk('2026-11-20T16:50');
  const log: LogLine[] = [];
  const deps = {
    desk,
    dictionary: await dictionary,
    standards: await loadStandards('adazi'),
    demo: true,
    smtpPort: 2525,
  };
  const server = buildServer({
    database: desk.database,
    tenant: desk.tenant,
    config: { demo: true, publicUrl: null, log: (line) => log.push(line) },
    now: desk.clock,
    hub: liveHub(),
    ...pagesOf(deps),
  });
  await server.ready();
  after(() => server.close());
  desk.at('2026-11-23T08:41');
  let letters = 0;
  let address: Promise<string> | undefined;
  const take = async (id: CaseId, given: string) => {
    const who = desk.as(given);
    const taken = await changeCase(desk, who, id, { do: 'take', by: who.employee, unit: who.units[0]! });
    if ('refused' in taken) throw new Error(JSON.stringify(taken));
  };
  return {
    desk,
    server,
    log,
    take,
    async openCase(letter = LETTER) {
      desk.at('2026-11-20T16:50');
      const { id } = await desk.receive(letter.replace('<ID@', `<letter-${letters++}@`));
      desk.at('2026-11-23T08:41');
      const row = await desk.database.read(DESK, async (tx) => {
        const mail = await mailById(tx, id);
        return tx.one<{ id: CaseId; number: string }>('select id, number from desk_case where tenant = 1 and id = $1', [
          mail?.case_id,
        ]);
      });
      if (row === null) throw new Error('The letter opened no case');
      await take(row.id, 'Anna');
      return row;
    },
    signIn: (given) => signIn(server, given),
    listen: () => (address ??= server.listen({ port: 0, host: '127.0.0.1' })),
  };
}

async function signIn(server: FastifyInstance, given: string): Promise<Signed> {
  const employee = EMPLOYEES.find((one) => one.given === given)?.id as EmployeeId;
  const shown = await server.inject({ url: '/ieeja', headers: { host: 'localhost' } });
  const token = /name="_csrf" value="([^"]+)"/.exec(shown.body)?.[1] ?? '';
  const entered = await server.inject({
    method: 'POST',
    url: '/ieeja/demo',
    headers: { host: 'localhost', cookie: cookiesOf(shown.headers['set-cookie']), 'content-type': FORM },
    payload: new URLSearchParams({ _csrf: token, employee }).toString(),
  });
  const cookie = cookiesOf(entered.headers['set-cookie']);
  const inside = await server.inject({ url: '/gallery', headers: { cookie } });
  const csrf = /name="csrf-token" content="([^"]+)"/.exec(inside.body)?.[1] ?? '';
  const send = async (url: string, type: string, payload: string | Buffer, accept = 'text/html') =>
    answered(
      await server.inject({
        method: 'POST',
        url,
        headers: { cookie, accept, 'content-type': type, 'x-csrf-token': csrf },
        payload,
      }),
    );
  return {
    cookie,
    csrf,
    get: async (url) => answered(await server.inject({ url, headers: { cookie, accept: 'text/html' } })),
    post: (url, fields) => {
      const form = new URLSearchParams({ _csrf: csrf });
      for (const [name, value] of Object.entries(fields))
        for (const one of [value].flat()) form.append(name, one as string);
      return send(url, FORM, form.toString());
    },
    json: (url, body) => send(url, 'application/json', JSON.stringify(body), 'application/json'),
    upload: (url, fields, files) => {
      const boundary = 'robeza-0123456789';
      const head = (more: string) => Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${more}\r\n`);
      const parts = [
        ...Object.entries(fields).map(([name, value]) =>
          Buffer.concat([head(`name="${name}"`), Buffer.from(`\r\n${value}\r\n`)]),
        ),
        ...files.map(({ name, type, bytes }) =>
          Buffer.concat([
            head(`name="files"; filename="${name}"`),
            Buffer.from(`Content-Type: ${type}\r\n\r\n`),
            bytes,
            Buffer.from('\r\n'),
          ]),
        ),
        Buffer.from(`--${boundary}--\r\n`),
      ];
      return send(url, `multipart/form-data; boundary=${boundary}`, Buffer.concat(parts), 'application/json');
    },
  };
}

const FORM = 'application/x-www-form-urlencoded';

function answered(response: { statusCode: number; body: string; headers: Record<string, unknown> }): Answered {
  return {
    status: response.statusCode,
    body: response.body,
    location: String(response.headers['location'] ?? ''),
    headers: response.headers,
  };
}

function cookiesOf(header: unknown): string {
  return [header ?? []]
    .flat()
    .map(String)
    .filter((line) => !/Max-Age=0|=;/.test(line))
    .map((line) => line.split(';')[0])
    .join('; ');
}

/** The fields of the composer's form as the page shows them, for forms sent without script. */
export function fieldsOf(body: string): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {};
  const form = /<form[^>]*id="composer-form"[^]*?<\/form>/.exec(body)?.[0] ?? '';
  const put = (name: string, value: string) => {
    const before = fields[name];
    fields[name] = before === undefined ? value : [...[before].flat(), value];
  };
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]+)"/.exec(tag)?.[1];
    if (name !== undefined && !/type="file"/.test(tag)) put(name, unescape(/ value="([^"]*)"/.exec(tag)?.[1] ?? ''));
  }
  for (const [, name, text] of form.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>\n?([^<]*)<\/textarea>/g))
    put(name!, unescape(text!));
  for (const [, name, options] of form.matchAll(/<select[^>]*name="([^"]+)"[^>]*>([^]*?)<\/select>/g)) {
    const chosen =
      /<option value="([^"]*)" selected/.exec(options!)?.[1] ?? /<option value="([^"]*)"/.exec(options!)?.[1] ?? '';
    put(name!, chosen);
  }
  return fields;
}

function unescape(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
