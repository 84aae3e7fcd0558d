/**
 * Thrown where a deed is refused after something was written: the transaction is taken back, and what the client had before
 * is had again. The refusal travels in it.
 */
export class TakenBack<Refusal extends { readonly refused: string }> extends Error {
  override readonly name = 'TakenBack';
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(`Taken back: ${refusal.refused}`);
    this.refusal = refusal;
  }
}

/** Does a deed whose transaction may be taken back; its refusal is a value again. */
export async function orRefusal<Result>(
  deed: () => Promise<Result>,
): Promise<Result | Extract<Result, { readonly refused: string }>> {
  try {
    return await deed();
  } catch (error) {
    if (error instanceof TakenBack) return error.refusal as Extract<Result, { readonly refused: string }>;
    throw error;
  }
}
