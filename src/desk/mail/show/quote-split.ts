export interface SplitText {
  /** What the sender wrote now. */
  readonly written: string;
  /** The letters quoted below it; empty where there are none. */
  readonly quoted: string;
}

/** Parts the new text from the history quoted below it, for showing. Nothing is lost: a forwarded letter stays written. */
export function quoteSplit(text: string): SplitText {
  const lines = text.split('\n');
  const start = historyStart(lines);
  if (start === null) return { written: text.trimEnd(), quoted: '' };
  const written = lines.slice(0, start).join('\n').trimEnd();
  // With nothing above the history, the history is the message (an answer written between the quoted lines).
  if (written.trim() === '') return { written: text.trimEnd(), quoted: '' };
  return { written, quoted: lines.slice(start).join('\n').trim() };
}

function historyStart(lines: readonly string[]): number | null {
  for (let at = 0; at < lines.length; at += 1) {
    const line = (lines[at] ?? '').slice(0, 500);
    if (FORWARD.test(line)) return null;
    if (ORIGINAL.test(line) || isAttribution(lines, at) || isOutlookHead(lines, at)) return at;
    if (line.startsWith('>') && restIsQuoted(lines, at)) return at;
  }
  return null;
}

const FORWARD =
  /^\s*-{2,}\s*(forwarded message|pārsūtīt[aā] (vēstule|ziņa|ziņojums)|pārsūtīts ziņojums|пересланное сообщение)/i;
const ORIGINAL =
  /^\s*-{2,}\s*(original message|sākotnēj[aā] (vēstule|ziņa)|sākotnējais ziņojums|oriģināl[aā]? (vēstule|ziņojums)|исходное сообщение)\s*-{2,}/i;

/** „2026. gada 22. novembrī plkst. 10.00 Anna rakstīja:” — or „On Sun, 22 Nov 2026 Anna wrote:”, over one or two lines. */
function isAttribution(lines: readonly string[], at: number): boolean {
  const line = (lines[at] ?? '').slice(0, 300);
  if (!/^\s*(on |\d|pirmd|otrd|trešd|ceturtd|piektd|sestd|svētd|[a-zāčēģīķļņšūž]{2,4}\.?,? \d|<?[^\s<>]+@)/i.test(line))
    return false;
  const two = `${line} ${(lines[at + 1] ?? '').slice(0, 300)}`;
  return WROTE.test(line) || (WROTE.test(two) && !/^\s*$/.test(lines[at + 1] ?? ''));
}

const WROTE = /(wrote|rakstīja|raksta|написал\(?а?\)?)\s*:\s*$/i;

/** Outlook quotes without a mark: From, Sent, To, Subject in a row. */
function isOutlookHead(lines: readonly string[], at: number): boolean {
  if (!/^\s*\*?(from|no|sūtītājs|от)\*?\s*:\s*\S/i.test((lines[at] ?? '').slice(0, 300))) return false;
  const head = lines
    .slice(at + 1, at + 6)
    .map((line) => line.slice(0, 300))
    .join('\n');
  const sent = /^\s*\*?(sent|date|nosūtīts|datums|отправлено|дата)\*?\s*:/im.test(head);
  return sent && /^\s*\*?(to|kam|uz|subject|temats|tēma|тема|кому)\*?\s*:/im.test(head);
}

function restIsQuoted(lines: readonly string[], at: number): boolean {
  const end = Math.min(lines.length, at + 2_000);
  for (let index = at; index < end; index += 1) {
    const line = lines[index] ?? '';
    if (line.trim() !== '' && !line.startsWith('>')) return false;
  }
  return true;
}
