import type { Directory } from './directory.ts';

/** A question about the directory of a day, answered once: of each directory the answer for the day asked last is kept. */
export function byDay<Answer>(
  ask: (directory: Directory, day: Temporal.PlainDate) => Answer,
): (directory: Directory, day: Temporal.PlainDate) => Answer {
  const known = new WeakMap<Directory, { readonly day: string; readonly answer: Answer }>();
  return (directory, day) => {
    const before = known.get(directory);
    if (before?.day === day.toString()) return before.answer;
    const answer = ask(directory, day);
    known.set(directory, { day: day.toString(), answer });
    return answer;
  };
}
