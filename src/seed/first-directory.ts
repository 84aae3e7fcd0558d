import type { DirectoryToInsert } from '../desk/directory/index.ts';
import type { InstitutionId, UnitId } from '../vocabulary/ids.ts';
import { EMPLOYEES, INSTITUTIONS, MORE_POSTS, PLACES, UNITS } from './demo-people.ts';

const INSTITUTION = '00000000-0000-7000-8000-000000001901' as InstitutionId;

/**
 * The directory that an installation begins with: in a demo the invented one; otherwise the least that duties can be
 * counted for, one institution with the unit that introduces the standard (clause 11), without mailbox and people.
 */
export function directoryOf(demo: boolean): DirectoryToInsert {
  if (demo)
    return {
      institutions: INSTITUTIONS,
      units: UNITS,
      employees: EMPLOYEES,
      morePosts: MORE_POSTS,
      places: PLACES,
      demo,
      from: '2023-12-01',
    };
  return {
    institutions: [{ id: INSTITUTION, lv: 'Centrālā pārvalde', en: 'Central Administration' }],
    units: [
      {
        id: '00000000-0000-7000-8000-000000002901' as UnitId,
        institution: INSTITUTION,
        lv: 'Administratīvā nodaļa',
        en: 'Administrative Department',
        phone: '',
        mailbox: null,
      },
    ],
    employees: [],
    morePosts: [],
    places: [],
    demo,
    from: '2023-12-01',
  };
}
