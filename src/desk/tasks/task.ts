import type { CaseId, EmployeeId, TaskId, UnitId } from '../../vocabulary/ids.ts';

export const TASK_STATES = ['open', 'done', 'called-off'] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** What several people or units do together; one of them is responsible for the whole. */
export interface Task {
  readonly id: TaskId;
  readonly title: string;
  readonly body: string;
  readonly case: CaseId | null;
  readonly sender: EmployeeId;
  /** The sender's, where they hold a post. */
  readonly unit: UnitId | null;
  readonly sentAt: Temporal.Instant;
  readonly state: TaskState;
  readonly endedAt: Temporal.Instant | null;
  readonly callOffReason: string;
  /** Where the desk's pages stand, for letters that leave later; empty where nobody has said. */
  readonly origin: string;
  readonly parts: readonly TaskPart[];
}

export interface TaskPart {
  readonly id: string;
  /** `null`: the unit's, whoever of it does it. */
  readonly employee: EmployeeId | null;
  readonly unit: UnitId;
  readonly responsible: boolean;
  /** What of the task is theirs; empty: the whole. */
  readonly words: string;
  readonly dueAt: Temporal.Instant;
  readonly doneAt: Temporal.Instant | null;
  readonly doneBy: EmployeeId | null;
}
