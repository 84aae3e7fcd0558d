import type { DemoMatter } from '../demo-matter.ts';

/** What is no client's letter: it stands in quarantine with its reason, and may be let out. */
export const STRAYS: readonly DemoMatter[] = [
  {
    key: 'jaunumi',
    steps: [
      {
        at: '4 06:00',
        letter: {
          from: 'Paraugu Birojs <jaunumi@reklama.uznemums.example>',
          to: 'dome',
          subject: 'Rudens izpārdošana: biroja krēsli līdz –40 %',
          text: 'Biroja krēsli līdz –40 %. Tikai šonedēļ!\n',
          html: '<table width="600"><tr><td style="background:#b30000;color:#fff;font-size:32px;padding:24px">Rudens izpārdošana</td></tr><tr><td>Biroja krēsli līdz –40 %. Tikai šonedēļ!<img src="https://reklama.uznemums.example/skaits.gif" width="1" height="1" alt=""></td></tr></table>',
          headers: {
            'List-Id': '<jaunumi.reklama.uznemums.example>',
            'List-Unsubscribe': '<https://reklama.uznemums.example/atteikties>',
            Precedence: 'bulk',
          },
        },
      },
    ],
  },
  {
    key: 'prombutne',
    steps: [
      {
        at: '2 08:31',
        letter: {
          from: 'Renārs Piemērkrauklis <renars.piemerkrauklis@klienti.example>',
          to: 'administrativa',
          subject: 'Automātiska atbilde: Domes jaunumi',
          text: 'Esmu atvaļinājumā līdz mēneša beigām. Vēstules lasīšu pēc atgriešanās.\n',
          headers: { 'Auto-Submitted': 'auto-replied' },
        },
      },
    ],
  },
  {
    key: 'mums-pasiem',
    steps: [
      {
        at: '1 07:15',
        letter: {
          from: 'Dome <dome@paraugnovads.example>',
          to: 'izglitiba',
          subject: 'Jūsu pastkaste ir pilna',
          text: 'Spiediet saiti, lai pastkasti atjaunotu: https://pastkaste.reklama.uznemums.example\n',
        },
      },
    ],
  },
];
