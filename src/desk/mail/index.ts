export * from './mail.store.ts';
export { mailTitle } from './mail-title.ts';
export { countQuarantined } from './release.store.ts';
export { type Released, type ReleaseRefusal, joinQuarantined, releaseAsCase } from './release-mail.ts';
export { type Split, type SplitRefusal, splitMailIn, splitMail, unsplitMail, unsplitMailIn } from './split-mail.ts';
export { giveUpReading, type Intake, keepMail, type MailReader, placeWaiting } from './receive.ts';
export { attachmentBytes, readMail } from './read/read-mail.ts';
export type { Attachment, AttachmentDanger } from './read/mail.ts';
export { safeFileName } from './read/safe-file-name.ts';
