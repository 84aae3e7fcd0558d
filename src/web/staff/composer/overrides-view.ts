import { attrs, type Html, html } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import type { Reply } from '../../../desk/replies/index.ts';
import { CHECKED_CLAUSES, type CheckedClause, type ReplyCheck } from '../../../language/reply-check.ts';
import { clauseName } from './findings-view.ts';
import { composerTexts } from './texts.ts';

/** Clauses that advise only never need a reason. */
const NEVER: readonly CheckedClause[] = ['9.4', '9.5', '5.1.2', '5.1.3', '5.7.4'];

/** One field a clause for the reason why the letter may leave as it is; only those that are missing now are shown. */
export function overridesView(web: WebRequest, reply: Reply, check: ReplyCheck): Html {
  const t = composerTexts(web.lang).override;
  const clauses = CHECKED_CLAUSES.filter((clause) => !NEVER.includes(clause));
  return html`<div class="overrides">${clauses.map((clause) => {
    const reason = reply.overrides.find((one) => one.clause === clause)?.reason ?? '';
    const shown = check.overridable.includes(clause);
    return html`<details${attrs({ 'data-override': clause, hidden: !shown, open: shown && reason !== '' })}><summary>${t.name(clauseName(clause, web.lang))}</summary><label for="f-reason_${clause}">${t.reason}</label><input${attrs({ id: `f-reason_${clause}`, type: 'text', name: `reason_${clause}`, class: 'input full', maxlength: 1000, value: reason, 'aria-describedby': `h-reason_${clause}` })}><small class="hint" id="h-reason_${clause}">${t.hint}</small></details>`;
  })}</div>`;
}
