/** Where a child dies: in which write of which phase, before or after its commit or after so many statements. */
export interface Orders {
  readonly phase: 'keep' | 'acknowledged' | 'place' | 'answer' | 'approve' | 'send';
  readonly at: 'before-commit' | 'after-commit' | number;
  /** Which writing transaction of the phase, the first unless told otherwise. */
  readonly write?: number;
  readonly appUrl: string;
  readonly ownerUrl: string;
  readonly relayPort: number;
  readonly letter: string;
}
