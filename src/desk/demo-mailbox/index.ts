export * from './demo-mailbox.store.ts';
export { keepDemoMail } from './keep-demo-mail.ts';
