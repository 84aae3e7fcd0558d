import type { AbsenceId, EmployeeId, InstitutionId, PostId, UnitId } from '../../vocabulary/ids.ts';
import type { PostKind } from '../../vocabulary/words.ts';
import type { Directory } from './directory.ts';

/** A directory written down shortly, for tests: ids are the names themselves. */
export interface Sketch {
  /** Unit → the unit above it. */
  readonly units: Readonly<Record<string, string | null>>;
  /** `who @ unit as kind`, with `from..to` after it where it is not for ever; `-` for a vacant post. */
  readonly posts: readonly string[];
  /** `who first..last standIn`; `-` for no stand-in. */
  readonly absences?: readonly string[];
}

const BEGINS = Temporal.PlainDate.from('2023-12-01');

export function sketch({ units, posts, absences = [] }: Sketch): Directory {
  const read = posts.map((line, index) => {
    const [who = '', , unit = '', , kind = 'employee', days = ''] = line.split(' ');
    const [from, to] = span(days);
    return { who, post: `${unit}/${index}` as PostId, unit: unit as UnitId, kind: kind as PostKind, from, to };
  });
  const people = [...new Set(read.map(({ who }) => who).filter((who) => who !== '-'))];
  return {
    institutions: [
      {
        id: 'house' as InstitutionId,
        code: null,
        nameLv: 'Pārvalde',
        nameEn: '',
        registrationNumber: '',
        from: BEGINS,
        to: null,
      },
    ],
    units: Object.entries(units).map(([id, parent]) => ({
      id: id as UnitId,
      code: null,
      institution: 'house' as InstitutionId,
      parent: parent as UnitId | null,
      nameLv: id,
      nameEn: id,
      phone: '',
      email: '',
      from: BEGINS,
      to: null,
    })),
    posts: read.map(({ post, unit, kind }) => ({
      id: post,
      code: null,
      unit,
      titleLv: kind,
      titleEn: kind,
      kind,
      from: BEGINS,
      to: null,
    })),
    people: people.map((id) => ({
      id: id as EmployeeId,
      code: null,
      externalId: null,
      givenName: id,
      surname: 'Paraugs',
      email: `${id}@paraugnovads.example`,
      phone: '',
    })),
    holdings: read
      .filter(({ who }) => who !== '-')
      .map(({ who, post, from, to }) => ({ id: `${who}-${post}`, employee: who as EmployeeId, post, from, to })),
    absences: absences.map((line, index) => {
      const [who = '', days = '', standIn = '-'] = line.split(' ');
      const [firstDay, lastDay] = span(days);
      return {
        id: `away-${index}` as AbsenceId,
        employee: who as EmployeeId,
        firstDay,
        lastDay: lastDay ?? firstDay,
        standIn: standIn === '-' ? null : (standIn as EmployeeId),
      };
    }),
  };
}

function span(days: string): [Temporal.PlainDate, Temporal.PlainDate | null] {
  const [from = '', to = ''] = days.split('..');
  return [from === '' ? BEGINS : Temporal.PlainDate.from(from), to === '' ? null : Temporal.PlainDate.from(to)];
}

export const DAY = Temporal.PlainDate.from('2026-11-20');

/** A municipality of three storeys: management, two units under it, a group under one of them. */
export const TOWN: Sketch = {
  units: { management: null, building: 'management', centre: 'management', counter: 'centre' },
  posts: [
    'andris @ management as council-chair',
    '- @ management as council-vice-chair',
    'inga @ management as executive-director',
    'juris @ management as deputy-executive-director',
    'ilze @ building as head',
    'dina @ building as deputy-head',
    'janis @ building as employee',
    '- @ centre as head',
    'maris @ centre as deputy-head',
    'anna @ counter as employee',
  ],
};
