import smpp, { type Pdu, type Session } from 'smpp';
import { TextDelayed } from './text-way.ts';

export interface SmppAccount {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte (`ssmpp:`). */
  readonly tls: boolean;
  readonly systemId: string;
  /** At most eight characters, as the protocol has it. */
  readonly password: string;
}

export interface SessionTimes {
  /** Milliseconds in which an answer is awaited. */
  readonly answerMs: number;
  /** Milliseconds of silence after which the centre is asked whether it is there. */
  readonly quietMs: number;
}

/** A connection to a centre that is bound as sender and receiver at once. */
export interface BoundSession {
  /** Sends a request and waits for its answer; throws `TextDelayed` where the connection breaks or nothing is answered. */
  ask(command: 'submit_sm', fields: object): Promise<Pdu>;
  /** Unbinds and closes. */
  unbind(): Promise<void>;
}

/** The centre does not know us: name, password, or whence we come. */
export class BindRefused extends Error {
  override readonly name = 'BindRefused';
}

/**
 * Connects and binds. `delivered` answers what the centre delivers: a status of the protocol, 0 where it was taken. `ended`
 * hears once that the connection is no more. Throws where there is none, and `BindRefused` where the centre refuses us.
 */
export async function bindSession(
  account: SmppAccount,
  times: SessionTimes,
  on: { readonly delivered: (pdu: Pdu) => Promise<number>; readonly ended: (why: Error) => void },
): Promise<BoundSession> {
  const { host, port, tls } = account;
  const session = smpp.connect({ host, port, tls, ...(tls ? { servername: host } : {}) });
  const waiting = new Set<(why: Error) => void>();
  let over = false;
  let bound = false;

  function end(why: Error): void {
    if (over) return;
    over = true;
    clearInterval(asking);
    session.destroy();
    for (const fail of [...waiting]) fail(why);
    if (bound) on.ended(why);
  }
  session.on('error', (error: Error) => end(new TextDelayed(`The text centre: ${error.message}`)));
  session.on('close', () => end(new TextDelayed('The text centre closed the connection')));

  function ask(command: 'bind_transceiver' | 'submit_sm' | 'enquire_link' | 'unbind', fields: object): Promise<Pdu> {
    return new Promise((resolve, reject) => {
      if (over) {
        reject(new TextDelayed('The connection to the text centre has ended'));
        return;
      }
      const settle = () => {
        clearTimeout(timer);
        waiting.delete(fail);
      };
      const fail = (why: Error) => {
        settle();
        reject(why);
      };
      const timer = setTimeout(() => end(new TextDelayed(`The text centre did not answer ${command}`)), times.answerMs);
      waiting.add(fail);
      session[command](fields, (pdu) => {
        settle();
        resolve(pdu);
      });
    });
  }

  let heard = performance.now();
  session.on('pdu', () => {
    heard = performance.now();
  });
  const asking = setInterval(() => {
    // A centre that is gone without a word: the answer's time limit ends the connection.
    if (bound && performance.now() - heard >= times.quietMs) ask('enquire_link', {}).catch(() => {});
  }, times.quietMs / 2);
  answerCentre(session, on.delivered, () => end(new TextDelayed('The text centre unbound us')));

  try {
    await connected(session, waiting, times.answerMs, tls);
    const { command_status: status } = await ask('bind_transceiver', {
      system_id: account.systemId,
      password: account.password,
      system_type: '',
      interface_version: 0x34,
    });
    if (status !== 0) throw new BindRefused(`The text centre refuses us: status 0x${status.toString(16)}`);
  } catch (error) {
    end(error as Error);
    throw error;
  }
  bound = true;
  return {
    ask,
    async unbind() {
      await ask('unbind', {}).catch(() => {});
      end(new TextDelayed('Unbound'));
    },
  };
}

function connected(
  session: Session,
  waiting: Set<(why: Error) => void>,
  withinMs: number,
  tls: boolean,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (why: Error) => {
      clearTimeout(timer);
      waiting.delete(fail);
      reject(why);
    };
    const timer = setTimeout(() => fail(new TextDelayed('The text centre could not be reached in time')), withinMs);
    waiting.add(fail);
    session.once(tls ? 'secureConnect' : 'connect', () => {
      clearTimeout(timer);
      waiting.delete(fail);
      resolve();
    });
  });
}

/** Answers what the centre asks by itself. What is delivered is acknowledged only when it is safe with us. */
function answerCentre(session: Session, delivered: (pdu: Pdu) => Promise<number>, unbound: () => void): void {
  session.on('enquire_link', (pdu: Pdu) => session.send(pdu.response()));
  session.on('deliver_sm', (pdu: Pdu) => {
    void delivered(pdu)
      .catch(() => SYSTEM_ERROR)
      .then((status) => session.send(pdu.response({ command_status: status })));
  });
  session.on('unbind', (pdu: Pdu) => {
    session.send(pdu.response());
    unbound();
  });
}

/** ESME_RX_T_APPN: the centre is to deliver it again later. */
const SYSTEM_ERROR = 0x64;
