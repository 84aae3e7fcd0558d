import {
  applyImport,
  dropImport,
  HEADINGS,
  importById,
  importFile,
  importFromServer,
  lastImports,
  planAnew,
  shownChanges,
  shownNotes,
} from '../../../desk/directory-import/index.ts';
import type { Tx } from '../../../database/database.ts';
import { type EmployeeId, parseId } from '../../../vocabulary/ids.ts';
import type { PageDeps } from '../../page-deps.ts';
import { answerOnce } from '../../server/answer-once.ts';
import { type Answer, file, redirect, refuse } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { importPage, PER_KIND, PER_PAGE } from './import.view.ts';
import { importsPage } from './imports.view.ts';
import { importTexts } from './texts.ts';

export const IMPORTS = '/administracija/saraksta-imports';
/** Twenty thousand rows are some four megabytes, in UTF-16 twice as much. */
const LARGEST_FILE = 10 * 1024 * 1024;

/** Bringing the directory in from a file or a directory server: look, then apply. */
export function directoryImportRoutes(deps: PageDeps): Route[] {
  return [begin(deps), upload(deps), askServer(deps), example(), shown(deps), apply(deps), drop()];
}

const staff = { action: 'people.manage', audience: 'staff' } as const;

function begin(deps: PageDeps): Route {
  return defineRoute({ ...staff, method: 'GET', path: IMPORTS, handle: (request) => beginPage(request, deps, []) });
}

async function beginPage(request: WebRequest, deps: PageDeps, errors: readonly { name: string; say: string }[]) {
  const imports = await request.read(lastImports);
  return importsPage(request, { imports, errors, hasServer: Boolean(deps.directoryServer) });
}

function upload(deps: PageDeps): Route {
  return defineRoute({
    ...staff,
    method: 'POST',
    path: IMPORTS,
    bodyLimit: LARGEST_FILE,
    async handle(request, { body, files }) {
      const given = files.find(({ field }) => field === 'file');
      if (given === undefined || given.bytes.length === 0)
        return beginPage(request, deps, [{ name: 'file', say: importTexts(request.lang).file.none }]);
      return answerOnce(request, body, async (tx) => {
        const id = await importFile(deps.desk, tx, request.me?.employee ?? null, given);
        return typeof id === 'string' ? redirect(`${IMPORTS}/${id}`) : refuse(403);
      });
    },
  });
}

function askServer(deps: PageDeps): Route {
  return defineRoute({
    ...staff,
    method: 'POST',
    path: `${IMPORTS}/serveris`,
    async handle(request, { body }) {
      const fetch = deps.directoryServer;
      if (!fetch) return refuse(404);
      return answerOnce(request, body, async (tx) => {
        const begun = await importFromServer(deps.desk, tx, request.me?.employee ?? null, fetch);
        if ('refused' in begun) return refuse(403);
        // What cannot even be kept shows as interrupted.
        begun.done.catch(() => {});
        return redirect(`${IMPORTS}/${begun.id}`);
      });
    },
  });
}

function example(): Route {
  return defineRoute({
    ...staff,
    method: 'GET',
    path: `${IMPORTS}/paraugs.csv`,
    handle({ lang }) {
      const headings = Object.values(HEADINGS).map((names) => names[lang === 'lv' ? 0 : 1] ?? '');
      return file(`\uFEFF${headings.join(';')}\r\n`, 'text/csv; charset=utf-8', 'paraugs.csv');
    },
  });
}

function shown(deps: PageDeps): Route {
  return defineRoute({
    ...staff,
    method: 'GET',
    path: `${IMPORTS}/:id`,
    async handle(request, { params, query }) {
      const answer = await request.read((tx) => importAnswer(tx, request, deps, params['id'], { query }));
      return answer ?? refuse(404);
    },
  });
}

async function importAnswer(
  tx: Tx,
  request: WebRequest,
  deps: PageDeps,
  given: string | undefined,
  more: {
    readonly query?: Readonly<Record<string, string | undefined>>;
    readonly said?: string;
    readonly status?: number;
  },
): Promise<Answer | null> {
  const id = importId(given);
  const row = id === null ? null : await importById(tx, id);
  if (row === null) return null;
  const kind = more.query?.['veids'] ?? null;
  const lapa = Math.max(1, Number(more.query?.['lapa'] ?? 1) || 1);
  const window =
    kind === null ? { kind, skip: 0, most: PER_KIND } : { kind, skip: (lapa - 1) * PER_PAGE, most: PER_PAGE };
  const ready = row.state === 'ready';
  const changes = ready ? await shownChanges(tx, row.id, window) : [];
  const notes = ready && kind === null && (row.summary.notes ?? 0) > 0 ? await shownNotes(tx, row.id) : [];
  return importPage(request, {
    row,
    changes,
    notes,
    kind,
    page: lapa,
    said: more.said,
    status: more.status,
    hasServer: Boolean(deps.directoryServer),
  });
}

function apply(deps: PageDeps): Route {
  return defineRoute({
    ...staff,
    method: 'POST',
    path: `${IMPORTS}/:id/piemerot`,
    async handle(request, { params, body }) {
      const id = importId(params['id']);
      if (id === null) return refuse(404);
      const texts = importTexts(request.lang);
      const asked = { evenSoMany: body['evenSoMany'] === 'yes' };
      const out: EmployeeId[] = [];
      const answer = await answerOnce(request, body, async (tx) => {
        const done = await applyImport(deps.desk, tx, request.me?.employee ?? null, id, asked);
        if (!('refused' in done)) {
          out.push(...done.leaving);
          return redirect(`${IMPORTS}/${id}`, texts.done(done.changes));
        }
        if (done.refused === 'not-allowed') return refuse(403);
        if (done.refused === 'changed-meanwhile') return refuse(409, texts.changedMeanwhile);
        const said = done.refused === 'brake' ? texts.brakeMissing : done.refused === 'over' ? texts.over : undefined;
        const again = await importAnswer(tx, request, deps, id, {
          ...(said === undefined ? {} : { said }),
          status: 422,
        });
        return again ?? refuse(404);
      });
      // Whoever is out is out at once, not when this process has forgotten.
      for (const employee of out) request.sessions.forget(employee);
      // New units are counted by their institution's hours at once.
      if (answer.answer === 'redirect') await deps.desk.rules.refresh();
      if (answer.answer !== 'refused' || answer.status !== 409) return answer;
      await request.write((tx) => planAnew(deps.desk, tx, id));
      const again = await request.read((tx) =>
        importAnswer(tx, request, deps, id, { said: texts.changedMeanwhile, status: 409 }),
      );
      return again ?? refuse(404);
    },
  });
}

function drop(): Route {
  return defineRoute({
    ...staff,
    method: 'POST',
    path: `${IMPORTS}/:id/atmest`,
    async handle(request, { params, body }) {
      const id = importId(params['id']);
      if (id === null) return refuse(404);
      const texts = importTexts(request.lang);
      return answerOnce(request, body, async (tx) => {
        const refused = await dropImport(tx, id);
        if (refused?.refused === 'not-allowed') return refuse(403);
        return redirect(IMPORTS, refused === null ? texts.dropped : texts.over);
      });
    },
  });
}

/** An import has no id type of its own: it is named in addresses only. */
function importId(text: string | undefined): string | null {
  return parseId(text);
}
