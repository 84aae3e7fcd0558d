import type { Case } from '../../../desk/cases/index.ts';
import type { Proposed } from '../../../desk/promises/index.ts';
import type { Reply } from '../../../desk/replies/index.ts';
import { htmlToText } from '../../../language/html-to-text.ts';
import { promisedDays } from '../../../language/promised-days.ts';
import { checkField } from '../../components/field.ts';
import { type Html, html, nothing } from '../../html.ts';
import type { PageDeps } from '../../page-deps.ts';
import type { FormBody } from '../../server/define-route.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { sayWhen } from '../../texts/say.ts';
import { endOf } from './read-time.ts';
import { promisesTexts } from './texts.ts';

const MOST = 5;

/** What the closing of a letter says we shall do by a day (9.3); one that has ended today already is none. */
export function proposedIn(
  web: Pick<WebRequest, 'now' | 'today'>,
  { desk }: PageDeps,
  reply: Reply,
  one: Pick<Case, 'unit'>,
): readonly Proposed[] {
  const calendar = desk.rules.current().calendarOf(one.unit);
  const official = reply.way === 'official-letter';
  return promisedDays(htmlToText(reply.parts.closing).text, reply.language, web.today)
    .map(
      ({ sentence, day, form }): Proposed => ({
        what: sentence.slice(0, 300),
        form: official && form === 'e-mail' ? 'letter' : form,
        answerBy: endOf(calendar, day),
      }),
    )
    .filter(({ answerBy }) => Temporal.Instant.compare(answerBy, web.now) > 0)
    .slice(0, MOST);
}

/** One tick each, none set: a promise is never made silently. */
export function proposedPromises(web: WebRequest, proposed: readonly Proposed[]): Html {
  if (proposed.length === 0) return nothing;
  const texts = promisesTexts(web.lang);
  return html`<div class="promise-proposed">${checkField({
    lang: web.lang,
    name: 'promise',
    label: texts.proposed.legend,
    hint: texts.proposed.say,
    choices: proposed.map(({ what, form, answerBy }, at) => ({
      value: String(at),
      text: texts.proposed.line(what, sayWhen(web.lang, answerBy, web.now), texts.form[form]),
    })),
  })}</div>`;
}

/** Those of the proposed that the author ticked. */
export function tickedOf(body: FormBody, proposed: readonly Proposed[]): readonly Proposed[] {
  const ticked = [body['promise'] ?? []].flat();
  return proposed.filter((_one, at) => ticked.includes(String(at)));
}
