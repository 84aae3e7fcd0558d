export { authenticationOutcome } from './authentication.ts';
export * from './mail.store.ts';
export { giveUpReading, type Intake, keepMail, type MailReader, placeWaiting } from './receive.ts';
export { readMail } from './read/read-mail.ts';
