import { ROLES } from '../../../vocabulary/words.ts';
import { table } from '../../components/table.ts';
import { html } from '../../html.ts';
import { page } from '../../layout/page.ts';
import { defineRoute, type Route } from '../../server/define-route.ts';
import { administrationTexts } from '../administration/texts.ts';
import { ACTION_WORDS, WITH_REASON } from '../powers/action-words.ts';
import { type MatrixRow, matrixRows } from './access-matrix.ts';
import { accessTexts } from './texts.ts';

/** The policy as it is carried out, for whoever gives people their roles. */
export function accessMatrixRoutes(): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/administracija/piekluve',
      action: 'people.manage',
      audience: 'staff',
      handle(request) {
        const { lang } = request;
        const t = accessTexts(lang);
        return page(request, {
          title: t.title,
          over: html`<a href="/administracija">${administrationTexts(lang).title}</a>`,
          lead: t.lead,
          current: 'administration',
          body: html`<p class="hint">${t.legend}</p>${table<MatrixRow>({
            lang,
            caption: t.caption,
            captionHidden: true,
            compared: true,
            rows: matrixRows(),
            id: ({ action }) => action,
            columns: [
              {
                key: 'action',
                name: t.action,
                heads: true,
                cell: ({ action }) =>
                  html`${ACTION_WORDS[action][lang]}${WITH_REASON.has(action) && html`<br><small>${t.reason}</small>`}`,
              },
              ...ROLES.map((role) => ({
                key: role,
                name: t.roles[role],
                cell: ({ reach }: MatrixRow) => t.reach[reach[role] ?? 'none'],
              })),
            ],
          })}`,
        });
      },
    }),
  ];
}
