import type { SubjectRef } from '../../vocabulary/events.ts';

/** The directory's own chain in the journal: one a municipality. */
export const DIRECTORY_SUBJECT: SubjectRef = { kind: 'directory', id: '00000000-0000-7000-8000-00000000d1d1' };
