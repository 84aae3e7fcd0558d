import type { Config } from '../config.ts';
import { deskIdentity } from '../database/connect.ts';
import { jobById } from '../desk/client-data/index.ts';
import { beginRetention, continueJob, type DueKind, previewRetention } from '../desk/retention/index.ts';
import { openVault } from '../desk/vault.ts';
import { loadStandards } from '../load-standards.ts';
import { openDesk } from '../open-desk.ts';
import { readKeys } from '../read-keys.ts';
import { RECORD_KINDS } from '../vocabulary/words.ts';
import { settingsOf } from '../main.ts';
import { withDatabase } from './with-database.ts';

const USAGE = `laipa retention preview            kam beidzies glabāšanas termiņš · what is past its term
laipa retention run [--all]        dzēš to, kura termiņu pašvaldība apstiprinājusi (--all: arī piedāvātos termiņus)
                                   · erases that of which the municipality has confirmed the term (--all: proposed ones too)
`;

/** `laipa retention preview|run`: what is past its term of keeping, and erasing it. The machine's operator answers for it. */
export async function retentionCommand(config: Config, options: readonly string[]): Promise<number> {
  const [what, ...rest] = options;
  if ((what !== 'preview' && what !== 'run') || rest.some((option) => option !== '--all')) {
    process.stderr.write(USAGE);
    return 2;
  }
  return withDatabase(config, async ({ app }) => {
    const desk = await openDesk({
      tenant: config.tenant,
      database: app,
      standards: await loadStandards('adazi'),
      settings: settingsOf(config),
      vault: openVault(await readKeys(config)),
    });
    const today = desk.clock().toZonedDateTimeISO('Europe/Riga').toPlainDate();
    const due = await app.read(deskIdentity(config.tenant), (tx) => previewRetention(tx, today));
    process.stdout.write(table(due));
    if (what === 'preview') return 0;
    const all = rest.includes('--all');
    const kinds = due.filter(({ term }) => all || term.confirmed).map(({ term }) => term.kind);
    const begun = await app.write(deskIdentity(config.tenant), (tx) =>
      beginRetention(desk, tx, { by: null, kinds, today }),
    );
    if ('refused' in begun) {
      process.stdout.write(
        begun.refused === 'nothing-due'
          ? 'Nav ko dzēst · Nothing to erase\n'
          : 'Dzēšana jau notiek · An erasure is under way\n',
      );
      return begun.refused === 'nothing-due' ? 0 : 1;
    }
    // Search documents of others are written anew only where a client is erased, which a run never does by name.
    while (await continueJob(desk, async () => {})) process.stdout.write('.');
    const job = await app.read(deskIdentity(config.tenant), (tx) => jobById(tx, begun.job));
    process.stdout.write(`\nDzēsti ieraksti · records erased: ${job?.done ?? 0}\n`);
    return job?.state === 'done' ? 0 : 1;
  });
}

function table(due: readonly DueKind[]): string {
  const width = Math.max(...RECORD_KINDS.map((kind) => kind.length));
  return due
    .map(({ term, before, due: count }) => {
      const day = before.toZonedDateTimeISO('Europe/Riga').toPlainDate();
      const mark = term.confirmed ? 'apstiprināts · confirmed' : 'piedāvāts · proposed';
      return `${term.kind.padEnd(width)}  ${String(count).padStart(7)}  līdz · before ${day}  ${mark}\n`;
    })
    .join('');
}
