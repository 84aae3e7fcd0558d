import type { Identity, Tx } from '../../../database/database.ts';
import { type Case, caseByNumber, caseOfReply } from '../../../desk/cases/index.ts';
import { replyById, type Reply } from '../../../desk/replies/index.ts';
import { type EmployeeId, parseId, type ReplyId } from '../../../vocabulary/ids.ts';
import { type Answer, redirect, refuse } from '../../server/answer.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { accessToCase, logCaseRead } from '../readings/log-read.ts';
import { composerTexts } from './texts.ts';

/** The one who writes; the routes are for signed-in people only. */
export function author(web: WebRequest): Identity & { readonly employee: EmployeeId } {
  if (web.me === null) throw new Error('A route of the staff was reached by nobody');
  return { ...web.identity, employee: web.me.employee };
}

export function relationOf(one: Case): { readonly holder: EmployeeId | null; readonly unit: Case['unit'] } {
  return { holder: one.holder, unit: one.unit };
}

/** The case of the address that this person may write on, or the refusal to give. */
export async function caseToWrite(tx: Tx, web: WebRequest, number: unknown): Promise<Case | Answer> {
  const one = typeof number === 'string' ? await caseByNumber(tx, number) : null;
  if (one === null) return refuse(404, composerTexts(web.lang).refusals.noCase);
  return web.mayI('case.write', relationOf(one)) ? one : refuse(403);
}

export interface ReplyAndCase {
  readonly reply: Reply;
  readonly case: Case;
}

/** The reply of the address with its case, where this person may see the case. */
export async function replyToSee(tx: Tx, web: WebRequest, id: unknown): Promise<ReplyAndCase | Answer> {
  const missing = () => refuse(404, composerTexts(web.lang).refusals.noReply);
  const parsed = parseId<ReplyId>(id);
  if (parsed === null) return missing();
  const [reply, one] = await Promise.all([replyById(tx, parsed), caseOfReply(tx, parsed)]);
  if (reply === null || one === null) return missing();
  const access = await accessToCase(web, tx, one);
  if (access.access === 'ask') return redirect(`/lieta/${access.at}`);
  logCaseRead(web, 'reply', reply.id, one, access);
  return { reply, case: one };
}

export function isAnswer(value: object): value is Answer {
  return 'answer' in value;
}
