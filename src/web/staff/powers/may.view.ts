import { type Action, ACTIONS, MATRIX, type Reach } from '../../../desk/powers/index.ts';
import type { Role } from '../../../vocabulary/words.ts';
import { table } from '../../components/table.ts';
import { type Html, html } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { ACTION_WORDS, WITH_REASON } from './action-words.ts';
import { powersTexts } from './texts.ts';

const FARTHER: readonly Reach[] = ['own', 'unit', 'all'];

interface Power {
  readonly action: Action;
  readonly reach: Reach;
}

/** What somebody of these roles may do, each action once, as far as the role that reaches farthest. */
export function powersOf(roles: readonly Role[]): readonly Power[] {
  return ACTIONS.flatMap((action) => {
    const reaches = roles.map((role) => MATRIX[role][action]).filter((reach) => reach !== undefined);
    const reach = FARTHER.findLast((one) => reaches.includes(one));
    return reach === undefined ? [] : [{ action, reach }];
  });
}

/** 5.4.2: what a role may do is visible to its holder. */
export function mayView(web: WebRequest): Html {
  const { lang } = web;
  const texts = powersTexts(lang);
  const rows = powersOf(web.identity.roles);
  return html`<p class="said">${texts.mayLead}</p>${table<Power>({
    lang,
    caption: texts.mayCaption,
    captionHidden: true,
    rows,
    id: ({ action }) => action,
    columns: [
      {
        key: 'what',
        name: texts.mayWhat,
        heads: true,
        cell: ({ action }) =>
          html`${ACTION_WORDS[action][lang]}${WITH_REASON.has(action) && html` <small>${texts.withReason}</small>`}`,
      },
      { key: 'reach', name: texts.mayReach, cell: ({ reach }) => texts.reach[reach] },
    ],
  })}`;
}
