import type { ClauseId } from '../vocabulary/ids.ts';
import type { Question } from './mechanism.ts';
import type { Said, Standard } from './standard.ts';

/** A question of the standard as it is asked of a client. */
export interface StandardQuestion {
  readonly clause: ClauseId;
  readonly ask: Said;
  /** Answers go from 1 to this. */
  readonly scale: number;
  /** Below so many answers nothing is said. */
  readonly least: number;
  /** About the service as a whole: asked first, and a low answer is looked at by the head (5.6.3). */
  readonly overall: boolean;
}

/** The questions that a client is asked after a visit, in the printed order of their clauses. */
export function questionsOf(standard: Standard): readonly StandardQuestion[] {
  return standard.clauses.flatMap(({ id, mechanisms }) => {
    const question = mechanisms.find((one): one is Question => one.kind === 'question');
    if (question === undefined || question.ask === null || question.events.state !== 'wired') return [];
    const { ask, scale, least } = question;
    return [{ clause: id, ask, scale, least, overall: question.about === 'overall' }];
  });
}
