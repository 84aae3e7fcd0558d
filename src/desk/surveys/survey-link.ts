import type { VisitId } from '../../vocabulary/ids.ts';
import type { Desk } from '../context.ts';
import { linkCode, openLinkCode } from '../link-codes.ts';

/** The path at which the client of a visit rates it; for the slip, an e-mail or a text message. */
export function surveyPath({ vault }: Pick<Desk, 'vault'>, visit: VisitId): string {
  return `/vertejums/${linkCode(vault, 'survey', visit)}`;
}

/** The visit behind the code of such a link; `null` where it is none of ours. */
export function visitOfSurveyCode({ vault }: Pick<Desk, 'vault'>, code: unknown): VisitId | null {
  return openLinkCode<VisitId>(vault, 'survey', code);
}
