import { deskIdentity } from '../../../database/connect.ts';
import type { Tx } from '../../../database/database.ts';
import type { Desk } from '../../../desk/context.ts';
import { retrying } from '../../../journal/index.ts';
import type { Answer } from '../../server/answer.ts';
import { answerOnce } from '../../server/answer-once.ts';
import type { FormBody } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';

/** What a client's own code opens is read as the desk itself: only what is theirs leaves it. */
export function readAsDesk<Result>(desk: Desk, work: (tx: Tx) => Promise<Result>): Promise<Result> {
  return desk.database.read(deskIdentity(desk.tenant), work);
}

/** Does a client's form once: a second press is led to where the first one led. */
export function answerClientOnce(
  desk: Desk,
  request: WebRequest,
  body: FormBody,
  work: (tx: Tx) => Promise<Answer>,
): Promise<Answer> {
  const identity = deskIdentity(desk.tenant);
  const asDesk = {
    ...request,
    write: <Result>(deed: (tx: Tx) => Promise<Result>) => desk.database.write(identity, deed),
  };
  return retrying(() => answerOnce(asDesk, body, work));
}
