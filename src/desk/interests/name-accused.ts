import type { Identity } from '../../database/database.ts';
import { retrying } from '../../journal/index.ts';
import { dayOf } from '../../time/zone.ts';
import type { Fact } from '../../vocabulary/events.ts';
import type { CaseId, EmployeeId } from '../../vocabulary/ids.ts';
import { type Case, caseById, isOpen, lockCase, recordOnCase } from '../cases/index.ts';
import type { Desk } from '../context.ts';
import { directoryAt, supervisorsOf } from '../directory/index.ts';
import { may } from '../powers/index.ts';
import { barDeed, chooseAbove, handleDrafts, raiseWall, walledAmong } from '../walls/index.ts';
import { nameOf } from './interests.store.ts';
import { restrictCase } from './restrict-case.ts';

export interface Accused {
  readonly number: string;
  /** Who examines the complaint (14): the next above the accused. */
  readonly handler: EmployeeId | null;
  readonly handlerName: string;
}

export type NameAccusedRefusal =
  | { readonly refused: 'no-such-case' }
  | { readonly refused: 'not-allowed' }
  | { readonly refused: 'case-not-open'; readonly state: Case['state'] }
  /** 5.1.6: nobody decides who examines a complaint about themselves. */
  | { readonly refused: 'about-oneself' };

/**
 * 5.1.6, 14: names whom a complaint is about. From then on the case is there for its handler and the people named alone;
 * the accused is walled off and neither sees nor handles it. It goes to whoever is next above the accused, unless somebody
 * above them holds it already.
 */
export async function nameAccused(
  desk: Desk,
  who: Identity & { readonly employee: EmployeeId },
  id: CaseId,
  accused: EmployeeId,
): Promise<Accused | NameAccusedRefusal> {
  const seen = await desk.database.read(who, (tx) => caseById(tx, id));
  if (seen === null) return { refused: 'no-such-case' };
  if (!may(who, 'case.restrict', seen)) return { refused: 'not-allowed' };
  return retrying(() =>
    desk.database.write({ ...who, system: true }, async (tx): Promise<Accused | NameAccusedRefusal> => {
      const one = await lockCase(tx, id);
      if (one === null) return { refused: 'no-such-case' };
      if (!isOpen(one)) return { refused: 'case-not-open', state: one.state };
      if (accused === who.employee) {
        await barDeed(desk, tx, { employee: accused, deed: 'case.restrict', ground: 'about-oneself', case: id });
        return { refused: 'about-oneself' };
      }
      const day = dayOf(desk.clock());
      const directory = await directoryAt(tx);
      const chain = supervisorsOf(directory, accused, day);
      const above = chain.map(({ employee }) => employee);
      const walled = await walledAmong(tx, above, one.id, one.client);
      const next = chooseAbove(directory, accused, day, walled);
      const at = desk.clock();
      const keeps = one.holder !== null && above.includes(one.holder);
      const holder = keeps ? one.holder : (next?.employee ?? (one.holder === accused ? null : one.holder));
      const unit = keeps || next === null ? one.unit : next.unit;
      const facts: Fact[] = [];
      if (one.submission !== 'complaint')
        facts.push({ kind: 'case.classified', at, facts: { submission: 'complaint' } });
      if (holder !== one.holder || unit !== one.unit)
        facts.push(
          holder === null
            ? { kind: 'case.released', at, facts: { unit } }
            : { kind: 'case.assigned', at, facts: { holder, unit } },
        );
      const after = { ...one, submission: 'complaint', holder, unit } as const;
      await recordOnCase(desk, tx, after, facts, one);
      if (holder !== null) await handleDrafts(tx, one.id, accused, holder);
      await raiseWall(desk, tx, {
        employee: accused,
        behind: { case: one.id },
        ground: 'complaint-about',
        reason: '',
        unit: next?.unit ?? null,
      });
      await restrictCase(desk, tx, after, [who.employee, ...(next === null ? [] : [next.employee])]);
      return {
        number: one.number,
        handler: holder,
        handlerName: holder === null ? '' : await nameOf(tx, holder),
      };
    }),
  );
}
