import { foresee, isOpen, proposeSubmission } from '../../../desk/cases/index.ts';
import type { Foreseen } from '../../../desk/cases/index.ts';
import { SUBMISSION_KINDS, type SubmissionKind } from '../../../vocabulary/words.ts';
import { button, linkButton } from '../../components/button.ts';
import { buttonForm } from '../../components/form.ts';
import { type Html, html, nothing } from '../../html.ts';
import type { PageDeps } from '../../page-deps.ts';
import type { WebRequest } from '../../server/web-request.ts';
import type { CaseView } from './load-case.ts';
import { sayDuty } from './owed.view.ts';
import { caseTexts } from './texts.ts';
import { deskWords } from './words.ts';

/** What each kind of submission would open and end if it were chosen now: judged by the very rules, nothing is written. */
export function foreseenKinds(web: WebRequest, deps: PageDeps, view: CaseView): ReadonlyMap<SubmissionKind, Foreseen> {
  const { one, around } = view;
  const { judge } = deps.desk.rules.current();
  const duties = view.duties.filter(({ subject }) => subject.id === one.id);
  return new Map(
    SUBMISSION_KINDS.map((submission) => {
      const fact = { kind: 'case.classified', at: web.now, facts: { submission } } as const;
      const none = { opens: [], ends: [] };
      return [submission, submission === one.submission ? none : foresee(judge, duties, one.id, around.version, fact)];
    }),
  );
}

/** What the letter seems to be in law, with what that would open; one press decides. Nothing where nobody need decide. */
export function proposalView(web: WebRequest, deps: PageDeps, view: CaseView): Html {
  const { one, around } = view;
  const { lang } = web;
  if (!isOpen(one) || around.classified || around.firstLetter === null) return nothing;
  const proposed = proposeSubmission(around.firstLetter.subject, around.firstLetter.text);
  if (proposed === one.submission || !web.mayI('case.write', { holder: one.holder, unit: one.unit })) return nothing;
  const texts = caseTexts(lang).proposal;
  const kind = deskWords(lang).submission[proposed];
  const foreseen = foreseenKinds(web, deps, view).get(proposed) ?? { opens: [], ends: [] };
  const at = { lang, now: web.now, standards: deps.standards };
  return html`<div class="callout accent proposal"><strong>${texts.title(kind)}</strong>${
    foreseen.opens.length === 0
      ? html`<p>${texts.opensNothing}</p>`
      : html`<p>${texts.opens} ${foreseen.opens.map((duty) => sayDuty(duty, at)).join('; ')}</p>`
  }${foreseen.ends.length > 0 && html`<p>${texts.ends} ${foreseen.ends.map((duty) => sayDuty(duty, at)).join('; ')}</p>`}<div class="button-row">${buttonForm(
    web,
    {
      action: `/lieta/${one.number}/veids`,
      button: button({ text: texts.yes(kind) }),
      fields: { submission: proposed },
    },
  )}${linkButton({ text: texts.other, href: `/lieta/${one.number}/veids`, kind: 'quiet' })}</div></div>`;
}
