import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { DeskId, EmployeeId, ServiceId, VisitId } from '../../vocabulary/ids.ts';
import type { QueueGroup } from '../../vocabulary/words.ts';
import { chooseNext, type Discipline, isEarly, mayServe, passedOverBy, type Server, type Waiter } from './queue.ts';

const NOW = Temporal.Instant.from('2026-11-30T08:00:00Z');
const DESK = 'desk-1' as DeskId;
const OTHER_DESK = 'desk-2' as DeskId;
const ANNA = 'anna' as EmployeeId;
const JANIS = 'janis' as EmployeeId;
const TAX = 'tax' as ServiceId;
const BUILDING = 'building' as ServiceId;
const AS_WRITTEN: Discipline = { internalLimit: null, appointmentEarly: 5, appointmentLate: 10 };

const anna: Server = { desk: DESK, employee: ANNA, gives: () => true };

function waiter(id: string, minutes: number, more: Partial<Waiter> = {}): Waiter {
  return {
    id: id as VisitId,
    since: NOW.subtract({ minutes }),
    group: 'external',
    service: TAX,
    appointedAt: null,
    onlyDesk: null,
    onlyHolder: null,
    calls: 0,
    ...more,
  };
}

const internal = (id: string, minutes: number, more: Partial<Waiter> = {}) =>
  waiter(id, minutes, { group: 'internal', ...more });

test('6.9: an external client who came a minute ago is called before a colleague who has waited an hour', () => {
  const next = chooseNext([internal('colleague', 60), waiter('client', 1)], anna, AS_WRITTEN, NOW);
  assert.deepEqual([next?.visit.id, next?.choice, next?.passedOver], ['client', 'arrival', null]);
});

test('6.9: with a limit set by the head the colleague is called after it, and it is said whom that passed over', () => {
  const queue = [internal('colleague', 30), waiter('client', 40)];
  const limited = { ...AS_WRITTEN, internalLimit: 30 };
  const next = chooseNext(queue, anna, limited, NOW);
  assert.deepEqual([next?.visit.id, next?.choice, next?.passedOver], ['colleague', 'internal-limit', 'external']);
  const sooner = chooseNext([internal('colleague', 29), waiter('client', 40)], anna, limited, NOW);
  assert.equal(sooner?.visit.id, 'client');
  const alone = chooseNext([internal('colleague', 31)], anna, limited, NOW);
  assert.equal(alone?.passedOver, null);
});

test('5.1.7: an appointment is called at its time before those who came earlier, not before it while others wait', () => {
  const at = (minutes: number) => NOW.add({ minutes });
  const due = waiter('appointed', 2, { appointedAt: at(0) });
  const first = chooseNext([waiter('early bird', 90), due], anna, AS_WRITTEN, NOW);
  assert.deepEqual([first?.visit.id, first?.choice], ['appointed', 'appointment']);
  const tooEarly = { ...due, appointedAt: at(6) };
  assert.equal(chooseNext([waiter('other', 1), tooEarly], anna, AS_WRITTEN, NOW)?.visit.id, 'other');
  assert.equal(chooseNext([tooEarly], anna, AS_WRITTEN, NOW)?.visit.id, 'appointed', 'nobody else waits');
});

test('5.1.7: whoever comes more than the allowed minutes after their time stands in the order of arrival', () => {
  const late = waiter('late', 1, { appointedAt: NOW.subtract({ minutes: 12 }) });
  const next = chooseNext([waiter('other', 3), late], anna, AS_WRITTEN, NOW);
  assert.equal(next?.visit.id, 'other');
  const inTime = waiter('in time', 1, { appointedAt: NOW.subtract({ minutes: 11 }) });
  assert.equal(chooseNext([waiter('other', 3), inTime], anna, AS_WRITTEN, NOW)?.visit.id, 'in time');
});

test('6.9: an appointment whose time has not come does not hold a colleague up, and is not passed over', () => {
  const early = waiter('client', 20, { appointedAt: NOW.add({ minutes: 40 }) });
  const next = chooseNext([early, internal('colleague', 5)], anna, AS_WRITTEN, NOW);
  assert.deepEqual([next?.visit.id, next?.passedOver], ['colleague', null]);
});

test('what was passed on to one desk or one person is called there only, in its old place', () => {
  const passedOn = waiter('passed on', 50, { onlyDesk: OTHER_DESK });
  const named = waiter('named', 45, { onlyHolder: JANIS });
  const queue = [passedOn, named, waiter('other', 10)];
  assert.equal(chooseNext(queue, anna, AS_WRITTEN, NOW)?.visit.id, 'other');
  const janis: Server = { desk: OTHER_DESK, employee: JANIS, gives: () => true };
  assert.equal(chooseNext(queue, janis, AS_WRITTEN, NOW)?.visit.id, 'passed on');
});

