import { type Device, deviceOf, noteSeen } from '../../desk/devices/index.ts';
import { placeById } from '../../desk/services/index.ts';
import { answerSurvey, type OpenSurvey, surveyAtDesk, surveyPath } from '../../desk/surveys/index.ts';
import type { DeskId } from '../../vocabulary/ids.ts';
import { LANGUAGES } from '../../vocabulary/words.ts';
import { readAnswer } from '../citizen/survey/question.view.ts';
import type { PageDeps } from '../page-deps.ts';
import { type Answer, redirect, refuse } from '../server/answer.ts';
import { defineRoute, type Route } from '../server/define-route.ts';
import type { WebRequest } from '../server/web-request.ts';
import { idlePage, questionPage, thanksPage, unpairedPage } from './tablet.pages.ts';

const PATH = '/plansete';
/** Seconds after the visit was closed for which its client is asked; whoever has begun to answer has as long again. */
const ASKED_SECONDS = 60;
/** Seconds for which the thanks stand. */
const THANKED_SECONDS = 10;

/** The tablet at a desk: asks the client of the visit that was just closed there, then waits for the next (5.6.3). */
export function tabletRoutes(deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'GET',
      path: PATH,
      action: 'public.read',
      audience: 'public',
      limit: 240,
      async handle(request, { query }) {
        const tablet = await tabletOf(request);
        if (tablet === null) return unpairedPage(request);
        const { renew } = await request.write((tx) => noteSeen(deps.desk, tx, tablet));
        if (renew && request.screenToken !== null) return { ...redirect(PATH), screen: request.screenToken };
        return tabletPage(request, deps, tablet, query);
      },
    }),
    defineRoute({
      method: 'POST',
      path: PATH,
      action: 'public.ask',
      audience: 'public',
      limit: 60,
      async handle(request, { body }) {
        const tablet = await tabletOf(request);
        if (tablet === null) return refuse(403);
        const survey = await surveyNow(deps, tablet.desk, request.now);
        // Of a page that stood there from the visit before nothing is kept: it would be said of somebody else.
        if (survey === null || body['kods'] !== codeOf(deps, survey)) return redirect(PATH);
        const by = request.me?.employee ?? null;
        await answerSurvey(deps.desk, deps.standards, {
          visit: survey.visit.id,
          ...readAnswer(body),
          way: 'tablet',
          by,
        });
        return redirect(body['val'] === survey.visit.language ? PATH : inLanguage(codeOf(deps, survey), body['val']));
      },
    }),
    defineRoute({
      method: 'GET',
      path: `${PATH}/jaunumi`,
      action: 'public.read',
      audience: 'public',
      async handle(request) {
        const tablet = await tabletOf(request);
        return tablet === null ? refuse(403) : { answer: 'stream', topics: [`hall:${tablet.place}`] };
      },
    }),
  ];
}

type Tablet = Device & { readonly desk: DeskId };

/** The tablet that this browser is; `null`: it is none, or one without a desk. */
async function tabletOf(request: WebRequest): Promise<Tablet | null> {
  const device = await request.read((tx) => deviceOf(tx, request.screenToken));
  if (device === null || device.kind !== 'tablet' || device.desk === null) return null;
  return { ...device, desk: device.desk };
}

async function tabletPage(
  request: WebRequest,
  deps: PageDeps,
  tablet: Tablet,
  query: Readonly<Record<string, string | undefined>>,
): Promise<Answer> {
  const place = await request.read((tx) => placeById(tx, tablet.place));
  const number = place?.desks.find(({ id }) => id === tablet.desk)?.number ?? '';
  const survey = await surveyNow(deps, tablet.desk, request.now);
  if (survey === null) return idlePage({ ...request, lang: 'lv' }, number);
  const { standing, visit } = survey;
  const code = codeOf(deps, survey);
  // In the language of the visit, or the one that this very client chose: the next one begins anew.
  const chosen = query['kam'] === code ? LANGUAGES.find((one) => one === query['val']) : undefined;
  const asked = { ...request, lang: chosen ?? visit.language };
  const switches = LANGUAGES.map((lang) => ({ lang, href: inLanguage(code, lang) }));
  const until = endOf(survey);
  if (standing.state === 'asks') return questionPage(asked, { action: PATH, code, standing, switches, until });
  return thanksPage(asked, number, until);
}

function inLanguage(code: string, lang: unknown): string {
  return `${PATH}?kam=${code}&val=${lang === 'en' ? 'en' : 'lv'}`;
}

/** What the tablet shows now; `null`: nothing is asked. */
async function surveyNow(deps: PageDeps, desk: DeskId, now: Temporal.Instant): Promise<OpenSurvey | null> {
  const survey = await surveyAtDesk(deps.desk, deps.standards, desk, ASKED_SECONDS * 2);
  if (survey === null || !['asks', 'answered'].includes(survey.standing.state)) return null;
  return Temporal.Instant.compare(now, endOf(survey)) < 0 ? survey : null;
}

/** Until when a survey stands on the tablet. */
function endOf({ visit, standing }: OpenSurvey): Temporal.Instant {
  const { ended_at: ended, answered_at: answered } = visit;
  if (ended === null) throw new Error('A survey stands for a visit that has ended');
  if (answered === null) return ended.add({ seconds: ASKED_SECONDS });
  if (standing.state === 'answered') return answered.add({ seconds: THANKED_SECONDS });
  return ended.add({ seconds: ASKED_SECONDS * 2 });
}

/** Names the visit to the form, so that an answer cannot reach another. */
function codeOf({ desk }: PageDeps, { visit }: OpenSurvey): string {
  return surveyPath(desk, visit.id).split('/').at(-1) ?? '';
}
