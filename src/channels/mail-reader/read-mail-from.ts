import type { OwnMarks, ReadMail } from '../../desk/mail/read/mail.ts';
import { readMail } from '../../desk/mail/read/read-mail.ts';

export interface MailReading {
  readonly read: (raw: Buffer) => Promise<ReadMail> | ReadMail;
  close(): Promise<void>;
}

/** Reads messages, knowing our own letters by their marks. */
export function readMailFrom(own: OwnMarks): MailReading {
  return { read: (raw) => readMail(raw, own), close: async () => {} };
}
