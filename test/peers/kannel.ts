import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, untilOpen } from './dovecot.ts';

/** A gateway that sends text messages to a centre as we do, by rules of its own. */
export interface Kannel {
  /** Hands it a text over HTTP; throws where it does not take it. */
  send(text: string, coding: 'gsm' | 'ucs-2'): Promise<void>;
  remove(): Promise<void>;
}

/** What keeps the suite from running, as a sentence; `null` where nothing does. */
export function kannelMissing(): string | null {
  return existsSync('/usr/sbin/bearerbox') && existsSync('/usr/sbin/smsbox')
    ? null
    : 'needs Kannel (apt install kannel)';
}

/** A private Kannel that is bound to the centre at this port. */
export async function startKannel(centrePort: number, password: string): Promise<Kannel> {
  const home = mkdtempSync(join(tmpdir(), 'laipa-kannel-'));
  mkdirSync(join(home, 'spool'));
  const [admin, boxes, http] = [await freePort(), await freePort(), await freePort()];
  const file = join(home, 'kannel.conf');
  writeFileSync(file, configuration(home, { admin, boxes, http, centrePort, password }));
  const children: ChildProcess[] = [];
  const start = async (program: string, port: number) => {
    children.push(spawn(`/usr/sbin/${program}`, [file], { stdio: 'ignore' }));
    await untilOpen(port);
  };
  await start('bearerbox', boxes);
  await start('smsbox', http);
  return {
    async send(text, coding) {
      const query = new URLSearchParams({
        username: 'laipa',
        password: 'x',
        from: 'Paraugnovad',
        to: '37129123456',
        text,
      });
      query.set('charset', 'UTF-8');
      query.set('coding', coding === 'gsm' ? '0' : '2');
      const answer = await fetch(`http://127.0.0.1:${http}/cgi-bin/sendsms?${query}`);
      if (!answer.ok) throw new Error(`Kannel: ${answer.status} ${await answer.text()}`);
    },
    async remove() {
      for (const child of children.toReversed()) await ended(child);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const over = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const hard = setTimeout(() => child.kill('SIGKILL'), 3_000);
  await over;
  clearTimeout(hard);
}

function configuration(
  home: string,
  at: {
    readonly admin: number;
    readonly boxes: number;
    readonly http: number;
    readonly centrePort: number;
    readonly password: string;
  },
): string {
  return `
group = core
admin-port = ${at.admin}
admin-password = x
admin-interface = 127.0.0.1
smsbox-port = ${at.boxes}
smsbox-interface = 127.0.0.1
box-allow-ip = "127.0.0.1"
log-file = "${home}/bearerbox.log"
log-level = 1
store-type = spool
store-location = "${home}/spool"
dlr-storage = internal

group = smsc
smsc = smpp
smsc-id = centrs
host = 127.0.0.1
port = ${at.centrePort}
transceiver-mode = true
smsc-username = "laipa"
smsc-password = "${at.password}"
system-type = "VMA"
address-range = ""
source-addr-ton = 5
source-addr-npi = 0
dest-addr-ton = 1
dest-addr-npi = 1
reconnect-delay = 1

group = smsbox
bearerbox-host = 127.0.0.1
sendsms-port = ${at.http}
sendsms-interface = 127.0.0.1
log-file = "${home}/smsbox.log"
log-level = 1

group = sendsms-user
username = laipa
password = x
concatenation = true
max-messages = 10

group = sms-service
keyword = default
catch-all = true
text = ""
max-messages = 0
`;
}
