import { Readable } from 'node:stream';
import {
  type DataJob,
  EXPORT_HOURS,
  exportClient,
  INVENTORY,
  jobById,
  newestJobs,
  writeZip,
} from '../../../desk/client-data/index.ts';
import { RECORD_KINDS } from '../../../vocabulary/words.ts';
import { type ClientId, parseId } from '../../../vocabulary/ids.ts';
import { badge } from '../../components/badge.ts';
import { linkButton } from '../../components/button.ts';
import { callout } from '../../components/callout.ts';
import { emptyState } from '../../components/states.ts';
import { table } from '../../components/table.ts';
import { attrs, type Html, html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import type { PageDeps } from '../../page-deps.ts';
import { type Answer, refuse } from '../../server/answer.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayNumber, sayWhen } from '../../texts/say.ts';
import { exportFiles } from './export-page.ts';
import { dataBody, dataCrumb, logDataRead, dataTabs, readWhole } from './frame.ts';
import { retentionTexts } from './texts.ts';

const PATH = '/dati/darbi';

/** What was erased and handed out, and how far what goes on has come. */
export function jobRoutes({ desk, standards }: PageDeps): Route[] {
  const jobOf = (web: WebRequest, given: string | undefined) => {
    const id = parseId<ClientId>(given);
    return id === null ? Promise.resolve(null) : readWhole(web, desk.database, (tx) => jobById(tx, id));
  };
  return [
    defineRoute({
      method: 'GET',
      path: PATH,
      action: 'retention.run',
      audience: 'staff',
      handle: async (web) => jobsPage(web, await readWhole(web, desk.database, (tx) => newestJobs(tx, 50))),
    }),
    defineRoute({
      method: 'GET',
      path: `${PATH}/:id`,
      action: 'retention.run',
      audience: 'staff',
      async handle(web, { params }) {
        const job = await jobOf(web, params['id']);
        return job === null ? refuse(404) : jobPage(web, job);
      },
    }),
    defineRoute({
      method: 'GET',
      path: `${PATH}/:id/arhivs.zip`,
      action: 'client.export',
      audience: 'staff',
      async handle(web, { params }) {
        const job = await jobOf(web, params['id']);
        // Whoever asked for it with a reason fetches it; for somebody else it is another use of the power.
        if (job === null || job.kind !== 'export-client' || job.madeBy !== web.identity.employee) return refuse(404);
        const t = retentionTexts(web.lang).job;
        if (isOver(web, job) || job.client === null) return refuse(409, t.over);
        logDataRead(web, desk, job.client);
        const files = exportClient(desk, web.identity, job, web.today, (data) => exportFiles(data, standards));
        const at = web.now.toZonedDateTimeISO('Europe/Riga').toPlainDateTime();
        return {
          answer: 'file',
          bytes: Readable.from(writeZip(files, at)),
          type: 'application/zip',
          name: `klienta-dati-${web.today}.zip`,
        };
      },
    }),
  ];
}

function jobsPage(web: WebRequest, jobs: readonly DataJob[]): Answer {
  const { lang } = web;
  const t = retentionTexts(lang);
  return page(web, {
    title: t.tabs.jobs,
    over: dataCrumb(web),
    current: 'data',
    live: liveOf(web, jobs),
    body: dataBody(
      html`${dataTabs(web, 'jobs')}${
        jobs.length === 0
          ? emptyState({ title: t.job.none, say: t.job.noneSay })
          : table<DataJob>({
              lang,
              caption: t.tabs.jobs,
              captionHidden: true,
              rows: jobs,
              id: ({ id }) => id,
              columns: [
                {
                  key: 'kind',
                  name: t.terms.kind,
                  heads: true,
                  cell: ({ id, kind }) => html`<a href="${PATH}/${id}">${t.job.kinds[kind]}</a>`,
                },
                { key: 'state', name: t.terms.state, cell: ({ state }) => badge(t.job.states[state]) },
                {
                  key: 'step',
                  name: t.job.pieces,
                  numeric: true,
                  cell: ({ step, steps }) => t.job.progress(sayNumber(lang, step), sayNumber(lang, steps)),
                },
                { key: 'by', name: t.holds.by, cell: (job) => sayBy(web, job) },
              ],
            })
      }`,
    ),
  });
}

function jobPage(web: WebRequest, job: DataJob): Answer {
  const { lang } = web;
  const t = retentionTexts(lang);
  return page(web, {
    title: t.job.kinds[job.kind],
    over: html`${dataCrumb(web)} · <a href="${PATH}">${t.tabs.jobs}</a>`,
    lead: html`${badge(t.job.states[job.state])} ${sayBy(web, job)}`,
    current: 'data',
    live: liveOf(web, [job]),
    body: dataBody(
      html`${progress(web, job)}${job.kind === 'export-client' ? fetching(web, job) : rowsView(web, job)}`,
    ),
  });
}

function progress(web: WebRequest, { state, step, steps, trouble, kind }: DataJob): Html {
  const { lang } = web;
  const t = retentionTexts(lang).job;
  if (kind === 'export-client' && state === 'ready') return html``;
  const said = t.progress(sayNumber(lang, step), sayNumber(lang, steps));
  const share = state === 'done' ? 1 : steps === 0 ? 0 : Math.min(step / steps, 1);
  return html`<div class="data-progress" id="progress"><progress${attrs({ max: 100, value: Math.round(share * 100), 'aria-label': t.pieces })}>${said}</progress><span role="status">${said}</span></div>${
    state === 'running' && html`<p class="hint">${trouble === '' ? t.going : t.trouble}</p>`
  }`;
}

function fetching(web: WebRequest, job: DataJob): Html {
  const { lang } = web;
  const t = retentionTexts(lang).job;
  if (isOver(web, job)) return html`<p>${t.over}</p>`;
  const until = job.madeAt.add({ hours: EXPORT_HOURS });
  return html`${callout('near', t.look, html`<p>${t.fetchSay(sayWhen(lang, until, web.now))}</p>`)}${
    job.state === 'done' && html`<p>${t.fetched}</p>`
  }${linkButton({ text: t.fetch, href: `${PATH}/${job.id}/arhivs.zip`, kind: 'primary', attrs: { 'data-turbo': 'false', download: true } })}`;
}

function rowsView(web: WebRequest, job: DataJob): Html {
  const { lang } = web;
  const t = retentionTexts(lang);
  const lines = Object.entries(job.summary);
  const nameOf = (name: string) => {
    const kind = RECORD_KINDS.find((one) => one === name);
    return kind === undefined ? (INVENTORY[name]?.[lang] ?? name) : t.kinds[kind];
  };
  return html`<p>${t.job.doneRows(sayNumber(lang, job.done))}</p>${
    lines.length > 0 &&
    table<(typeof lines)[number]>({
      lang,
      caption: t.job.rows,
      rows: lines,
      id: ([name]) => name,
      columns: [
        { key: 'what', name: t.erase.table, heads: true, cell: ([name]) => nameOf(name) },
        { key: 'count', name: t.erase.count, numeric: true, cell: ([, count]) => sayNumber(lang, count) },
      ],
    })
  }${job.state === 'done' && html`<p>${t.job.journal}</p>`}`;
}

function sayBy(web: WebRequest, { madeByName, madeAt }: DataJob): string {
  const t = retentionTexts(web.lang).job;
  return t.by(madeByName ?? t.desk, sayWhen(web.lang, madeAt, web.now));
}

function isOver(web: WebRequest, job: DataJob): boolean {
  return Temporal.Instant.compare(web.now, job.madeAt.add({ hours: EXPORT_HOURS })) > 0;
}

/** A job tells whoever began it how far it is. */
function liveOf(web: WebRequest, jobs: readonly DataJob[]): readonly string[] {
  const mine = jobs.some(({ state, madeBy }) => state !== 'failed' && madeBy === web.identity.employee);
  return mine && web.identity.employee !== null ? [`employee:${web.identity.employee}`] : [];
}
