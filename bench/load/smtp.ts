import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';

export interface SmtpLetter {
  readonly from: string;
  readonly to: string;
  readonly raw: Buffer;
}

/** One SMTP connection that sends letter after letter, as a relay does. */
export interface SmtpConnection {
  /** Resolves with `true` once the letter is acknowledged; throws where the connection breaks or the desk refuses. */
  send(letter: SmtpLetter): Promise<true>;
  close(): void;
}

export async function connectSmtp(port: number): Promise<SmtpConnection> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  const answer = answersOf(socket);
  const say = async (line: string | Buffer, expected: string) => {
    socket.write(line);
    const said = await answer();
    if (!said.startsWith(expected)) throw new Error(`SMTP: ${said}`);
  };
  await answer();
  await say('EHLO bench.example\r\n', '250');
  return {
    async send({ from, to, raw }) {
      await say(`MAIL FROM:<${from}>\r\n`, '250');
      await say(`RCPT TO:<${to}>\r\n`, '250');
      await say('DATA\r\n', '354');
      socket.write(raw);
      await say('\r\n.\r\n', '250');
      return true;
    },
    close: () => socket.destroy(),
  };
}

/** The next whole reply; lines like `250-SIZE` go on. A broken connection throws. */
function answersOf(socket: Socket): () => Promise<string> {
  const said: string[] = [];
  let waiting: { resolve: (line: string) => void; reject: (error: Error) => void } | null = null;
  let broken: Error | null = null;
  const fail = (error: Error) => {
    broken ??= error;
    waiting?.reject(broken);
    waiting = null;
  };
  const lines = createInterface({ input: socket });
  lines.on('error', fail).on('line', (line) => {
    if (line[3] === '-') return;
    if (waiting === null) said.push(line);
    else waiting.resolve(line);
    waiting = null;
  });
  socket.on('error', fail).on('close', () => fail(new Error('SMTP: the connection was closed')));
  return () =>
    new Promise((resolve, reject) => {
      const line = said.shift();
      if (line !== undefined) resolve(line);
      else if (broken !== null) reject(broken);
      else waiting = { resolve, reject };
    });
}

/** Sends all letters over so many connections at once; the connections are open before the clock starts. */
export async function sendAll(
  port: number,
  letters: readonly SmtpLetter[],
  connections: number,
): Promise<{ acknowledgedMs: number; began: number }> {
  const open = await Promise.all(Array.from({ length: connections }, () => connectSmtp(port)));
  const began = performance.now();
  let next = 0;
  await Promise.all(
    open.map(async (connection) => {
      for (let letter = letters[next++]; letter !== undefined; letter = letters[next++]) await connection.send(letter);
      connection.close();
    }),
  );
  return { acknowledgedMs: performance.now() - began, began };
}
