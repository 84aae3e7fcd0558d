import { isSignedByUs } from '../../channels/webhooks/standard-webhooks.ts';
import { deskIdentity } from '../../database/connect.ts';
import { notePhoneAnswered } from '../../desk/visits/index.ts';
import { employeeMeant, isTimely, readCall, takeMessage, type TelephoneCall } from '../../desk/webhooks/index.ts';
import { retrying } from '../../journal/index.ts';
import type { PageDeps } from '../page-deps.ts';
import { type Answer, json, refuse } from '../server/answer.ts';
import { defineRoute, type Route } from '../server/define-route.ts';
import { callTexts } from './texts.ts';

/** Longer than any id of a message that we keep. */
const ID_MAX = 200;

/** 6.7: the telephone side says that somebody answered a telephone. Where no secret is set there is nothing at its address. */
export function callRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/api/zvani',
      action: 'public.ask',
      audience: 'public',
      // A machine signs what it sends; it has no cookie and no form.
      csrf: false,
      limit: 600,
      bodyLimit: 16 * 1024,
      async handle(request, { signed }) {
        const secret = deps.desk.settings.webhook?.secret;
        if (secret === undefined) return refuse(404);
        const texts = callTexts(request.lang);
        if (signed === null || signed.id.length > ID_MAX || !isSignedByUs(secret, signed.text, signed))
          return refuse(401, texts.notSigned, texts.notSignedTodo);
        const call = readCall(signed.text);
        if ('refused' in call) return refuse(422, texts.faults[call.refused], texts.faultTodo);
        return take(deps, signed.id, call, texts);
      },
    }),
  ];
}

async function take(
  { desk }: PageDeps,
  id: string,
  call: TelephoneCall,
  texts: ReturnType<typeof callTexts>,
): Promise<Answer> {
  const noted = await retrying(() =>
    desk.database.write(deskIdentity(desk.tenant), async (tx) => {
      const employee = await employeeMeant(tx, call.employee);
      if (employee === null) return 'unknown-employee';
      if (!(await takeMessage(tx, id, desk.clock())) || !isTimely(call, desk.clock())) return false;
      const { forThisClient } = call;
      return (await notePhoneAnswered(desk, tx, { employee, forThisClient })) !== null;
    }),
  );
  if (noted === 'unknown-employee') return refuse(422, texts.faults['unknown-employee'], texts.faultTodo);
  return json({ noted });
}
