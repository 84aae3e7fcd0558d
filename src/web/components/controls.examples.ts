import type { Examples } from '../gallery/example.ts';
import { html } from '../html.ts';
import { button, buttonRow, linkButton } from './button.ts';
import { checkField, dateField, radioField, selectField, textArea, textField, tickBox } from './field.ts';
import { form } from './form.ts';
import { searchBox } from './search-box.ts';
import { languageSwitch, themeSwitch } from './switches.ts';

export const controlExamples: readonly Examples[] = [
  {
    title: 'Pogas · Buttons',
    show: ({ lang }) => [
      buttonRow(
        button({
          text: lang === 'lv' ? 'Izlasīt pirms sūtīšanas' : 'Read before sending',
          kind: 'primary',
          key: 'Ctrl ⌘',
        }),
        button({ text: lang === 'lv' ? 'Nodot' : 'Hand over', key: 'n' }),
        button({ text: lang === 'lv' ? 'Pievienot' : 'Attach', kind: 'quiet' }),
        button({ text: lang === 'lv' ? 'Atsaukt atbildi' : 'Withdraw the reply', kind: 'danger' }),
        button({ text: lang === 'lv' ? 'Slēgt' : 'Close', disabled: true }),
        linkButton({ text: lang === 'lv' ? 'Visas lietas' : 'All cases', href: '#' }),
      ),
    ],
  },
  {
    title: 'Veidlapa ar labojumiem · A form to be mended',
    show: (request) => {
      const lv = request.lang === 'lv';
      const error = lv ? 'Aizpildiet: Par ko ir lieta.' : 'Fill in: What it is about.';
      return [
        form(request, {
          action: '/gallery',
          errors: [{ name: 'subject', say: error }],
          body: [
            textField({
              lang: request.lang,
              name: 'subject',
              label: lv ? 'Par ko ir lieta' : 'What it is about',
              hint: lv ? 'Dažos vārdos, kā klients teica.' : 'In a few words, as the client said it.',
              error,
              required: true,
            }),
            textArea({
              lang: request.lang,
              name: 'words',
              label: lv ? 'Klienta vārdi' : 'The client’s words',
              rows: 3,
              value: lv ? 'Gribu pagalmā uzlikt siltumnīcu.' : 'I want to put up a greenhouse.',
            }),
            dateField({
              lang: request.lang,
              name: 'day',
              label: lv ? 'Solītā diena' : 'Promised day',
              value: '2026-11-27',
              required: false,
            }),
            selectField({
              lang: request.lang,
              name: 'unit',
              label: lv ? 'Struktūrvienība' : 'Unit',
              empty: lv ? 'Izvēlieties' : 'Choose',
              choices: [
                { value: 'a', text: 'Būvvalde' },
                { value: 'b', text: lv ? 'Sociālais dienests' : 'Social service' },
              ],
              value: 'a',
            }),
            radioField({
              lang: request.lang,
              name: 'way',
              label: lv ? 'Kā atbildēt' : 'How to answer',
              value: 'mail',
              choices: [
                { value: 'mail', text: lv ? 'Ar e-pastu' : 'By e-mail', hint: lv ? 'Ierastais ceļš' : 'The usual way' },
                { value: 'letter', text: lv ? 'Ar oficiālu vēstuli' : 'By an official letter' },
              ],
            }),
            checkField({
              lang: request.lang,
              name: 'what',
              label: lv ? 'Ko pievienot' : 'What to add',
              choices: [
                { value: '1', text: lv ? 'Noteikumi' : 'Rules' },
                { value: '2', text: lv ? 'Veidlapa' : 'Form' },
              ],
              values: ['1'],
            }),
            tickBox({
              lang: request.lang,
              name: 'read',
              label: lv ? 'Izlasīju, kā klients to redzēs' : 'I have read it as the client will see it',
            }),
            buttonRow(button({ text: lv ? 'Saglabāt' : 'Save', kind: 'primary' })),
          ],
        }),
      ];
    },
  },
  { title: 'Meklēšana · Search', show: ({ lang }) => [searchBox({ lang, action: '/gallery' })] },
  {
    title: 'Izskats un valoda · Appearance and language',
    show: (request) => [html`${themeSwitch(request)}`, languageSwitch(request)],
  },
];
