import { deskIdentity } from '../../src/database/connect.ts';
import { replay } from '../../src/journal/index.ts';
import type { OpenedDesk } from '../../src/open-desk.ts';
import { timed } from '../machine/timing.ts';
import { atLeast, atMost, type Row } from '../row.ts';

/** The whole journal judged again. Obligations that come out otherwise than they stand are counted: none may be. */
export async function measureReplay(desk: OpenedDesk): Promise<Row[]> {
  const { ms, result } = await timed(() =>
    desk.database.read(deskIdentity(desk.tenant), (tx) => replay(tx, desk.rules)),
  );
  return [
    {
      name: 'replay of the whole journal',
      value: result.events / (ms / 1000),
      unit: 'events/s',
      limit: null,
      goal: atLeast(100_000),
    },
    {
      name: 'replay: obligations that differ',
      value: result.differences.length,
      unit: 'rows',
      limit: null,
      goal: atMost(0),
    },
  ];
}
