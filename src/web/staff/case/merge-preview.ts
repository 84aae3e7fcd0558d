import type { Html } from '../../html.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayWhen } from '../../texts/say.ts';
import type { CaseView } from './load-case.ts';
import { whatIsOwed } from './owed.view.ts';
import { caseTexts } from './texts.ts';

/** The duties that a case takes along when it is merged, each with its own due time. */
export function obligationsSaid(web: WebRequest, view: CaseView): readonly (readonly [string, string | Html])[] {
  const owed = view.duties.filter(
    ({ settledBy, dueAt, topic }) => settledBy === null && dueAt !== null && topic === 'reply-to-client',
  );
  if (owed.length === 0) return [];
  const said = owed.map(
    (duty) =>
      `${whatIsOwed(duty, web.lang)}: ${duty.dueAt === null ? '' : sayWhen(web.lang, duty.dueAt, web.now)} (${duty.clause})`,
  );
  return [[caseTexts(web.lang).owed.title, said.join('; ')]];
}
