import { createHash } from 'node:crypto';
import { accessSync, constants, existsSync, readFileSync, statfsSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../config.ts';
import { type Finding, fault, ok, warning } from './doctor.ts';
import { portFinding } from './doctor-port.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

export async function checkMachine(config: Config): Promise<Finding[]> {
  return [
    runtime(process.versions.node),
    dependencies(ROOT),
    ...dataFolder(config.dataDir),
    timeZone(),
    clock(Temporal.Now.instant()),
    await portFinding('web', config.host, config.port, 'LAIPA_PORT'),
    await portFinding('smtp', config.smtpHost, config.smtpPort, 'LAIPA_SMTP_PORT'),
  ];
}

export function runtime(version: string): Finding {
  if (Number(version.split('.')[0]) >= 26) return ok('Node', version, version);
  return fault(
    'Node',
    { lv: `${version} ir par vecu`, en: `${version} is too old` },
    { lv: 'Startējiet ar „node bin/laipa”.', en: 'Start with “node bin/laipa”.' },
  );
}

/** The stamp is left by bin/laipa after installing: a hash of the lockfile, package.json and the platform. */
export function dependencies(root: string): Finding {
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', 'package.json']) hash.update(readFileSync(path.join(root, file)));
  const wanted = hash.update(`${process.platform}-${process.arch}`).digest('hex');
  const stamp = path.join(root, 'node_modules', '.laipa-stamp');
  const left = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (left.startsWith(wanted))
    return ok('npm', 'atkarības atbilst package-lock.json', 'dependencies fit package-lock.json');
  return warning(
    'npm',
    { lv: 'atkarības nav saskaņotas ar package-lock.json', en: 'dependencies do not fit package-lock.json' },
    {
      lv: 'Startējiet ar „node bin/laipa” vai izpildiet „npm ci”.',
      en: 'Start with “node bin/laipa”, or run “npm ci”.',
    },
  );
}

export function dataFolder(folder: string): Finding[] {
  const there = nearest(folder);
  try {
    accessSync(there, constants.W_OK | constants.X_OK);
  } catch {
    return [
      fault(
        'data',
        { lv: `mapē ${there} nevar rakstīt`, en: `the folder ${there} cannot be written` },
        {
          lv: 'Dodiet tiesības vai norādiet citu mapi ar LAIPA_DATA.',
          en: 'Give the right, or name another folder in LAIPA_DATA.',
        },
      ),
    ];
  }
  const { bavail, bsize } = statfsSync(there);
  return [ok('data', `${folder} ir rakstāma`, `${folder} can be written`), freeSpace(bavail * bsize)];
}

/** `bytes` free for this user on the disk of the data folder. */
export function freeSpace(bytes: number): Finding {
  const free = `${(bytes / 1e9).toFixed(1)} GB`;
  if (bytes >= 2e9) return ok('disk', `brīvi ${free}`, `${free} free`);
  const found = { lv: `brīvi tikai ${free}`, en: `only ${free} free` };
  const mend = {
    lv: 'Atbrīvojiet vietu: bez tās vēstules netiek pieņemtas.',
    en: 'Free some space: without it no mail is accepted.',
  };
  return bytes < 2e8 ? fault('disk', found, mend) : warning('disk', found, mend);
}

/** Deadlines are counted in Riga time; its summer and winter must be known. */
export function timeZone(zone = 'Europe/Riga'): Finding {
  try {
    const offsets = ['2026-01-15T12:00', '2026-07-15T12:00'].map(
      (at) => Temporal.PlainDateTime.from(at).toZonedDateTime(zone).offset,
    );
    if (offsets.join() === '+02:00,+03:00')
      return ok('zone', `${zone}: ziemā +02:00, vasarā +03:00`, `${zone}: +02:00 in winter, +03:00 in summer`);
  } catch {
    // An unknown zone is the same fault.
  }
  return fault(
    'zone',
    { lv: `laika josla ${zone} nav pareiza`, en: `the time zone ${zone} is not right` },
    { lv: 'Startējiet ar piesaistīto Node („node bin/laipa”).', en: 'Start with the pinned Node (“node bin/laipa”).' },
  );
}

export function clock(now: Temporal.Instant): Finding {
  const said = now.toZonedDateTimeISO('Europe/Riga').toPlainDateTime().toString({ smallestUnit: 'minute' });
  if (said >= '2026' && said < '2100') return ok('clock', said, said);
  return fault(
    'clock',
    { lv: `pulkstenis rāda ${said}`, en: `the clock shows ${said}` },
    { lv: 'Iestatiet pulksteni un ieslēdziet NTP.', en: 'Set the clock and switch NTP on.' },
  );
}

function nearest(folder: string): string {
  return existsSync(folder) ? folder : nearest(path.dirname(folder));
}
