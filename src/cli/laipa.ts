import { readConfig, ConfigFault } from '../config.ts';
import { EmbeddedDatabaseFault } from '../database/embedded/fault.ts';
import { NewerSchema } from '../database/newer-schema.ts';

/** The commands of `laipa`, each in a file of its own; read only when asked for, so that a small one starts quickly. */
const COMMANDS = {
  start: () => import('./start.ts').then((command) => command.start),
  migrate: () => import('./migrate.ts').then((command) => command.migrateCommand),
  seed: () => import('./seed.ts').then((command) => command.seedCommand),
  replay: () => import('./replay.ts').then((command) => command.replayCommand),
  standard: () => import('./standard.ts').then((command) => command.standardCommand),
  status: () => import('./status.ts').then((command) => command.statusCommand),
  doctor: () => import('./doctor-command.ts').then((command) => command.doctorCommand),
} as const;

const USAGE = `laipa <komanda · command>

  start [--empty]                      palaiž visu · starts everything
  migrate                              sagatavo datubāzes shēmu · brings the schema up to date
  seed [--empty]                       aizpilda tukšu datubāzi · fills an empty database
  replay                               pārrēķina visus pienākumus no žurnāla · recomputes every obligation from the journal
  standard check [--json] FAILS        pārbauda standartu · checks a standard
  standard import [--json|--yaml] FAILS  izlasa izdotu vai skenētu aktu · reads an act as published or scanned
  status [--json]                      skaitļi tagad · figures now
  doctor [--json]                      kas nav kārtībā un kā to labot · what is wrong and how to mend it
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
  const command = await COMMANDS[name as keyof typeof COMMANDS]();
  return command(readConfig(process.env), rest);
}

/** A fault that a person can mend is said in its own words; anything else with its stack. */
function say(error: unknown): string {
  if (error instanceof ConfigFault || error instanceof EmbeddedDatabaseFault || error instanceof NewerSchema)
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
