import type { AttachmentRefusal, DraftRefusal, SendRefusal } from '../../../desk/replies/index.ts';
import { assertNever } from '../../../vocabulary/brand.ts';
import type { Language } from '../../../vocabulary/words.ts';
import { type Answer, refuse } from '../../server/answer.ts';
import { clauseName } from './findings-view.ts';
import { clauseNames } from './check-view.ts';
import { composerTexts } from './texts.ts';

export type Refused = DraftRefusal | SendRefusal | AttachmentRefusal;

/** What a refusal says, with what to do. */
export function refusalWords(refused: Refused, lang: Language): string {
  const t = composerTexts(lang).refusals;
  switch (refused.refused) {
    case 'no-such-case':
      return t.noCase;
    case 'no-such-reply':
      return t.noReply;
    case 'case-not-open':
      return t.closed;
    case 'not-a-draft':
      return t.notDraft;
    case 'not-the-author':
      return t.notAuthor;
    case 'draft-moved-on':
      return composerTexts(lang).conflict.title;
    case 'reply-incomplete':
      return t.incomplete(clauseNames(refused.clauses, lang));
    case 'not-read-through':
      return t.changed;
    case 'override-without-reason':
      return t.noReason(clauseName(refused.clause, lang));
    case 'already-left':
      return t.left;
    case 'attachments-too-large':
      return t.tooLarge;
    case 'too-many-attachments':
      return t.tooMany(refused.most);
    case 'empty-file':
      return t.emptyFile(refused.name);
    default:
      return assertNever(refused);
  }
}

/** A refusal as an answer, with the status that fits. */
export function refusalAnswer(refused: Refused, lang: Language): Answer {
  return refuse(statusOf(refused), refusalWords(refused, lang), composerTexts(lang).toCase);
}

function statusOf({ refused }: Refused): 403 | 404 | 409 | 413 | 422 {
  if (refused === 'no-such-case' || refused === 'no-such-reply') return 404;
  if (refused === 'not-the-author') return 403;
  if (refused === 'attachments-too-large') return 413;
  if (refused === 'reply-incomplete' || refused === 'override-without-reason') return 422;
  return refused === 'too-many-attachments' || refused === 'empty-file' ? 422 : 409;
}
