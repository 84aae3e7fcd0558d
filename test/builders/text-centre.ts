import type { AddressInfo } from 'node:net';
import smpp, { type Pdu, type Session } from 'smpp';

/** What a centre has taken of us: the fields of `submit_sm`. */
export type Submitted = Pdu & { readonly destination_addr: string; readonly source_addr: string };

/** A centre of text messages upon `smpp`, on a free port of this machine. */
export interface TestCentre {
  readonly port: number;
  readonly submitted: Submitted[];
  /** How many have bound themselves so far. */
  readonly binds: () => number;
  /** Statuses with which the next messages are answered, in order; 0 where there is none. */
  readonly answers: number[];
  /** Reports what became of a message that was taken under this name. */
  report(centreId: string, state: string, way?: 'fields' | 'text'): Promise<number>;
  /** Breaks every connection, as a centre that has died. */
  die(): void;
  /** Does not answer any more, yet keeps the connections open. */
  fallSilent(): void;
  close(): Promise<void>;
}

export async function testCentre(
  options: { readonly port?: number; readonly password?: string } = {},
): Promise<TestCentre> {
  const sessions = new Set<Session>();
  const submitted: Submitted[] = [];
  const answers: number[] = [];
  let binds = 0;
  let silent = false;
  const server = smpp.createServer((session) => {
    sessions.add(session);
    session.on('close', () => sessions.delete(session));
    session.on('error', () => {});
    session.on('bind_transceiver', (pdu: Pdu) => {
      if (pdu['password'] !== (options.password ?? 'slepeni'))
        return session.send(pdu.response({ command_status: 0x0e }));
      binds += 1;
      return session.send(pdu.response({ system_id: 'centrs' }));
    });
    session.on('enquire_link', (pdu: Pdu) => silent || session.send(pdu.response()));
    session.on('unbind', (pdu: Pdu) => {
      session.send(pdu.response());
      session.close();
    });
    session.on('submit_sm', (pdu: Submitted) => {
      if (silent) return;
      const status = answers.shift() ?? 0;
      if (status === 0) submitted.push(pdu);
      // In hexadecimal, as centres like to.
      session.send(
        pdu.response(status === 0 ? { message_id: `0000${nameOf(submitted.length)}` } : { command_status: status }),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    submitted,
    binds: () => binds,
    answers,
    report(centreId, state, way = 'text') {
      const [session] = [...sessions];
      if (session === undefined) throw new Error('Nobody is bound');
      const text = `id:${centreId} sub:001 dlvrd:000 submit date:2611201650 done date:2611201651 stat:${state} err:069 text:`;
      const states: Readonly<Record<string, number>> = { DELIVRD: 2, UNDELIV: 5, ENROUTE: 1 };
      return new Promise((resolve) =>
        session.deliver_sm(
          {
            esm_class: 4,
            source_addr: '37129123456',
            destination_addr: 'Laipa',
            short_message: way === 'text' ? text : '',
            ...(way === 'fields' ? { receipted_message_id: centreId, message_state: states[state] } : {}),
          },
          (pdu) => resolve(pdu.command_status),
        ),
      );
    },
    die() {
      for (const session of sessions) session.destroy();
    },
    fallSilent() {
      silent = true;
    },
    close() {
      for (const session of sessions) session.destroy();
      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}

/** The name under which the n-th message was taken, without leading zeros. */
export function nameOf(n: number): string {
  return (0xa0 + n).toString(16).toUpperCase();
}
