export { changeTask, doerOf } from './change-task.ts';
export { type CopyReason, copiesFor, headsConcerned, type Participant } from './copies-for.ts';
export {
  chooseDigest,
  choosesDigest,
  copiesOf,
  copiesTo,
  type CopyLine,
  type KeptCopy,
} from './copies.store.ts';
export { type Doer, mayDoPart, type TaskDeed, type TaskRefusal } from './decide-task.ts';
export { beginLetter, recordLetterHanded, recordLetterTaken } from './hand-letter.ts';
export { type LetterFate, lettersOf } from './letters.store.ts';
export {
  endOfDay,
  MOST_PARTS,
  type PartToSend,
  type PlannedCopy,
  type PlanRefusal,
  type TaskPlan,
} from './plan-task.ts';
export { sendDigests } from './send-digests.ts';
export { isReasonToLeaveOut, previewTask, type SendTaskRefusal, sendTask, type TaskToSend } from './send-task.ts';
export type { Task, TaskPart, TaskState } from './task.ts';
export { partsOwed, taskById, type TaskLine, tasksOfCase, tasksSentBy } from './tasks.store.ts';
