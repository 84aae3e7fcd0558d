export { type Account, accountOf, accountsLike } from './accounts.store.ts';
export type { AccountDesk, Asker, SignInRules } from './asker.ts';
export { isFirstLink, makeFirstAdministrator } from './first-administrator.ts';
export { type KeptForm, keepForm, readKeptForm } from './keep-form.ts';
export {
  acceptLink,
  addPasskey,
  changePassword,
  changeTotp,
  type FirstWay,
  type LinkOpened,
  type LinkRefused,
  lookAtLink,
  removeWay,
  renewRecoveryCodes,
} from './keep-ways.ts';
export { type AccountLetter, letterText, openLetter } from './letters.ts';
export { firstAdministratorLink, invite, sendRecovery } from './links.ts';
export { codeAt, newTotpSecret, totpAddress } from './one-time-code.ts';
export { passkeysOf, type Passkey } from './passkeys.store.ts';
export { askForNewPasskey, askForPasskey, enterByPasskey, readNewPasskey, type RelyingParty } from './passkeys.ts';
export { PASSWORD_MIN, type PasswordFault } from './password-rules.ts';
export { type SignInLine, type SignInOutcome, signInLog, sweepAccounts } from './sign-in.store.ts';
export { resetAtMachine, resetSignIn } from './reset-sign-in.ts';
export {
  type Entered,
  enter,
  enterByCode,
  enterByPassword,
  noteDown,
  type Refused,
  type SecondStep,
} from './sign-in.ts';
export { openTicket, sealTicket } from './tickets.ts';
export { demandsSecondFactor, type Way, type WaysIn } from './ways-in.ts';
