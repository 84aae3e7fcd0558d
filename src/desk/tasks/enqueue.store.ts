import type { Tx } from '../../database/database.ts';

/** Puts in the job that hands a letter to the relay: for letters that are no matter of the journal. */
export async function enqueueLetter(tx: Tx, letter: string): Promise<void> {
  await tx.rows(`select enqueue('send-task-letter', $1::json, null, $2)`, [
    JSON.stringify({ letter }),
    `task-letter:${letter}`,
  ]);
}
