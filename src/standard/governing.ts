import type { ObligationId } from '../vocabulary/ids.ts';
import type { Obligation } from './obligation.ts';
import type { Said } from './standard.ts';
import { isBinding } from './touch.ts';

export interface Governs {
  readonly governs: boolean;
  readonly why: Said;
  /** The duty that governs in its place; `null` where it governs itself or is no longer owed. */
  readonly instead: ObligationId | null;
}

/**
 * Of several owed duties of one subject about the same thing exactly one governs: a binding time before a target that
 * is only tried for, among the same the earliest; where even that is the same, the law's before the standard's. The
 * others stay owed and are shown as dominated, each with the reason. Duties without a topic stand alone.
 */
export function governing(obligations: readonly Obligation[]): ReadonlyMap<ObligationId, Governs> {
  const answer = new Map<ObligationId, Governs>();
  const groups = Map.groupBy(obligations, groupOf);
  for (const duties of groups.values()) {
    const contest = duties.filter(({ settledBy }) => settledBy === null).sort(precedence);
    const first = contest[0];
    for (const duty of duties)
      answer.set(duty.id, first === undefined ? noLongerOwed() : standing(duty, first, contest));
  }
  return answer;
}

function groupOf({ id, subject, topic }: Obligation): string {
  return topic === null ? id : `${subject.kind}/${subject.id}/${topic}`;
}

function precedence(a: Obligation, b: Obligation): number {
  return (
    Number(isBinding(b)) - Number(isBinding(a)) ||
    dueOf(a) - dueOf(b) ||
    Number(isLaw(b)) - Number(isLaw(a)) ||
    (a.id < b.id ? -1 : 1)
  );
}

function dueOf({ dueAt }: Obligation): number {
  return dueAt === null ? Number.POSITIVE_INFINITY : dueAt.epochMilliseconds;
}

function isLaw({ standard }: Obligation): boolean {
  return standard.startsWith('law/');
}

function standing(duty: Obligation, first: Obligation, contest: readonly Obligation[]): Governs {
  if (duty.settledBy !== null) return noLongerOwed();
  if (duty.id === first.id) return { governs: true, why: whyFirst(first, contest), instead: null };
  return { governs: false, why: whyNot(duty, first), instead: first.id };
}

function whyFirst(first: Obligation, contest: readonly Obligation[]): Said {
  const other = contest[1];
  if (other === undefined) return { lv: 'Vienīgais pienākums par šo.', en: 'The only duty about this.' };
  if (isBinding(first) && !isBinding(other)) {
    return {
      lv: `Saistošs termiņš (${markOf(first).lv}) ir pirms mērķa (${markOf(other).lv}).`,
      en: `A binding time (${markOf(first).en}) comes before a target (${markOf(other).en}).`,
    };
  }
  if (dueOf(first) < dueOf(other)) {
    return {
      lv: `Agrākais no vienādi saistošiem (${markOf(first).lv}).`,
      en: `The earliest of those that bind alike (${markOf(first).en}).`,
    };
  }
  if (isLaw(first) && !isLaw(other)) {
    return {
      lv: `Vienā laikā; likums ir pirms standarta (${markOf(other).lv}).`,
      en: `At the same time; the law comes before the standard (${markOf(other).en}).`,
    };
  }
  return { lv: 'Viens no vienādiem; rāda vienu.', en: 'One of equals; one is shown.' };
}

function whyNot(duty: Obligation, first: Obligation): Said {
  if (isBinding(first) && !isBinding(duty)) {
    return {
      lv: `Tas ir mērķis; noteicošais ir saistošais termiņš (${markOf(first).lv}).`,
      en: `This is a target; the binding time (${markOf(first).en}) governs.`,
    };
  }
  return {
    lv: `Noteicošais ir pienākums, kas jāizpilda agrāk vai tajā pašā laikā (${markOf(first).lv}).`,
    en: `A duty that is due earlier or at the same time (${markOf(first).en}) governs.`,
  };
}

/** A clause of the standard as printed; a law's is bound to a mark of our own, which tells a reader nothing. */
function markOf(duty: Obligation): Said {
  if (isLaw(duty)) return { lv: 'likumā', en: 'in the law' };
  return { lv: `${duty.clause}. punktā`, en: `clause ${duty.clause}` };
}

function noLongerOwed(): Governs {
  return { governs: false, why: { lv: 'Vairs nav jāpilda.', en: 'No longer owed.' }, instead: null };
}
