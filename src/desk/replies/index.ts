export { cleanPart, partFromText } from './clean-part.ts';
export { composeLetter, signatureLines } from './compose-letter.ts';
export * from './replies.store.ts';
export type { Override, Reply, ReplyAttachment, ReplyRecipient } from './reply.ts';
export {
  type Approve,
  approveReply,
  beginSending,
  type Handed,
  markDispatched,
  type Outgoing,
  previewReply,
  readThroughHash,
  recordHanded,
  type SendRefusal,
  withdrawReply,
} from './send-reply.ts';
export {
  checkDraft,
  type DraftRefusal,
  openDraft,
  saysAnything,
  signatureOf,
  withRoles,
  writeDraft,
} from './write-draft.ts';
