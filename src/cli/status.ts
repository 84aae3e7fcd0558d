import type { Config } from '../config.ts';
import { deskIdentity } from '../database/connect.ts';
import { readStatus, type Status } from '../desk/status/index.ts';
import { withDatabase } from './with-database.ts';

/** `laipa status [--json]`: how many cases, messages, obligations and jobs stand where. */
export async function statusCommand(config: Config, options: readonly string[]): Promise<number> {
  const status = await withDatabase(config, ({ app }) => app.read(deskIdentity(config.tenant), readStatus));
  process.stdout.write(options.includes('--json') ? `${JSON.stringify(status, null, 2)}\n` : table(status));
  return 0;
}

function table(status: Status): string {
  const line = (name: string, figures: Readonly<Record<string, number>>) =>
    `${name.padEnd(34)}${Object.entries(figures)
      .filter(([, count]) => count > 0)
      .map(([key, count]) => `${key} ${count}`)
      .join(' · ')}\n`;
  return (
    line(`Lietas · cases ${status.cases}`, status.casesByState) +
    line(`Saņemtās · received ${status.messages.total}`, status.messages.received) +
    line('Atbildes · sent', status.messages.sent) +
    line('Pienākumi · obligations', status.obligations) +
    line('Darbi · jobs', status.jobs)
  );
}
