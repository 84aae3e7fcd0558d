import { type Relay, sendMail } from '../channels/smtp/send.ts';
import type { Desk } from '../desk/context.ts';
import { beginLetter, recordLetterHanded, recordLetterTaken } from '../desk/tasks/index.ts';
import { type EmailAddress, parseEmailAddress, type UnitId } from '../vocabulary/ids.ts';
import { type Attempt, attemptLetter, relayOrWait, waitIfAsked } from './letter-job.ts';

/**
 * Hands one letter about a task to the relay. What passes throws, and the job is tried again with the same Message-ID and
 * only for those who have not got it; what the relay refuses for good stands on the page of the task.
 */
export async function sendTaskLetter(desk: Desk, relay: Relay | null, payload: unknown, job: Attempt): Promise<void> {
  await attemptLetter(
    payload,
    job,
    (id) => handOver(desk, relayOrWait(relay), id),
    (id, why) => recordLetterHanded(desk, id, [why]),
  );
}

async function handOver(desk: Desk, relay: Relay, id: string): Promise<void> {
  const letter = await beginLetter(desk, id);
  if (letter === null) return;
  const known = (list: typeof letter.to) =>
    list.flatMap(({ name, address }) => {
      const parsed = parseEmailAddress(address);
      return parsed === null ? [] : [{ name, address: parsed }];
    });
  const [to, cc] = [known(letter.to), known(letter.cc)];
  const left = [...to, ...cc].filter(({ address }) => !letter.taken.includes(address));
  if (left.length === 0) return recordLetterHanded(desk, id, []);
  const [replyTo] = letter.replyTo === null ? [] : known([letter.replyTo]);
  const { accepted, rejected } = await sendMail(relay, {
    messageId: letter.messageId,
    from: {
      name: letter.replyTo === null ? 'Laipa' : `${letter.replyTo.name} (Laipa)`,
      address: senderOf(desk, letter.unit),
    },
    ...(replyTo === undefined ? {} : { replyTo }),
    to,
    cc,
    alreadyTaken: letter.taken,
    subject: letter.subject,
    text: letter.text,
    inReplyTo: letter.inReplyTo,
    references: letter.inReplyTo === null ? [] : [letter.inReplyTo],
    date: letter.madeAt,
    autoSubmitted: 'generated',
    origin: desk.settings.origin,
  });
  if (accepted.length > 0)
    await recordLetterTaken(
      desk,
      id,
      accepted.map((address) => address.toLowerCase()),
    );
  waitIfAsked(rejected);
  await recordLetterHanded(
    desk,
    id,
    rejected.map(({ address, code, response }) => `${address}: ${code} ${response}`),
  );
}

/** The address of the sender's unit, else the first of the municipality's own: relays take no letter from a stranger. */
function senderOf(desk: Desk, unit: UnitId | null): EmailAddress {
  const ours = [...desk.addresses()].sort(([one], [other]) => (one < other ? -1 : 1));
  const [address] = ours.find(([, { unit: own }]) => own === unit) ?? ours[0] ?? [];
  return address ?? (`laipa@${desk.settings.origin}` as EmailAddress);
}
