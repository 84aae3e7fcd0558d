import type { Tx } from '../../../database/database.ts';
import { type Case, isOpen } from '../../../desk/cases/index.ts';
import { type KnownLink, knownLinks } from '../../../desk/links/index.ts';
import {
  checkDraft,
  draftOf,
  othersOn,
  type PresenceRow,
  proposeDraft,
  type Reply,
  type ReplyFacts,
  type ReplyRecipient,
  replyFacts,
} from '../../../desk/replies/index.ts';
import { type TemplateTitle, templateTitles } from '../../../desk/templates/index.ts';
import type { ReplyCheck } from '../../../language/reply-check.ts';
import type { Signature } from '../../../language/reply-draft.ts';
import { dayOf } from '../../../time/zone.ts';
import type { EmployeeId } from '../../../vocabulary/ids.ts';
import type { PageDeps } from '../../page-deps.ts';

/** Everything the composer shows. `reply: null`: nothing can be written (the case is closed). */
export interface ComposerView {
  readonly case: Case;
  readonly reply: Reply | null;
  readonly check: ReplyCheck | null;
  readonly recipients?: readonly ReplyRecipient[];
  readonly signature?: Signature;
  readonly templates?: readonly { readonly id: string; readonly title: string }[];
  readonly links?: readonly KnownLink[];
  readonly others?: readonly PresenceRow[];
}

/** What the composer is made from: the draft that stands, and what the case and the directory know. */
export interface ComposerRows {
  readonly draft: Reply | null;
  readonly facts: ReplyFacts;
  readonly titles: readonly TemplateTitle[];
}

/** Read at once: none of them waits for another. */
export async function composerRows(tx: Tx, deps: PageDeps, one: Case, me: EmployeeId): Promise<ComposerRows> {
  const [draft, facts, titles] = await Promise.all([
    draftOf(tx, one.id, me),
    replyFacts(tx, one, me, deps.desk.clock()),
    templateTitles(tx, one.unit),
  ]);
  return { draft, facts, titles };
}

/** The composer with the employee's draft on a case, or one that is proposed and not kept yet. */
export async function composerOf(
  tx: Tx,
  deps: PageDeps,
  one: Case,
  { draft, facts, titles }: ComposerRows,
  others: readonly PresenceRow[],
): Promise<ComposerView> {
  const reply = draft ?? (isOpen(one) ? proposeDraft(one, facts, deps.desk.clock()) : null);
  if (reply === null) return { case: one, reply: null, check: null };
  const { check, draft: checked, signature } = await checkDraft(deps.desk, tx, one, reply, deps.dictionary, facts);
  return {
    case: one,
    reply,
    check,
    recipients: checked.recipients,
    signature,
    templates: titles.filter(({ language }) => language === reply.language),
    links: knownLinks(deps.standards, facts.website, dayOf(deps.desk.clock())),
    others,
  };
}

/** Reads all that the composer shows of the employee's reply on a case. */
export async function loadComposer(tx: Tx, deps: PageDeps, one: Case, me: EmployeeId): Promise<ComposerView> {
  const [rows, others] = await Promise.all([composerRows(tx, deps, one, me), othersNow(tx, deps, one, me)]);
  return composerOf(tx, deps, one, rows, others);
}

/** The same for a reply in hand, as somebody typed it. */
export async function viewOf(tx: Tx, deps: PageDeps, one: Case, me: EmployeeId, reply: Reply): Promise<ComposerView> {
  const [rows, others] = await Promise.all([composerRows(tx, deps, one, me), othersNow(tx, deps, one, me)]);
  return composerOf(tx, deps, one, { ...rows, draft: reply }, others);
}

function othersNow(tx: Tx, { desk }: PageDeps, one: Case, me: EmployeeId): Promise<PresenceRow[]> {
  return othersOn(tx, one.id, me, desk.clock().subtract({ seconds: 60 }));
}
