import type { EmployeeId, InstitutionId, PostId, UnitId } from '../../vocabulary/ids.ts';
import type { Holding, Institution, Person, Post, Unit } from './directory.ts';

/** A change to the directory by hand: a whole row, as it shall stand; a row that is not there yet begins. */
export type DirectoryDeed =
  | { readonly put: 'institution'; readonly row: Institution }
  | { readonly put: 'unit'; readonly row: Unit }
  | { readonly put: 'post'; readonly row: Post }
  | { readonly put: 'person'; readonly row: Person }
  | { readonly put: 'holding'; readonly row: Holding };

/** Why a change would leave the directory worse; each names what stands in the way. */
export type DirectoryRefusal =
  | { readonly refused: 'not-allowed' }
  | { readonly refused: 'ends-before-it-starts'; readonly from: Temporal.PlainDate }
  | { readonly refused: 'unknown-institution' | 'unknown-unit' | 'unknown-post' | 'unknown-person' }
  | { readonly refused: 'unit-cycle'; readonly units: readonly UnitId[] }
  | {
      readonly refused: 'two-heads';
      readonly unit: UnitId;
      readonly employee: EmployeeId;
      readonly from: Temporal.PlainDate;
      readonly to: Temporal.PlainDate | null;
    }
  | { readonly refused: 'post-is-held'; readonly employee: EmployeeId; readonly to: Temporal.PlainDate | null }
  /** Outside the days of what it belongs to. */
  | { readonly refused: 'outside-days-of-unit'; readonly unit: UnitId }
  | { readonly refused: 'outside-days-of-post'; readonly post: PostId }
  | { readonly refused: 'outside-days-of-institution'; readonly institution: InstitutionId }
  /** What would be left hanging: end it first. */
  | { readonly refused: 'units-below'; readonly units: readonly UnitId[] }
  | { readonly refused: 'posts-below'; readonly posts: readonly PostId[] }
  | { readonly refused: 'holders-below'; readonly employees: readonly EmployeeId[] }
  | { readonly refused: 'address-taken'; readonly employee: EmployeeId }
  | { readonly refused: 'nothing-changed' };
