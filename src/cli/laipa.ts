import { UnboundRole } from '../database/application-role.ts';
import { type Config, readConfig, ConfigFault } from '../config.ts';
import { EmbeddedDatabaseFault } from '../database/embedded/fault.ts';
import { NewerSchema } from '../database/newer-schema.ts';
import type { Action } from '../desk/powers/index.ts';

interface Command {
  /** What is done, in the words of the policy; who works at this machine may do it (`docs/access-matrix.md`). */
  readonly action: Action;
  readonly load: () => Promise<(config: Config, options: readonly string[]) => Promise<number> | number>;
}

/** The commands of `laipa`, each in a file of its own; read only when asked for, so that a small one starts quickly. */
const COMMANDS: Readonly<Record<string, Command>> = {
  start: { action: 'installation.run', load: () => import('./start.ts').then((command) => command.start) },
  migrate: { action: 'installation.run', load: () => import('./migrate.ts').then((command) => command.migrateCommand) },
  seed: { action: 'installation.run', load: () => import('./seed.ts').then((command) => command.seedCommand) },
  directory: {
    action: 'people.manage',
    load: () => import('./directory.ts').then((command) => command.directoryCommand),
  },
  people: { action: 'account.manage', load: () => import('./people.ts').then((command) => command.peopleCommand) },
  replay: { action: 'report.read', load: () => import('./replay.ts').then((command) => command.replayCommand) },
  standard: { action: 'standard.read', load: () => import('./standard.ts').then((command) => command.standardCommand) },
  status: { action: 'report.read', load: () => import('./status.ts').then((command) => command.statusCommand) },
  doctor: {
    action: 'installation.run',
    load: () => import('./doctor-command.ts').then((command) => command.doctorCommand),
  },
  retention: {
    action: 'retention.run',
    load: () => import('./retention.ts').then((command) => command.retentionCommand),
  },
};

const USAGE = `laipa <komanda · command>

  start [--empty]                      palaiž visu · starts everything
  migrate                              sagatavo datubāzes shēmu · brings the schema up to date
  seed [--empty]                       aizpilda tukšu datubāzi · fills an empty database
  directory import (FAILS|--ldap) [--apply]  parāda, ko mainītu iestāžu un amatu saraksts · shows and applies a directory list
  people reset E-PASTS                 dod jaunu ieejas saiti, ja neviens administrators nevar ienākt · a new link where no administrator can come in
  replay                               pārrēķina visus pienākumus no žurnāla · recomputes every obligation from the journal
  standard check [--json] FAILS        pārbauda standartu · checks a standard
  standard import [--json|--yaml] FAILS  izlasa izdotu vai skenētu aktu · reads an act as published or scanned
  status [--json]                      skaitļi tagad · figures now
  doctor [--json]                      kas nav kārtībā un kā to labot · what is wrong and how to mend it
  retention preview|run [--all]        kam beidzies glabāšanas termiņš; dzēst to · what is past its term of keeping; erase it

Kas drīkst: tas, kurš strādā pie šīs ierīces un par to atbild · Who may: whoever works at this machine and answers for it
`;

async function main(given: readonly string[]): Promise<number> {
  const [name, ...rest] = given;
  if (name === undefined || name === 'help' || name === '--help') {
    process.stdout.write(USAGE);
    return name === undefined ? 2 : 0;
  }
  if (!Object.hasOwn(COMMANDS, name)) {
    process.stderr.write(`\`${name}\`: tādas komandas nav · no such command\n\n${USAGE}`);
    return 2;
  }
  const command = await COMMANDS[name]?.load();
  if (command === undefined) throw new Error(`The command ${name} cannot be loaded`);
  return command(readConfig(process.env), rest);
}

/** A fault that a person can mend is said in its own words; anything else with its stack. */
function say(error: unknown): string {
  if (
    error instanceof ConfigFault ||
    error instanceof EmbeddedDatabaseFault ||
    error instanceof NewerSchema ||
    error instanceof UnboundRole
  )
    return error.message;
  // No role or no table of ours yet: the database is there, the schema is not.
  if (['28000', '42P01'].includes((error as { code?: string }).code ?? '')) {
    return 'Datubāze vēl nav sagatavota: palaidiet `laipa start`, vai `laipa migrate` un `laipa seed` · The database is not prepared yet: run `laipa start`, or `laipa migrate` and `laipa seed`';
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${say(error)}\n`);
  process.exitCode = 1;
}
