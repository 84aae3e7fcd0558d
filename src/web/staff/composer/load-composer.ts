import type { Tx } from '../../../database/database.ts';
import type { Case } from '../../../desk/cases/index.ts';
import { tenantRow } from '../../../desk/directory/index.ts';
import { type KnownLink, knownLinks } from '../../../desk/links/index.ts';
import {
  checkDraft,
  othersOn,
  type PresenceRow,
  proposeDraft,
  type Reply,
  type ReplyRecipient,
} from '../../../desk/replies/index.ts';
import { templateTitles } from '../../../desk/templates/index.ts';
import type { ReplyCheck } from '../../../language/reply-check.ts';
import type { Signature } from '../../../language/reply-draft.ts';
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

/** Reads all that the composer shows of the employee's reply on a case: their draft, or one proposed and not kept yet. */
export async function loadComposer(tx: Tx, deps: PageDeps, one: Case, me: EmployeeId): Promise<ComposerView> {
  const reply = await proposeDraft(deps.desk, tx, one, me);
  return reply === null ? { case: one, reply: null, check: null } : viewOf(tx, deps, one, me, reply);
}

/** The same for a reply in hand, as somebody typed it. */
export async function viewOf(tx: Tx, deps: PageDeps, one: Case, me: EmployeeId, reply: Reply): Promise<ComposerView> {
  const { desk, dictionary } = deps;
  const now = desk.clock();
  const { check, draft, signature } = await checkDraft(desk, tx, reply, dictionary);
  const tenant = await tenantRow(tx);
  return {
    case: one,
    reply,
    check,
    recipients: draft.recipients as readonly ReplyRecipient[],
    signature,
    templates: await templateTitles(tx, one.unit, reply.language),
    links: knownLinks(deps.standards, tenant?.website ?? '', now.toZonedDateTimeISO('Europe/Riga').toPlainDate()),
    others: await othersOn(tx, one.id, me, now.subtract({ seconds: 60 })),
  };
}
