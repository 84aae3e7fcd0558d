import { parentPort } from 'node:worker_threads';
import type { OwnMarks } from '../../desk/mail/read/mail.ts';
import { readMail } from '../../desk/mail/read/read-mail.ts';
import { post } from './posted-mail.ts';

/** Reads one message for each question; runs in a thread of its own so that a hostile message holds up nobody. */
parentPort?.on('message', ({ raw, own }: { readonly raw: Uint8Array; readonly own: OwnMarks | null }) => {
  parentPort?.postMessage(post(readMail(raw, own)));
});
