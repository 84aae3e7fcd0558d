import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';

/** A file as a form brought it. The type is what the browser said, not what it is. */
export interface UploadedFile {
  readonly field: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

declare module 'fastify' {
  interface FastifyRequest {
    uploadedFiles?: readonly UploadedFile[];
  }
}

/** Reads `multipart/form-data` before validation: fields into the body, files beside it; within the route's body limit. */
export function readMultipart(server: FastifyInstance): void {
  void server.register(multipart, { limits: { fields: 200, files: 20, fieldSize: 1024 * 1024, parts: 220 } });
  server.addHook('preValidation', async (request) => {
    if (!request.isMultipart?.()) return;
    const body: Record<string, string | string[]> = {};
    const files: UploadedFile[] = [];
    for await (const part of request.parts({ limits: { fileSize: request.routeOptions.bodyLimit ?? 1024 * 1024 } })) {
      if (part.type === 'file') {
        const bytes = await part.toBuffer();
        if (part.filename !== '' && part.filename !== undefined)
          files.push({ field: part.fieldname, name: part.filename, type: part.mimetype, bytes });
      } else {
        const value = String(part.value);
        const before = body[part.fieldname];
        body[part.fieldname] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value];
      }
    }
    request.body = body;
    request.uploadedFiles = files;
  });
}
