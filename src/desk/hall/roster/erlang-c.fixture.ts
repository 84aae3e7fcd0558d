/** The known answer for a hall of equal desks with random arrivals and exponential times (M/M/c), for comparison in tests. */
export function erlangC({ load, desks }: { readonly load: number; readonly desks: number }): {
  /** The probability of having to wait at all. */
  readonly waits: number;
  /** The mean wait, in mean service times. */
  readonly mean: number;
  /** The probability of waiting longer than so many mean service times. */
  readonly longerThan: (times: number) => number;
} {
  let blocked = 1;
  for (let one = 1; one <= desks; one += 1) blocked = (load * blocked) / (one + load * blocked);
  const waits = (desks * blocked) / (desks - load * (1 - blocked));
  return { waits, mean: waits / (desks - load), longerThan: (times) => waits * Math.exp(-(desks - load) * times) };
}
