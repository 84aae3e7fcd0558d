export {
  type AnsweredLetter,
  type ClientLetter,
  clientLetter,
  inventedAddress,
  replySubject,
  type TypedLetter,
} from './client-letter.ts';
export * from './demo-mailbox.store.ts';
export { keepDemoMail } from './keep-demo-mail.ts';
export { keepDemoText } from './keep-demo-text.ts';
