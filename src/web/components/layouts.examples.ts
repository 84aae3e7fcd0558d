import type { Examples } from '../gallery/example.ts';
import { html } from '../html.ts';
import { breadcrumbs } from './breadcrumbs.ts';
import { badge } from './badge.ts';
import { button } from './button.ts';
import { cancelButton, dialog, dialogButton } from './dialog.ts';
import { textArea } from './field.ts';
import { buttonForm, form } from './form.ts';
import { facts, list } from './list.ts';
import { menu } from './menu.ts';
import { pagination } from './pagination.ts';
import { emptyState, errorState, loadingState, noPermissionState } from './states.ts';
import { table } from './table.ts';
import { tabs } from './tabs.ts';

interface Row {
  readonly number: string;
  readonly subject: string;
  readonly state: string;
  readonly letters: number;
}

export const layoutExamples: readonly Examples[] = [
  {
    title: 'Ceļš un cilnes · Breadcrumbs and tabs',
    show: ({ lang }) => [
      breadcrumbs(lang, [
        { text: lang === 'lv' ? 'Lietas' : 'Cases', href: '#' },
        { text: 'Būvvalde', href: '#' },
        { text: 'PN-2026-00412' },
      ]),
      tabs(lang === 'lv' ? 'Lietu skati' : 'Views of cases', [
        { text: lang === 'lv' ? 'Manas' : 'Mine', href: '#', count: 7, current: true },
        { text: lang === 'lv' ? 'Struktūrvienības' : 'Of the unit', href: '#', count: 31 },
        { text: lang === 'lv' ? 'Slēgtās' : 'Closed', href: '#' },
      ]),
    ],
  },
  {
    title: 'Tabula · Table',
    show: (request) => {
      const lv = request.lang === 'lv';
      const rows: readonly Row[] = [
        {
          number: 'PN-2026-00412',
          subject: lv ? 'Vai siltumnīcai vajadzīga būvatļauja?' : 'Does a greenhouse need a permit?',
          state: lv ? 'jauna' : 'new',
          letters: 1,
        },
        {
          number: 'PN-2026-00397',
          subject: lv ? 'Ielas apgaismojums Ķiršu ielā' : 'Street lighting',
          state: lv ? 'atbildēta' : 'answered',
          letters: 4,
        },
      ];
      return [
        form(request, {
          action: '/gallery',
          body: [
            table<Row>({
              lang: request.lang,
              caption: lv ? '2 lietas · pēc termiņa' : '2 cases · by due time',
              rows,
              id: (row) => row.number,
              columns: [
                {
                  key: 'number',
                  name: lv ? 'Numurs' : 'Number',
                  cell: (row) => html`<a href="#${row.number}">${row.number}</a>`,
                  sortable: true,
                  heads: true,
                  whole: true,
                },
                { key: 'subject', name: lv ? 'Par ko' : 'About', cell: (row) => row.subject },
                { key: 'state', name: lv ? 'Stāvoklis' : 'State', cell: (row) => badge(row.state), sortable: true },
                { key: 'letters', name: lv ? 'Vēstules' : 'Letters', cell: (row) => row.letters, numeric: true },
              ],
              sort: { by: 'number', descending: true, href: (sort) => `?kartot=${sort}` },
              select: {
                name: (row) => row.number,
                bar: button({ text: lv ? 'Nodot izvēlētās' : 'Hand over the chosen', kind: 'primary' }),
              },
            }),
          ],
        }),
        pagination({ lang: request.lang, page: 2, pages: 4, href: (page) => `?lapa=${page}` }),
      ];
    },
  },
  {
    title: 'Saraksts un ziņas · List and facts',
    show: ({ lang }) => [
      list({
        count: lang === 'lv' ? '2 uzdevumi' : '2 tasks',
        order: lang === 'lv' ? 'pēc termiņa' : 'by due time',
        rows: [html`<a href="#a">PN-2026-00412</a>`, html`<a href="#b">PN-2026-00397</a>`],
      }),
      facts([
        [lang === 'lv' ? 'Klients' : 'Client', 'Parauga Klients'],
        [lang === 'lv' ? 'Tālrunis' : 'Phone', '+371 6000 0000'],
      ]),
    ],
  },
  {
    title: 'Izvēlne un dialogs · Menu and dialog',
    show: (request) => {
      const { lang } = request;
      const lv = lang === 'lv';
      return [
        html`<div class="button-row">${menu({ id: 'g-menu', text: lv ? 'Vairāk' : 'More', items: [html`<a href="#p">${lv ? 'Apvienot ar citu lietu' : 'Merge with another case'}</a>`, html`<a href="#d">${lv ? 'Drukāt' : 'Print'}</a>`, button({ text: lv ? 'Kopēt numuru' : 'Copy the number', type: 'button' })] })}${dialogButton('g-dialog', lv ? 'Slēgt lietu' : 'Close the case', 'plain', 's')}</div>`,
        dialog({
          lang,
          id: 'g-dialog',
          title: lv ? 'Slēgt lietu' : 'Close the case',
          body: form(request, {
            action: '/gallery',
            body: [
              textArea({
                lang,
                name: 'why',
                label: lv ? 'Kas palika neatrisināts?' : 'What was left unsolved?',
                rows: 2,
                required: false,
              }),
              html`<div class="button-row">${button({ text: lv ? 'Slēgt' : 'Close', kind: 'primary' })}${cancelButton('g-dialog', lang)}</div>`,
            ],
          }),
        }),
      ];
    },
  },
  {
    title: 'Paziņojums ar atsaukšanu · Toast with undo',
    show: (request) => [
      buttonForm(request, {
        action: '/gallery/toast',
        button: button({ text: request.lang === 'lv' ? 'Parādīt paziņojumu' : 'Show a toast' }),
      }),
    ],
  },
  {
    title: 'Stāvokļi · States',
    show: ({ lang }) => {
      const lv = lang === 'lv';
      return [
        emptyState({
          title: lv ? 'Šodien nekas vairs nav jāizpilda' : 'Nothing more is owed today',
          say: lv ? 'Nākamais termiņš ir otrdien 9.00.' : 'The next one is due on Tuesday at 9:00.',
        }),
        errorState({
          title: lv ? 'Vēsturi neizdevās nolasīt' : 'The history could not be read',
          say: lv ? 'Datubāze neatbildēja laikā.' : 'The database did not answer in time.',
          todo: lv ? 'Pārējā lapa ir pilnīga. Mēģiniet vēlreiz.' : 'The rest of the page is complete. Try again.',
        }),
        loadingState(lang),
        noPermissionState(lang, lv ? 'struktūrvienības vadītājs' : 'head of the unit'),
      ];
    },
  },
];
