export { addAttachments, type AttachmentRefusal, MOST_ATTACHED_BYTES, removeAttachment } from './attach.ts';
export { discardDraft } from './discard-draft.ts';
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
  recordTaken,
  type RefusedRecipient,
  type SendRefusal,
  withdrawReply,
} from './send-reply.ts';
export {
  checkDraft,
  cleanContent,
  type DraftRefusal,
  openDraft,
  proposeDraft,
  saysAnything,
  signatureOf,
  withContent,
  withRoles,
  writeDraft,
  writeDraftIn,
  ZONE,
} from './write-draft.ts';
export { writeAgain } from './write-again.ts';
