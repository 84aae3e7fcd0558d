import type { Database, Identity, Tx } from '../../../database/database.ts';
import type { Desk } from '../../../desk/context.ts';
import { logReading, type Reading } from '../../../desk/readings/index.ts';
import type { ClientId } from '../../../vocabulary/ids.ts';
import { type Content, type Html, html } from '../../html.ts';
import { tabs } from '../../components/tabs.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayCount, sayDate } from '../../texts/say.ts';
import { retentionTexts } from './texts.ts';

export type DataTab = 'terms' | 'clients' | 'holds' | 'jobs';

const PLACES: Readonly<Record<DataTab, string>> = {
  terms: '/dati',
  clients: '/dati/klienti',
  holds: '/dati/aizturejumi',
  jobs: '/dati/darbi',
};

export function dataTabs({ lang }: WebRequest, current: DataTab | null): Html {
  const t = retentionTexts(lang).tabs;
  return tabs(
    t.label,
    (Object.keys(PLACES) as DataTab[]).map((key) => ({ text: t[key], href: PLACES[key], current: key === current })),
  );
}

/** What stands on a page of data, with room between. */
export function dataBody(...parts: readonly Content[]): Html {
  return html`<div class="data-body">${parts}</div>`;
}

/** Over the title of a page below the first. */
export function dataCrumb({ lang }: WebRequest): Html {
  return html`<a href="/dati">${retentionTexts(lang).title}</a>`;
}

/** The person who asks, seeing what the desk sees: a client's data are not all their own. Only after the policy has said yes. */
function whole(web: WebRequest): Identity {
  return { ...web.identity, system: true };
}

export function readWhole<Result>(web: WebRequest, database: Database, work: (tx: Tx) => Promise<Result>) {
  return database.read(whole(web), work);
}

export function writeWhole<Result>(web: WebRequest, database: Database, work: (tx: Tx) => Promise<Result>) {
  return database.write(whole(web), work);
}

/** „5 gadus”, „180 dienas”, „1 gadu 6 dienas”. */
export function sayTerm({ lang }: WebRequest, term: { readonly years: number; readonly days: number }): string {
  return [
    ...(term.years > 0 ? [sayCount(lang, term.years, ['gadu', 'gadus', 'gadu'], ['year', 'years'])] : []),
    ...(term.days > 0 ? [sayCount(lang, term.days, ['dienu', 'dienas', 'dienu'], ['day', 'days'])] : []),
  ].join(' ');
}

export function sayRecords(web: WebRequest, count: number): string {
  return sayCount(web.lang, count, ['ieraksts', 'ieraksti', 'ierakstu'], ['record', 'records']);
}

export function sayDayOf(web: WebRequest, at: Temporal.Instant): string {
  return sayDate(web.lang, at.toZonedDateTimeISO('Europe/Riga').toPlainDate());
}

/** 5.1.1: looking at what a client's data are is a reading of them, on the ground of data protection. */
export function logDataRead(web: WebRequest, desk: Desk, client: ClientId): void {
  const reading: Reading = {
    what: 'client-data',
    subject: client,
    case: null,
    client,
    own: false,
    ground: 'data-protection',
    reason: '',
    breakGlass: false,
  };
  web.before(logReading(desk, web.identity, reading));
}
