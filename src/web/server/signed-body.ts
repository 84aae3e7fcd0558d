import type { FastifyInstance, FastifyRequest } from 'fastify';

/** A body as it came, to the byte, with the headers that a machine signs it by (Standard Webhooks). */
export interface SignedBody {
  readonly text: string;
  readonly id: string;
  readonly timestamp: string;
  readonly signature: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    jsonText?: string;
  }
}

/** Reads JSON as before and keeps its text: a signature is upon the text, not upon what it means. */
export function keepJsonText(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, text, done) => {
    request.jsonText = text as string;
    void parse(request, text as string, done);
  });
}

/** `null` where the request is not a signed one. */
export function signedBodyOf(request: FastifyRequest): SignedBody | null {
  const header = (name: string) => {
    const value = request.headers[name];
    return typeof value === 'string' && value.length <= 1000 ? value : '';
  };
  const [id, timestamp, signature] = [header('webhook-id'), header('webhook-timestamp'), header('webhook-signature')];
  if (request.jsonText === undefined || id === '' || timestamp === '' || signature === '') return null;
  return { text: request.jsonText, id, timestamp, signature };
}
