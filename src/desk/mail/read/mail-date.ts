const DATE =
  /^(?:[a-z]{2,9}\.?,?\s+)?(\d{1,2})[\s-]+([a-z]{3})[a-z]*[\s-]+(\d{2,4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(?:([+-]\d{4})|([a-z]{1,5}))?/i;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const ZONES: Readonly<Record<string, string>> = {
  est: '-0500',
  edt: '-0400',
  cst: '-0600',
  cdt: '-0500',
  mst: '-0700',
  mdt: '-0600',
  pst: '-0800',
  pdt: '-0700',
  eet: '+0200',
  eest: '+0300',
  cet: '+0100',
  cest: '+0200',
  msk: '+0300',
};

/** The instant of a Date header; `null` where it is no date, `absurd` where no one wrote e-mail then. */
export function readMailDate(header: string): Temporal.Instant | 'absurd' | null {
  const match = DATE.exec(header.slice(0, 200).trim());
  if (match === null) return null;
  const [, day, month, writtenYear, hour, minute, second, offset, zone] = match;
  const year = Number(writtenYear) + ((writtenYear ?? '').length === 2 ? (Number(writtenYear) < 70 ? 2000 : 1900) : 0);
  const shift = offset ?? ZONES[(zone ?? '').toLowerCase()] ?? '+0000';
  const digits = [
    day,
    MONTHS.indexOf((month ?? '').toLowerCase()) + 1,
    hour,
    minute,
    Math.min(59, Number(second ?? 0)),
  ].map(twoDigits);
  const text = `${String(year).padStart(4, '0')}-${digits[1]}-${digits[0]}T${digits[2]}:${digits[3]}:${digits[4]}${shift.slice(0, 3)}:${shift.slice(3)}`;
  try {
    const instant = Temporal.Instant.from(text);
    return year < 1990 || year > 2100 ? 'absurd' : instant;
  } catch {
    return null;
  }
}

function twoDigits(number: string | number | undefined): string {
  return String(Number(number ?? 0)).padStart(2, '0');
}
