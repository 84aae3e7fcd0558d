import { type Config, localAddress } from '../config.ts';
import { type Progress, type Running, startLaipa } from '../main.ts';
import { EMPLOYEES } from '../seed/demo-people.ts';

const SAID: Readonly<Record<Progress, string>> = {
  database: 'Datubāze · database',
  schema: 'Shēma · schema',
  standards: 'Standarts un likumi · standard and laws',
  seed: 'Pirmie dati · first data',
  listening: 'Gatavs · ready',
};

/** `laipa start`: runs until Ctrl+C (SIGINT) or SIGTERM, then stops in order. */
export async function start(config: Config, options: readonly string[]): Promise<number> {
  const began = performance.now();
  // Asked for while the desk is still starting, it stops as soon as it stands.
  const asked = stopAsked();
  const running = await startLaipa(options.includes('--empty') ? { ...config, demo: false } : config, {
    onProgress: (step) => process.stdout.write(`  ${SAID[step]}\n`),
  });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(welcome(config, running, seconds));
  await asked;
  process.stdout.write('\n  Apstājas · stopping …\n');
  await running.stop();
  return 0;
}

function welcome(
  config: Config,
  running: Pick<Running, 'port' | 'smtpPort' | 'demo' | 'hall' | 'firstLink'>,
  seconds: string,
): string {
  const address = config.publicUrl ?? localAddress(config, running.port);
  const lines = [``, `  Laipa · ${address}   (${seconds} s)`, ``];
  if (running.demo) {
    lines.push(`  Ieeja ar klikšķi (tikai demo, tikai no šī datora) · sign in by a click: ${address}/ieeja`);
    for (const { given, surname, postLv } of EMPLOYEES.slice(0, 6)) lines.push(`    ${given} ${surname}, ${postLv}`);
    lines.push(
      ``,
      `  Pirmā vēstule · send the first e-mail:`,
      ``,
      `    printf 'From: Demo Kliente <demo.kliente@klienti.example>\\nTo: dome@paraugnovads.example\\nSubject: Jautajums par siltumnicu\\n\\nLabdien! Vai siltumnicai vajag buvatlauju?\\n' | curl -sS smtp://${config.smtpHost}:${running.smtpPort} --mail-from demo.kliente@klienti.example --mail-rcpt dome@paraugnovads.example -T -`,
      ``,
      config.relayUrl === null
        ? `  Izejošās vēstules · letters that leave: ${address}/demo-pasts`
        : `  Izejošās vēstules iet caur · letters leave through ${new URL(config.relayUrl).host}`,
    );
  }
  if (running.hall !== null) {
    const { board, kiosk } = running.hall;
    lines.push(
      ``,
      `  Klientiem · for clients: ${address}/apmeklet`,
      `  Zāles tablo · the hall's board: ${address}${board}`,
    );
    if (kiosk !== null)
      lines.push(`  Zāles kiosks (30 min, vienu reizi) · the hall's kiosk (once): ${address}${kiosk}`);
  }
  if (running.firstLink !== null) {
    // Passkeys are bound to a name, never to a number.
    const origin = address.replace('//127.0.0.1:', '//localhost:').replace(/\/$/, '');
    lines.push(
      `  Pirmā administratora saite (24 stundas, vienu reizi) · the first administrator's link (24 hours, once):`,
      `    ${origin}${running.firstLink}`,
    );
  }
  lines.push(``, `  Ctrl+C aptur · stops`, ``);
  return `${lines.join('\n')}\n`;
}

function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}
