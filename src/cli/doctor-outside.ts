import { createTransport } from 'nodemailer';
import { loadDictionary } from '../channels/dictionary/load-dictionary.ts';
import { bindSession } from '../channels/sms/smpp-session.ts';
import type { Config } from '../config.ts';
import { type Finding, fault, ok, warning } from './doctor.ts';

export async function checkOutside(config: Config): Promise<Finding[]> {
  return [await dictionary(), await relay(config), await textCentre(config), ...exposure(config)];
}

async function dictionary(): Promise<Finding> {
  const { engine } = await loadDictionary();
  if (engine === 'nodehun') return ok('dictionary', 'nodehun', 'nodehun');
  return warning(
    'dictionary',
    { lv: `${engine}: lēnāka un nezina pamatformas`, en: `${engine}: slower, and knows no base forms` },
    {
      lv: 'Uzstādiet C++ kompilatoru un python3 un izpildiet „npm rebuild nodehun”.',
      en: 'Install a C++ compiler and python3 and run “npm rebuild nodehun”.',
    },
  );
}

/** Greets the relay and signs in, but sends nothing. */
export async function relay({ relayUrl, demo }: Pick<Config, 'relayUrl' | 'demo'>): Promise<Finding> {
  if (relayUrl === null && demo) {
    return ok('relay', 'demonstrācijā vēstules paliek pašu pastkastē', 'in a demo letters stay in the own mailbox');
  }
  const mend = { lv: 'Norādiet pasta serveri ar LAIPA_RELAY.', en: 'Name the mail server in LAIPA_RELAY.' };
  if (relayUrl === null) return fault('relay', { lv: 'nav norādīts', en: 'is not named' }, mend);
  const transport = createTransport({
    url: relayUrl,
    connectionTimeout: 5000,
    greetingTimeout: 5000,
    socketTimeout: 5000,
  });
  try {
    await transport.verify();
    return ok('relay', `${new URL(relayUrl).host} atbild`, `${new URL(relayUrl).host} answers`);
  } catch (error) {
    const said = (error as Error).message;
    return fault('relay', { lv: `neatbild: ${said}`, en: `does not answer: ${said}` }, mend);
  } finally {
    transport.close();
  }
}

/** Binds to the text centre and unbinds, but sends nothing. */
export async function textCentre({ smpp, demo }: Pick<Config, 'smpp' | 'demo'>): Promise<Finding> {
  if (smpp === null && demo) {
    return ok(
      'texts',
      'demonstrācijā īsziņas paliek pašu pastkastē',
      'in a demo text messages stay in the own mailbox',
    );
  }
  const mend = { lv: 'Norādiet īsziņu centru ar LAIPA_SMPP.', en: 'Name the text centre in LAIPA_SMPP.' };
  if (smpp === null) {
    return warning(
      'texts',
      { lv: 'īsziņu centrs nav norādīts; īsziņas gaida', en: 'no text centre is named; text messages wait' },
      mend,
    );
  }
  const at = `${smpp.host}:${smpp.port}`;
  try {
    const session = await bindSession(
      smpp,
      { answerMs: 5_000, quietMs: 60_000 },
      { delivered: async () => DELIVER_LATER, ended: () => {} },
    );
    await session.unbind();
    return ok('texts', `${at} atbild`, `${at} answers`);
  } catch (error) {
    const said = (error as Error).message;
    return fault('texts', { lv: `neatbild: ${said}`, en: `does not answer: ${said}` }, mend);
  }
}

/** Receipts that the centre hands to this short visit are for the running desk. */
const DELIVER_LATER = 0x64;

/** Demo people have known passwords: a demo must not stand in the open. */
export function exposure({ demo, host, publicUrl }: Pick<Config, 'demo' | 'host' | 'publicUrl'>): Finding[] {
  const open = !isLocal(host) || (publicUrl !== null && !isLocal(new URL(publicUrl).hostname));
  if (!open) return [ok('address', `tikai šai iekārtai (${host})`, `for this machine only (${host})`)];
  const findings: Finding[] = [];
  if (demo) {
    findings.push(
      warning(
        'demo',
        { lv: 'demonstrācijas režīms publiskā adresē', en: 'demo mode at a public address' },
        {
          lv: 'Īstam darbam norādiet LAIPA_DEMO=no un sāciet ar tukšu datu mapi.',
          en: 'For real work set LAIPA_DEMO=no and begin with an empty data folder.',
        },
      ),
    );
  }
  if (publicUrl === null || !publicUrl.startsWith('https:')) {
    findings.push(
      warning(
        'address',
        {
          lv: 'bez https paroles un lietas ir lasāmas ceļā',
          en: 'without https passwords and cases can be read on the way',
        },
        {
          lv: 'Novietojiet priekšā TLS starpniekserveri un norādiet LAIPA_PUBLIC_URL=https://…',
          en: 'Put a TLS proxy in front and set LAIPA_PUBLIC_URL=https://…',
        },
      ),
    );
  }
  return findings.length > 0 ? findings : [ok('address', publicUrl ?? host, publicUrl ?? host)];
}

function isLocal(host: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|::1|\[::1\])$/.test(host);
}
