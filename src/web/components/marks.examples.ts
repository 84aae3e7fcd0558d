import type { Examples } from '../gallery/example.ts';
import { html } from '../html.ts';
import { VERDICTS } from '../../vocabulary/verdict.ts';
import { badge } from './badge.ts';
import { callout } from './callout.ts';
import { barChart, figure, figures, sparkLine } from './figure.ts';
import { type OwedView, obligationChip, obligationChips } from './obligation-chip.ts';
import { person, presence } from './person.ts';
import { timeline } from './timeline.ts';
import { verdictMark } from './verdict.ts';

export const markExamples: readonly Examples[] = [
  {
    title: 'Pienākums · Obligation',
    show: (request) => {
      const lv = request.lang === 'lv';
      const at = { lang: request.lang, now: request.now };
      const chip = (id: string, state: OwedView['state'], what: string, minutes: number | null, clause: string) =>
        obligationChip(
          {
            id,
            state,
            what,
            clause,
            due: minutes === null ? null : request.now.add({ minutes }),
            reason: lv
              ? [
                  'saņemts piektdien, 20. novembrī, 16.50',
                  'nākamā darbdiena ir pirmdiena: skaita no pirmdienas 8.30',
                  'nodaļas mērķis: viena darbdiena',
                ]
              : [
                  'received on Friday 20 November, 16:50',
                  'counted from Monday 8:30',
                  'target of the unit: one working day',
                ],
            href: '#5.2.1',
          },
          at,
        );
      return [
        obligationChips(
          [
            chip('e1', 'near', lv ? 'Atbildēt' : 'Answer', 200, '5.2.1'),
            chip(
              'e2',
              'open',
              lv ? 'Likuma termiņš' : 'The law’s deadline',
              14 * 1440,
              lv ? 'Iesniegumu likums' : 'Law on submissions',
            ),
            chip('e3', 'late', lv ? 'Atzvanīt' : 'Call back', -125, '8.6'),
            chip('e4', 'met', lv ? 'Saņemšana apstiprināta' : 'Receipt confirmed', -900, '5.3.4'),
            chip('e5', 'excused', lv ? 'Starpatbilde' : 'Interim answer', null, '10.1'),
            chip('e6', 'unknown', lv ? 'Jautājums klientam' : 'Question to the client', null, '6.6'),
          ],
          lv ? 'Kas jāizpilda' : 'What is owed',
        ),
      ];
    },
  },
  {
    title: 'Vērtējums · Verdict',
    show: ({ lang }) => [html`<p>${VERDICTS.map((verdict) => html`${verdictMark(verdict, lang)} &nbsp; `)}</p>`],
  },
  {
    title: 'Zīmes un cilvēki · Badges and people',
    show: ({ lang }) => [
      html`<p>${badge(lang === 'lv' ? 'e-pasts' : 'e-mail')} ${badge(lang === 'lv' ? 'jauna' : 'new', 'accent')} ${badge(lang === 'lv' ? 'gaida klientu' : 'waiting for the client', 'near')} ${badge(lang === 'lv' ? 'atvērta no jauna' : 'reopened', 'late')} ${badge(lang === 'lv' ? 'atbildēta' : 'answered', 'kept')}</p>`,
      html`<p>${person('Parauga Darbiniece', lang === 'lv' ? 'būvinspektore, Būvvalde' : 'building inspector')} ${presence('free', lang)} ${presence('serving', lang)} ${presence('away', lang)} ${presence('break', lang)}</p>`,
    ],
  },
  {
    title: 'Piezīme · Callout',
    show: ({ lang }) => [
      callout(
        'near',
        lang === 'lv' ? 'Trūkst pamatojuma' : 'The ground is missing',
        html`<p>${lang === 'lv' ? 'Pievienojiet saiti uz noteikumiem.' : 'Add a link to the rules.'}</p>`,
      ),
      callout(
        'plain',
        lang === 'lv' ? 'Ziņai' : 'For information',
        html`<p>${lang === 'lv' ? 'Pirmdien iestāde strādā līdz 18.00.' : 'On Monday the house is open until 18:00.'}</p>`,
      ),
    ],
  },
  {
    title: 'Skaitļi · Figures',
    show: ({ lang }) => {
      const lv = lang === 'lv';
      const asOf = lv ? '22. nov. 16.50' : '22 Nov 16:50';
      return [
        figures(
          figure({
            lang,
            name: lv ? 'Atbildēts laikā' : 'Answered in time',
            value: '94',
            unit: '%',
            asOf,
            from: lv ? '212 lietas kopš 1. okt.' : '212 cases since 1 Oct',
            chart: sparkLine(
              [88, 90, 86, 92, 93, 94],
              lv ? 'No 88 % oktobrī līdz 94 % tagad' : 'From 88 % in October to 94 % now',
            ),
          }),
          figure({
            lang,
            name: lv ? 'Vidējais laiks līdz atbildei' : 'Median time to answer',
            value: '5 h 10 min',
            asOf,
            from: lv ? 'darba laiks, 212 lietas' : 'working time, 212 cases',
          }),
        ),
        barChart(
          [
            { name: 'Būvvalde', value: 41, say: '41' },
            { name: lv ? 'Sociālais dienests' : 'Social service', value: 28, say: '28' },
            { name: lv ? 'Finanses' : 'Finance', value: 9, say: '9', tone: 'muted' },
          ],
          lv ? 'Atvērtās lietas' : 'Open cases',
        ),
      ];
    },
  },
  {
    title: 'Notikumi · Timeline',
    show: ({ lang, now }) => [
      timeline(
        [
          {
            at: now.subtract({ hours: 49 }),
            said:
              lang === 'lv' ? html`<b>Saņemts</b> e-pasts no klienta` : html`<b>Received</b> an e-mail from the client`,
          },
          {
            at: now.subtract({ minutes: 40 }),
            said: lang === 'lv' ? 'Pārņēma Parauga Darbiniece' : 'Taken by Parauga Darbiniece',
            words: lang === 'lv' ? 'Piezvanīšu kolēģim un noskaidrošu.' : 'I will ask a colleague.',
          },
        ],
        { lang, now },
      ),
    ],
  },
];
