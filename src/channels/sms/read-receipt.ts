import type { Pdu } from 'smpp';

/** What a centre reports of one message. */
export interface Receipt {
  /** Its name of the message as it is kept, first as written, then in the other notations that centres use for the same. */
  readonly centreIds: readonly string[];
  readonly outcome: 'delivered' | 'failed';
  /** `UNDELIV 069`: state and error as the centre wrote them. */
  readonly said: string;
}

/** Bits of `esm_class` that say what a delivered message is; 1: a receipt. */
const RECEIPT = 0b100;
const KIND_BITS = 0b111100;

const BY_STATE: Readonly<Record<number, string>> = {
  2: 'DELIVRD',
  3: 'EXPIRED',
  4: 'DELETED',
  5: 'UNDELIV',
  8: 'REJECTD',
};
const FAILED = ['EXPIRED', 'DELETED', 'UNDELIV', 'REJECTD'];

/**
 * Reads a delivery receipt: by its own fields where they are there, else by the text that SMPP 3.4 shows in appendix B.
 * `null` where it is none, or says only that the message is still on its way.
 */
export function readReceipt(pdu: Pdu): Receipt | null {
  if (((pdu.esm_class ?? 0) & KIND_BITS) !== RECEIPT) return null;
  const text = textOf(pdu);
  const field = (name: string) => new RegExp(`\\b${name}:(\\S+)`, 'i').exec(text)?.[1] ?? '';
  const centreId = (pdu.receipted_message_id ?? '').replace(/\0+$/, '') || field('id');
  const state =
    (pdu.message_state === undefined ? undefined : BY_STATE[pdu.message_state]) ?? field('stat').toUpperCase();
  if (centreId === '') return null;
  if (state !== 'DELIVRD' && !FAILED.includes(state)) return null;
  return {
    centreIds: notationsOf(centreId),
    outcome: state === 'DELIVRD' ? 'delivered' : 'failed',
    said: [state, field('err')].filter(Boolean).join(' '),
  };
}

function textOf({ short_message: message }: Pdu): string {
  const held = typeof message === 'object' && !Buffer.isBuffer(message) ? message.message : message;
  return held === undefined ? '' : held.toString();
}

/** A centre's name of a message, as it is kept: without what varies in writing, leading zeros and capitals. */
export function plainCentreId(centreId: string): string {
  return centreId.replace(/^0+(?=.)/, '').toLowerCase();
}

/** Centres name a message in hexadecimal when they take it and in decimal when they report, or the other way round. */
function notationsOf(centreId: string): string[] {
  const plain = plainCentreId(centreId);
  const hexadecimal = /^[0-9]{1,20}$/.test(plain) ? [BigInt(plain).toString(16)] : [];
  const decimal = /^[0-9a-f]{1,16}$/.test(plain) ? [BigInt(`0x${plain}`).toString()] : [];
  return [plain, ...hexadecimal, ...decimal];
}
