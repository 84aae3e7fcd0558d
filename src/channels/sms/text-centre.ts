import type { Pdu } from 'smpp';
import { transliterate } from './gsm-alphabet.ts';
import { plainCentreId, type Receipt, readReceipt } from './read-receipt.ts';
import { BindRefused, type BoundSession, bindSession, type SmppAccount } from './smpp-session.ts';
import { splitText, type TextPart } from './split-text.ts';
import { type OutgoingText, TextDelayed, TextRefused, type TextWay } from './text-way.ts';

export interface TextCentreSettings extends SmppAccount {
  /** Who the message is from: a name of at most eleven letters, or a number (`+371…`). */
  readonly sender: string;
  /** Write ā as a: one part more often than two, and no Latvian letters. */
  readonly transliterate: boolean;
}

export interface TextCentreTimes {
  readonly answerMs: number;
  readonly quietMs: number;
  /** The first and the longest wait before connecting again. */
  readonly retryMs: number;
  readonly longestRetryMs: number;
  /** How long a message waits for a connection before its job is put off. */
  readonly patienceMs: number;
}

const TIMES: TextCentreTimes = {
  answerMs: 20_000,
  quietMs: 30_000,
  retryMs: 1_000,
  longestRetryMs: 60_000,
  patienceMs: 10_000,
};
/** Messages under way at once: the window. */
const WINDOW = 10;

/**
 * The municipality's account at a centre of text messages (SMPP 3.4), bound as long as the desk runs and bound again where the
 * connection breaks. `receipt` hears what became of a message later and tells whether it knew it.
 */
export function openTextCentre(
  settings: TextCentreSettings,
  on: { readonly receipt: (receipt: Receipt) => Promise<boolean>; readonly trouble: (error: Error) => void },
  times: TextCentreTimes = TIMES,
): TextWay {
  let session: BoundSession | null = null;
  let closed = false;
  let failures = 0;
  let retry: NodeJS.Timeout | undefined;
  const forSession = new Set<() => void>();
  const forRoom: (() => void)[] = [];
  let underWay = 0;
  void connect();

  async function connect(): Promise<void> {
    try {
      const fresh = await bindSession(settings, times, { delivered, ended });
      if (closed) {
        await fresh.unbind();
        return;
      }
      session = fresh;
      failures = 0;
      for (const go of [...forSession]) go();
    } catch (error) {
      if (failures === 0 || error instanceof BindRefused) on.trouble(error as Error);
      again();
    }
  }

  function ended(why: Error): void {
    session = null;
    if (closed) return;
    on.trouble(why);
    again();
  }

  function again(): void {
    if (closed) return;
    // Half of it by chance, so that several desks do not come back at once.
    const wait = Math.min(times.longestRetryMs, times.retryMs * 2 ** failures);
    failures += 1;
    retry = setTimeout(() => void connect(), wait / 2 + (Math.random() * wait) / 2);
  }

  async function delivered(pdu: Pdu): Promise<number> {
    const receipt = readReceipt(pdu);
    if (receipt === null) return TAKEN;
    // A receipt may be quicker than our own note of what the centre named the message.
    for (let look = 0; look < 5; look += 1) {
      if (await on.receipt(receipt)) break;
      await new Promise((resolve) => setTimeout(resolve, times.retryMs / 4));
    }
    return TAKEN;
  }

  async function bound(): Promise<BoundSession> {
    if (session !== null) return session;
    await new Promise<void>((resolve) => {
      const go = () => {
        clearTimeout(timer);
        forSession.delete(go);
        resolve();
      };
      const timer = setTimeout(go, times.patienceMs);
      forSession.add(go);
    });
    if (session === null) throw new TextDelayed('The text centre is away: the message waits');
    return session;
  }

  async function inWindow<Result>(work: () => Promise<Result>): Promise<Result> {
    while (underWay >= WINDOW) await new Promise<void>((resolve) => void forRoom.push(resolve));
    underWay += 1;
    try {
      return await work();
    } finally {
      underWay -= 1;
      forRoom.shift()?.();
    }
  }

  async function submit(text: OutgoingText, part: TextPart): Promise<string> {
    const pdu = await inWindow(async () => (await bound()).ask('submit_sm', fieldsOf(settings.sender, text, part)));
    if (pdu.command_status === 0) return plainCentreId(pdu.message_id ?? '');
    const said = `The text centre answers 0x${pdu.command_status.toString(16)}`;
    throw passes(pdu.command_status) ? new TextDelayed(said) : new TextRefused(said);
  }

  return {
    async send(text, onTaken) {
      if (closed) throw new TextDelayed('The desk is closing');
      const parts = splitText(settings.transliterate ? transliterate(text.text) : text.text, text.reference);
      for (const part of parts) {
        if (text.taken.includes(part.n)) continue;
        await onTaken({ n: part.n, centreId: await submit(text, part) });
      }
      return { parts: parts.length };
    },
    async close() {
      closed = true;
      clearTimeout(retry);
      await session?.unbind();
      session = null;
    },
  };
}

const TAKEN = 0;

/**
 * What the centre answers where the same message may be taken later: its own trouble, a full queue, too many at once; also
 * where it does not take our sender's name, since that is mended in a setting and not by giving up the message.
 */
const PASSING = new Set([0x04, 0x08, 0x0a, 0x14, 0x45, 0x48, 0x49, 0x58, 0x64, 0xff]);
/** From here on statuses are the operator's own; what they mean is not known, so nothing is given up for them. */
const OPERATORS_OWN = 0x400;

function passes(status: number): boolean {
  return PASSING.has(status) || status >= OPERATORS_OWN;
}

function fieldsOf(sender: string, { to, until }: OutgoingText, part: TextPart): object {
  const number = /^\+?\d{3,15}$/.test(sender);
  return {
    source_addr_ton: number ? INTERNATIONAL : ALPHANUMERIC,
    source_addr_npi: number ? TELEPHONE_PLAN : 0,
    source_addr: sender.replace(/^\+/, ''),
    dest_addr_ton: INTERNATIONAL,
    dest_addr_npi: TELEPHONE_PLAN,
    destination_addr: to.replace(/^\+/, ''),
    esm_class: part.of > 1 ? HAS_HEADER : 0,
    data_coding: part.coding === 'gsm' ? 0 : UCS_2,
    registered_delivery: RECEIPT_WANTED,
    validity_period: until === null ? '' : absoluteTime(until),
    short_message: part.octets,
  };
}

const INTERNATIONAL = 1;
const ALPHANUMERIC = 5;
const TELEPHONE_PLAN = 1;
const HAS_HEADER = 0x40;
const UCS_2 = 8;
const RECEIPT_WANTED = 1;

/** `261122142000000+`: to the second, in UTC. */
function absoluteTime(at: Temporal.Instant): string {
  return `${at.toString({ smallestUnit: 'second' }).replace(/\D/g, '').slice(2)}000+`;
}