test('a desk calls only what it gives; whom it cannot serve it does not pass over (6.9)', () => {
  const builder: Server = { ...anna, gives: (service) => service === BUILDING };
  const queue = [waiter('tax', 30), internal('plan', 5, { service: BUILDING })];
  const next = chooseNext(queue, builder, AS_WRITTEN, NOW);
  assert.deepEqual([next?.visit.id, next?.passedOver], ['plan', null]);
  assert.equal(passedOverBy(queue[1]!, queue, anna, AS_WRITTEN, NOW), 'external');
});

test('one who came back after a missed call stands where they stood, and the choice says so', () => {
  const next = chooseNext([waiter('other', 10), waiter('back', 25, { calls: 3 })], anna, AS_WRITTEN, NOW);
  assert.deepEqual([next?.visit.id, next?.choice], ['back', 'returned']);
});

// — properties ———————————————————————————————————————————————————————————————————————————————————————

const waiters = fc
  .array(
    fc.record({
      minutes: fc.integer({ min: 0, max: 300 }),
      group: fc.constantFrom<QueueGroup>('external', 'internal'),
      service: fc.constantFrom(TAX, BUILDING),
      appointed: fc.option(fc.integer({ min: -200, max: 60 }), { nil: null }),
      onlyDesk: fc.constantFrom(null, null, null, DESK, OTHER_DESK),
      calls: fc.integer({ min: 0, max: 3 }),
    }),
    { maxLength: 30 },
  )
  .map((list) =>
    list.map(({ minutes, appointed, ...rest }, n) =>
      waiter(`v${String(n).padStart(2, '0')}`, minutes, {
        ...rest,
        appointedAt: appointed === null ? null : NOW.add({ minutes: appointed }),
      }),
    ),
  );
const servers = fc.constantFrom<Server>(
  anna,
  { ...anna, gives: (service) => service === TAX },
  { desk: OTHER_DESK, employee: JANIS, gives: (service) => service === BUILDING },
);
const disciplines = fc.record({
  internalLimit: fc.option(fc.integer({ min: 5, max: 120 }), { nil: null }),
  appointmentEarly: fc.integer({ min: 0, max: 15 }),
  appointmentLate: fc.integer({ min: 0, max: 30 }),
});

test('6.9 (property): no colleague is called while an external client waits for the same desk, save by the head’s limit', () => {
  fc.assert(
    fc.property(waiters, servers, disciplines, (queue, server, discipline) => {
      const next = chooseNext(queue, server, discipline, NOW);
      if (next === null || next.visit.group === 'external') return;
      const external = queue.some(
        (one) => one.group === 'external' && mayServe(server, one) && !isEarly(one, discipline, NOW),
      );
      assert.equal(external, next.passedOver === 'external');
      assert.ok(!external || next.choice === 'internal-limit');
    }),
  );
});

test('6.9 (property): with a limit no colleague waits beyond it while a desk that gives their service calls somebody else', () => {
  fc.assert(
    fc.property(waiters, servers, fc.integer({ min: 5, max: 120 }), (queue, server, internalLimit) => {
      const discipline = { ...AS_WRITTEN, internalLimit };
      const next = chooseNext(queue, server, discipline, NOW);
      const starving = queue.filter(
        (one) =>
          one.group === 'internal' &&
          mayServe(server, one) &&
          !isEarly(one, discipline, NOW) &&
          one.since.until(NOW).total('minutes') >= internalLimit,
      );
      if (starving.length === 0) return;
      assert.equal(next?.choice, 'internal-limit');
      assert.ok(starving.every((one) => Temporal.Instant.compare(next.visit.since, one.since) <= 0));
    }),
  );
});

test('property: the queue is emptied to the last one, nobody twice, in the same order however it is listed', () => {
  fc.assert(
    fc.property(waiters, disciplines, (queue, discipline) => {
      const drain = (list: readonly Waiter[]) => {
        const called: string[] = [];
        let left = list.filter((one) => one.onlyDesk !== OTHER_DESK);
        for (let next = chooseNext(left, anna, discipline, NOW); next !== null; ) {
          called.push(next.visit.id);
          const { id } = next.visit;
          left = left.filter((one) => one.id !== id);
          next = chooseNext(left, anna, discipline, NOW);
        }
        assert.equal(left.length, 0);
        return called;
      };
      const order = drain(queue);
      assert.equal(new Set(order).size, order.length);
      assert.deepEqual(drain(queue.toReversed()), order);
    }),
  );
});

test('property: of two without an appointment, of one group and for one desk, the one who came earlier is called first', () => {
  fc.assert(
    fc.property(waiters, disciplines, (queue, discipline) => {
      const plain = queue.map((one) => ({ ...one, appointedAt: null }));
      const next = chooseNext(plain, anna, discipline, NOW);
      if (next === null) return;
      const before = plain.filter(
        (one) =>
          one.group === next.visit.group &&
          mayServe(anna, one) &&
          Temporal.Instant.compare(one.since, next.visit.since) < 0,
      );
      assert.deepEqual(before, []);
    }),
  );
});
