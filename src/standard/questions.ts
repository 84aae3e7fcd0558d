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
  /** About the service as a whole: asked first. */
  readonly overall: boolean;
  /** An answer of so many or fewer is looked at by the head (5.6.3); 0: none is. */
  readonly low: number;
}

/** The questions that a client is asked after a visit, in the printed order of their clauses. */
export function questionsOf(standard: Standard): readonly StandardQuestion[] {
  return standard.clauses.flatMap(({ id, mechanisms }) => {
    const question = mechanisms.find((one): one is Question => one.kind === 'question');
    if (question === undefined || question.ask === null || question.events.state !== 'wired') return [];
    const { ask, scale, least, low } = question;
    return [{ clause: id, ask, scale, least, overall: question.about === 'overall', low: low ?? 0 }];
  });
}

/** The municipality's own standard in force on a civil day (Riga); `null` where there is none. */
export function standardOn(standards: readonly Standard[], day: Temporal.PlainDate): Standard | null {
  const { compare } = Temporal.PlainDate;
  return (
    standards
      .filter(
        ({ isLaw, inForce, until }) =>
          !isLaw && compare(inForce, day) <= 0 && (until === null || compare(day, until) <= 0),
      )
      .sort((a, b) => compare(b.inForce, a.inForce))[0] ?? null
  );
}
