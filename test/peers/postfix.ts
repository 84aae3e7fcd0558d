import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, untilOpen } from './dovecot.ts';

export interface Postfix {
  readonly port: number;
  log(): string;
  stop(): Promise<void>;
}

const DAEMONS = '/usr/lib/postfix/sbin';

/** What keeps the suite from running, as a sentence; `null` where nothing does. */
export function postfixMissing(): string | null {
  const wanted = 'needs Postfix (apt install postfix, no configuration) and the rights of root to start a private one';
  return existsSync(`${DAEMONS}/master`) && process.getuid?.() === 0 ? null : wanted;
}

/** A private Postfix that relays: each domain to the port of this machine named for it, anything else nowhere. */
export async function startPostfix(routes: Readonly<Record<string, number>>): Promise<Postfix> {
  const home = mkdtempSync(join(tmpdir(), 'laipa-postfix-'));
  chmodSync(home, 0o755);
  const [config, queue, data] = ['etc', 'queue', 'data'].map((name) => join(home, name)) as [string, string, string];
  for (const folder of [config, queue, data]) mkdirSync(folder);
  execFileSync('chown', ['postfix', data]);
  const port = await freePort();
  writeFileSync(join(config, 'main.cf'), mainConfiguration({ queue, data, home, routes }));
  writeFileSync(join(config, 'master.cf'), masterConfiguration(port));
  execFileSync('postfix', ['-c', config, 'check'], { stdio: 'ignore' });
  const child = spawn(`${DAEMONS}/master`, ['-c', config, '-d'], { stdio: 'ignore' });
  await untilOpen(port);
  return {
    port,
    log: () => readFileSync(join(home, 'maillog'), 'utf8'),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function mainConfiguration(of: {
  queue: string;
  data: string;
  home: string;
  routes: Readonly<Record<string, number>>;
}): string {
  const routes = Object.entries(of.routes).map(([domain, port]) => `{${domain}=smtp:[127.0.0.1]:${port}}`);
  return `
compatibility_level = 3.6
queue_directory = ${of.queue}
data_directory = ${of.data}
command_directory = /usr/sbin
daemon_directory = ${DAEMONS}
mail_owner = postfix
setgid_group = postdrop
myhostname = mx.relejs.example
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
relay_domains =
default_transport = error:5.1.2 no route
transport_maps = inline:{ ${routes.join(' ')} }
alias_maps =
alias_database =
local_recipient_maps =
maillog_file_prefixes = ${of.home}
maillog_file = ${of.home}/maillog
smtpd_peername_lookup = no
disable_dns_lookups = yes
smtputf8_enable = yes
`;
}

function masterConfiguration(port: number): string {
  const services = ['bounce', 'defer', 'trace'].map((name) => `${name} unix - - n - 0 bounce`);
  return [
    `127.0.0.1:${port} inet n - n - - smtpd`,
    'pickup unix n - n 60 1 pickup',
    'cleanup unix n - n - 0 cleanup',
    'qmgr unix n - n 300 1 qmgr',
    'tlsmgr unix - - n 1000? 1 tlsmgr',
    'rewrite unix - - n - - trivial-rewrite',
    ...services,
    'verify unix - - n - 1 verify',
    'flush unix n - n 1000? 0 flush',
    'proxymap unix - - n - - proxymap',
    'smtp unix - - n - - smtp',
    'error unix - - n - - error',
    'retry unix - - n - - error',
    'discard unix - - n - - discard',
    'anvil unix - - n - 1 anvil',
    'scache unix - - n - 1 scache',
    'postlog unix-dgram n - n - 1 postlogd',
    '',
  ].join('\n');
}
