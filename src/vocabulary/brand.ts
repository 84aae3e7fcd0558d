declare const brand: unique symbol;

/** A value that carries its meaning in its type: a `CaseId` is no `UnitId`, though both are strings. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name };

/** Ends an exhaustive `switch`: the compiler refuses it while a member of the union is forgotten. */
export function assertNever(value: never): never {
  throw new Error(`Unforeseen value: ${JSON.stringify(value)}`);
}
