import type { Tx } from '../../database/database.ts';
import { answerFormKey, takeFormKey } from '../../desk/sessions/index.ts';
import { type Answer, redirect } from './answer.ts';
import type { FormBody } from './define-route.ts';
import type { WebRequest } from './web-request.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Does a form's work once: work and key are written in one transaction, and a second press of the same form is led to
 * where the first one led. `work` gives the redirect, or a refusal (then nothing is written and the form may be sent again).
 * A form without a key is answered each time. `write`: under another identity than the asker's, where a public page does
 * what the desk itself does.
 */
export async function answerOnce(
  request: WebRequest,
  body: FormBody,
  work: (tx: Tx) => Promise<Answer>,
  write: WebRequest['write'] = request.write,
): Promise<Answer> {
  const key = body['_form'];
  try {
    return await write(async (tx) => {
      const keyed = typeof key === 'string' && UUID.test(key);
      const before = keyed ? await takeFormKey(tx, key, request.now) : null;
      if (before !== null) return redirect(before.location);
      const answer = await work(tx);
      if (answer.answer !== 'redirect') throw new NotDone(answer);
      if (keyed) await answerFormKey(tx, key, answer.to);
      return answer;
    });
  } catch (error) {
    if (error instanceof NotDone) return error.answer;
    throw error;
  }
}

/** Takes the transaction back without being a fault. */
class NotDone extends Error {
  readonly answer: Answer;
  constructor(answer: Answer) {
    super('The form was refused');
    this.answer = answer;
  }
}
