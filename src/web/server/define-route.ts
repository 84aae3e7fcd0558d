import type { Static, TSchema } from 'typebox';
import type { Action } from '../../desk/powers/index.ts';
import type { Answer } from './answer.ts';
import type { UploadedFile } from './multipart.ts';
import type { SignedBody } from './signed-body.ts';
import type { WebRequest } from './web-request.ts';

/** Who a page is for; the audience decides who must be signed in and which frame the error pages have. */
export type Audience = 'staff' | 'citizen' | 'public';

export interface RouteSchema {
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly body?: TSchema;
}

type Given<Schema, Part extends keyof RouteSchema, Otherwise> = Schema extends {
  readonly [Key in Part]: infer Type extends TSchema;
}
  ? Static<Type>
  : Otherwise;

/** What stands in the address and the body: checked where a schema names it, else as it came. */
export interface RouteInput<Schema> {
  readonly params: Given<Schema, 'params', Readonly<Record<string, string>>>;
  readonly query: Given<Schema, 'query', Readonly<Record<string, string | undefined>>>;
  readonly body: Given<Schema, 'body', FormBody>;
  readonly files: readonly UploadedFile[];
  /** The body to the byte with what a machine signed it by; `null` where it brought no such headers. */
  readonly signed: SignedBody | null;
}

/** A form as it came: every value a string, repeated names as lists. */
export type FormBody = Readonly<Record<string, string | readonly string[] | undefined>>;

interface RouteShape<Schema extends RouteSchema> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/${string}`;
  /** What is done, in the words of the policy; asked before `handle` (without a relation: may they do it anywhere). */
  readonly action: Action;
  readonly audience: Audience;
  readonly schema?: Schema;
  /** Requests a minute from one address. */
  readonly limit?: number;
  /** Largest body in bytes; 1 MiB where nothing is said. */
  readonly bodyLimit?: number;
  /** `false` for machines (API keys, webhooks), which send no form and no cookie. */
  readonly csrf?: boolean;
  readonly handle: (request: WebRequest, input: RouteInput<Schema>) => Promise<Answer> | Answer;
}

/** A route as the server and the guards see it. */
export type Route = Omit<RouteShape<RouteSchema>, 'handle'> & {
  readonly handle: (request: WebRequest, input: RouteInput<RouteSchema>) => Promise<Answer> | Answer;
};

/** Declares a page or a form's target. Every route names an action of the policy; a guard test lists them all. */
export function defineRoute<const Schema extends RouteSchema = Record<never, never>>(route: RouteShape<Schema>): Route {
  return route as unknown as Route;
}
