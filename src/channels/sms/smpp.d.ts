/** What of `smpp` is used; the package brings no types. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events';

  /** A message of the protocol: its head, and its fields by the names of SMPP 3.4. */
  export interface Pdu {
    readonly command: string;
    readonly command_status: number;
    readonly sequence_number: number;
    readonly message_id?: string;
    readonly esm_class?: number;
    readonly short_message?: { readonly message: string | Buffer } | string | Buffer;
    readonly receipted_message_id?: string;
    readonly message_state?: number;
    readonly [field: string]: unknown;
    isResponse(): boolean;
    response(fields?: object): Pdu;
  }

  type Send = (fields: object, answered?: (pdu: Pdu) => void) => boolean;

  export interface Session extends EventEmitter {
    readonly socket: import('node:net').Socket;
    send(pdu: Pdu): boolean;
    bind_transceiver: Send;
    submit_sm: Send;
    deliver_sm: Send;
    enquire_link: Send;
    unbind: Send;
    close(): void;
    destroy(): void;
  }

  interface Smpp {
    connect(options: { host: string; port: number; tls: boolean; servername?: string }): Session;
    createServer(taken: (session: Session) => void): import('node:net').Server;
  }
  const smpp: Smpp;
  export default smpp;
}
