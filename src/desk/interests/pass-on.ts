import type { Tx } from '../../database/database.ts';
import { dayOf } from '../../time/zone.ts';
import type { Fact } from '../../vocabulary/events.ts';
import type { EmployeeId } from '../../vocabulary/ids.ts';
import type { ConflictGround } from '../../vocabulary/words.ts';
import { type Case, type OpenCase, recordOnCase } from '../cases/index.ts';
import type { Desk } from '../context.ts';
import { directoryAt, supervisorsOf } from '../directory/index.ts';
import { chooseAbove, handleDrafts, raiseWall, walledAmong } from '../walls/index.ts';
import { insertRecusal } from './interests.store.ts';
import { proposeSuccessor } from './find-successor.ts';
import type { Successor } from './successor.ts';

/**
 * Takes a case out of somebody's hands because of an interest of theirs: wall, next holder, drafts, report. Of a case that
 * they do not hold only the wall and the report are new. `tx` is the desk's own.
 */
export async function passOn(
  desk: Desk,
  tx: Tx,
  one: OpenCase,
  from: EmployeeId,
  why: { readonly ground: ConflictGround; readonly words: string },
): Promise<Successor> {
  const at = desk.clock();
  const report = await reportTo(desk, tx, one, from);
  const successor: Successor =
    one.holder === from
      ? await proposeSuccessor(desk, tx, one, from)
      : { holder: one.holder, unit: one.unit, ground: 'nobody', name: null, holds: null };
  const wall = await raiseWall(desk, tx, {
    employee: from,
    behind: { case: one.id },
    ground: 'recusal',
    reason: why.words,
    unit: report?.unit ?? null,
  });
  const { holder, unit } = successor;
  const facts: Fact[] = [
    { kind: 'case.recused', at, facts: { from, holder, unit, ground: why.ground, recused: true } },
  ];
  if (one.holder === from)
    facts.push(
      holder === null
        ? { kind: 'case.released', at, facts: { unit } }
        : { kind: 'case.assigned', at, facts: { holder, unit } },
    );
  await recordOnCase(desk, tx, { ...one, holder, unit } as Case, facts, one);
  const writes = holder ?? report?.employee ?? null;
  if (writes !== null) await handleDrafts(tx, one.id, from, writes);
  if (wall !== null)
    await insertRecusal(
      tx,
      {
        wall,
        case: one.id,
        employee: from,
        ground: why.ground,
        words: why.words,
        handedTo: holder,
        reportTo: report?.employee ?? null,
        unit: report?.unit ?? null,
      },
      at,
    );
  if (report !== null) tx.afterCommit(() => desk.notify([`employee:${report.employee}`]));
  return successor;
}

async function reportTo(desk: Desk, tx: Tx, one: Case, from: EmployeeId) {
  const directory = await directoryAt(tx);
  const day = dayOf(desk.clock());
  const above = supervisorsOf(directory, from, day).map(({ employee }) => employee);
  return chooseAbove(directory, from, day, await walledAmong(tx, above, one.id, one.client));
}
