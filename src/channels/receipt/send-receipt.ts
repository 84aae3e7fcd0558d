import { createConnection } from 'node:net';

/** Where a printer listens: a name or address, and a port (9100 where none is said). */
export interface PrinterAddress {
  readonly host: string;
  readonly port: number;
}

export type PrintOutcome = 'printed' | 'no-answer' | 'refused';

const RAW_PORT = 9100;
const WITHIN = 4000;

/** „10.1.2.3”, „printeris.local:9101”, „[fd00::3]:9100”; `null` where it is no such thing. */
export function parsePrinter(text: string): PrinterAddress | null {
  const [, bracketed, plain, port = String(RAW_PORT)] =
    /^(?:\[([0-9a-fA-F:.]{2,45})\]|([A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?))(?::\d{1,5})?$/.exec(text) === null
      ? []
      : (/^(?:\[(.+)\]|([^:]+))(?::(\d+))?$/.exec(text) ?? []);
  const host = bracketed ?? plain;
  const number = Number(port);
  return host === undefined || number < 1 || number > 65_535 ? null : { host, port: number };
}

/**
 * Hands bytes to a network printer as they are (raw TCP). `printed`: the printer took all of them; `no-answer`: it could not
 * be reached in time; `refused`: it broke off. Nothing is tried again here: a second ticket in the tray would be nobody's.
 */
export function sendReceipt(
  { host, port }: PrinterAddress,
  bytes: Buffer,
  within: number = WITHIN,
): Promise<PrintOutcome> {
  return new Promise((resolve) => {
    let isConnected = false;
    const socket = createConnection({ host, port });
    const settle = (outcome: PrintOutcome) => {
      clearTimeout(timer);
      socket.removeAllListeners().on('error', () => {});
      socket.destroy();
      resolve(outcome);
    };
    const timer = setTimeout(() => settle('no-answer'), within);
    socket.on('error', () => settle(isConnected ? 'refused' : 'no-answer'));
    socket.on('connect', () => {
      isConnected = true;
      socket.end(bytes);
    });
    // A printer that takes the end of our side closes its own; what it says before is its state and of no use here.
    socket.on('data', () => {});
    socket.on('close', (hadError) => settle(hadError ? 'refused' : 'printed'));
  });
}
