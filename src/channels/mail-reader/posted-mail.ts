import type { ReadMail } from '../../desk/mail/read/mail.ts';

/** A read message as it passes between threads: an instant cannot be copied, its text can. */
export interface Posted {
  readonly mail: ReadMail;
  readonly date: string | null;
}

export function post(mail: ReadMail): Posted {
  return { mail: { ...mail, date: null }, date: mail.date?.toString() ?? null };
}

export function unpost({ mail, date }: Posted): ReadMail {
  return { ...mail, date: date === null ? null : Temporal.Instant.from(date) };
}
