import { hash } from 'node:crypto';
import type { ClauseId, ObligationId } from '../vocabulary/ids.ts';
import type { SubjectRef } from '../vocabulary/events.ts';
import type { MechanismKind } from '../vocabulary/verdict.ts';

/**
 * The id of what a clause opened, made from whose chain, which event of it (its version), which clause and by which
 * mechanism: a replay finds the same row. Shaped as a UUID (version 8: made by the application's own rule).
 */
export function obligationId(
  subject: SubjectRef,
  version: number,
  clause: ClauseId,
  mechanism: MechanismKind,
): ObligationId {
  const digest = hash('sha256', `${subject.kind}/${subject.id}#${version} ${clause} ${mechanism}`, 'hex');
  const variant = (8 + (Number.parseInt(digest.charAt(16), 16) % 4)).toString(16);
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}` as ObligationId;
}
