import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Dovecot {
  readonly imapPort: number;
  readonly lmtpPort: number;
  /** Ends the server; its mailboxes stay for `start` until `remove`. */
  stop(): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

/** What keeps the suite from running, as a sentence; `null` where nothing does. */
export function dovecotMissing(): string | null {
  const wanted =
    'needs a Dovecot with LMTP (apt install dovecot-imapd dovecot-lmtpd) and the rights of root to start it under the user vmail';
  if (!existsSync('/usr/sbin/dovecot') || !existsSync('/usr/lib/dovecot/lmtp')) return wanted;
  return process.getuid?.() === 0 ? null : wanted;
}

const UID = 5000;

/** A private Dovecot with the given users (password `x`), on free ports of this machine. */
export async function startDovecot(users: readonly string[]): Promise<Dovecot> {
  const home = mkdtempSync(join(tmpdir(), 'laipa-dovecot-'));
  chmodSync(home, 0o755);
  for (const folder of ['run', 'state', 'home']) mkdirSync(join(home, folder));
  chownSync(join(home, 'home'), UID, UID);
  const [imapPort, lmtpPort] = [await freePort(), await freePort()];
  writeFileSync(join(home, 'users'), users.map((user) => `${user}:x`).join('\n'));
  writeFileSync(join(home, 'dovecot.conf'), configuration(home, imapPort, lmtpPort));
  let child: ChildProcess | null = null;
  const start = async () => {
    child = spawn('/usr/sbin/dovecot', ['-F', '-c', join(home, 'dovecot.conf')], { stdio: 'ignore' });
    await Promise.all([untilOpen(imapPort), untilOpen(lmtpPort)]);
  };
  const stop = async () => {
    const running = child;
    if (running === null || running.exitCode !== null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGTERM');
    await ended;
  };
  await start();
  return {
    imapPort,
    lmtpPort,
    start,
    stop,
    remove: async () => {
      await stop();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function configuration(home: string, imapPort: number, lmtpPort: number): string {
  const owner = execFileSync('id', ['-un']).toString().trim();
  return `
protocols = imap lmtp
base_dir = ${home}/run
state_dir = ${home}/state
log_path = ${home}/dovecot.log
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login
mail_location = maildir:~/Maildir
mail_uid = ${UID}
mail_gid = ${UID}
first_valid_uid = 1
default_internal_user = ${owner === 'root' ? 'dovecot' : owner}
passdb {
  driver = passwd-file
  args = scheme=PLAIN username_format=%u ${home}/users
}
userdb {
  driver = static
  args = uid=${UID} gid=${UID} home=${home}/home/%u
}
namespace inbox {
  inbox = yes
  mailbox Laipa {
    auto = create
  }
}
service imap-login {
  inet_listener imap {
    port = ${imapPort}
  }
  inet_listener imaps {
    port = 0
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${lmtpPort}
  }
}
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
`;
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

export async function untilOpen(port: number, limitMs = 10_000): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await isOpen(port))) {
    if (performance.now() > end) throw new Error(`Nothing listens on port ${port}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
