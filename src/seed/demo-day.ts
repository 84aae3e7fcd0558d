import type { WorkingCalendar } from '../time/calendar.ts';
import { deskIdentity } from '../database/connect.ts';
import { caseById } from '../desk/cases/index.ts';
import { insertClient, addAddress } from '../desk/clients/index.ts';
import { type Desk, newId } from '../desk/context.ts';
import { watchDeadlines } from '../desk/deadlines/index.ts';
import { saveTemplate } from '../desk/templates/index.ts';
import type { Dictionary } from '../language/dictionary.ts';
import type { OpenedDesk } from '../open-desk.ts';
import type { Standard } from '../standard/standard.ts';
import type { ClientId, EmailAddress } from '../vocabulary/ids.ts';
import { DEMO_COUNTER } from './demo-counter.ts';
import { DEMO_DEEDS, type DemoCase } from './demo-clients.ts';
import { doDeed, type DemoStage, type MatterSoFar } from './demo-deeds.ts';
import { DEMO_MATTERS } from './demo-letters/index.ts';
import type { DemoMatter, DemoStep } from './demo-matter.ts';
import { DEMO_TEMPLATES } from './demo-templates.ts';
import { seedDirectory } from './demo-directory.ts';
import { DEMO_APPOINTMENTS } from './demo-appointments.ts';
import { DEMO_PROMISES } from './demo-promises.ts';
import { surveyDeeds } from './demo-surveys.ts';
import { DEMO_TASKS } from './demo-tasks.ts';
import { demoTime } from './demo-time.ts';
import { seedPastVisits } from './demo-visits.ts';

/**
 * Some three weeks of an invented municipality up to now: letters come, are taken, answered, forgotten, returned. All of
 * it goes through the desk's own functions with the clock set to each instant in turn, so that the journal is as real
 * as one that grew.
 */
export async function seedDay(desk: OpenedDesk, dictionary: Dictionary, standards: readonly Standard[]): Promise<void> {
  const now = desk.clock();
  const time = demoTime(centralCalendar(desk), now);
  await seedPastVisits(desk);
  const matters = new Map(DEMO_MATTERS.map(({ key }) => [key, begun(key)]));
  const stage: DemoStage = {
    desk: { ...desk, clock: () => stage.at, notify: () => {} },
    dictionary,
    time,
    matters,
    at: now,
  };
  await seedDirectory(stage.desk, time, now);
  await keepTemplates(desk);
  await keepClients(desk);
  const found = caseFinder(stage);
  const instantOf = (when: string) => time.instantOf(when);
  const deeds = [...DEMO_DEEDS, ...DEMO_TASKS, ...DEMO_PROMISES, ...DEMO_APPOINTMENTS, ...DEMO_COUNTER].map(
    ({ at, run }) => ({
      at: instantOf(at),
      run: () => run(stage.desk, found),
    }),
  );
  const steps = inOrder(DEMO_MATTERS, instantOf).map(({ at, matter, step }) => ({
    at,
    run: () => doDeed(stage, matters.get(matter.key) as MatterSoFar, step),
  }));
  const ratings = (await surveyDeeds(desk, standards)).map(({ at, run }) => ({ at, run: () => run(stage.desk) }));
  for (const { at, run } of [...steps, ...deeds, ...ratings].sort(byTime)) {
    stage.at = at;
    await watchAll(stage.desk);
    await run();
  }
  stage.at = now;
  await watchAll(stage.desk);
}

interface Moment {
  readonly at: Temporal.Instant;
  readonly matter: DemoMatter;
  readonly step: DemoStep;
}

/** All that happens in all matters, by time; within a matter nothing may come before what it follows. */
function inOrder(matters: readonly DemoMatter[], instantOf: (when: string) => Temporal.Instant): Moment[] {
  const moments = matters.flatMap((matter) => {
    let before: Temporal.Instant | null = null;
    return matter.steps.map((step): Moment => {
      const at = instantOf(step.at);
      if (before !== null && Temporal.Instant.compare(at, before) < 0)
        throw new Error(`${matter.key}: ${step.at} comes before the step above it`);
      before = at;
      return { at, matter, step };
    });
  });
  return moments.sort(byTime);
}

function byTime(one: { readonly at: Temporal.Instant }, other: { readonly at: Temporal.Instant }): number {
  return Temporal.Instant.compare(one.at, other.at);
}

function caseFinder({ desk, matters }: DemoStage): DemoCase {
  return async (key) => {
    const id = matters.get(key)?.case;
    const one = id == null ? null : await desk.database.read(deskIdentity(desk.tenant), (tx) => caseById(tx, id));
    if (one === null) throw new Error(`The demo has no case of \`${key}\` yet`);
    return { id: one.id, number: one.number, client: one.client };
  };
}

function begun(key: string): MatterSoFar {
  return { key, letters: 0, case: null, firstLetter: null, lastReply: null };
}

async function watchAll(desk: Desk): Promise<void> {
  while (await watchDeadlines(desk));
}

function centralCalendar(desk: OpenedDesk): WorkingCalendar {
  return desk.rules.current().calendarOf(null);
}

/** Clients of whom the desk knows more than name and address. */
async function keepClients({ database, tenant }: OpenedDesk): Promise<void> {
  await database.write(deskIdentity(tenant), async (tx) => {
    for (const { client, steps } of DEMO_MATTERS) {
      const first = steps.find((step) => 'letter' in step);
      if (client === undefined || first === undefined) continue;
      const [, name, address] = /^(.*) <([^<>]+)>$/.exec(first.letter.from) as unknown as [
        string,
        string,
        EmailAddress,
      ];
      const id = newId<ClientId>();
      const { kind = 'natural-person', language = 'lv', formOfAddress = '' } = client;
      await insertClient(tx, { id, kind, name, language, formOfAddress });
      await addAddress(tx, id, address, address);
    }
  });
}

async function keepTemplates({ database, tenant }: OpenedDesk): Promise<void> {
  await database.write(deskIdentity(tenant), async (tx) => {
    for (const { unit, ...template } of DEMO_TEMPLATES) await saveTemplate(tx, unit, { ...template, id: newId() });
  });
}
