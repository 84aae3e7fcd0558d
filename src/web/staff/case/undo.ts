/** How long a deed can be taken back by one press. */
const UNDO_SECONDS = 20;

/** The way back that a flash offers: a path below the case's. */
export function undo(number: string, path: string): { action: string; seconds: number } {
  return { action: `/lieta/${number}/${path}`, seconds: UNDO_SECONDS };
}
