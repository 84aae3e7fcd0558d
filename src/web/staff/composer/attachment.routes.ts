import type { PageDeps } from '../../page-deps.ts';
import { type Answer, file, json, refuse } from '../../server/answer.ts';
import { defineRoute, type FormBody, type Route } from '../../server/define-route.ts';
import type { UploadedFile } from '../../server/multipart.ts';
import type { WebRequest } from '../../server/web-request.ts';
import { bytesOf } from '../../../desk/contents/index.ts';
import { addAttachments, removeAttachment } from '../../../desk/replies/index.ts';
import { parseId, type ReplyId } from '../../../vocabulary/ids.ts';
import { attachmentRows } from './attachments-view.ts';
import { refusalAnswer } from './refusals.ts';
import { author, caseToWrite, isAnswer, replyToSee } from './who.ts';

const FORM_BYTES = 30 * 1024 * 1024;

/** A draft's files as the script brings and takes them, and each file to be looked at again. */
export function attachmentRoutes(_deps: PageDeps): Route[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/lieta/:number/atbilde/pielikumi',
      action: 'case.write',
      audience: 'staff',
      bodyLimit: FORM_BYTES,
      handle: (web, { params, body, files }) => change(web, params['number'], body, files),
    }),
    defineRoute({
      method: 'GET',
      path: '/atbilde/:id/pielikums/:place',
      action: 'case.read',
      audience: 'staff',
      handle: (web, { params }) =>
        web.read(async (tx) => {
          const found = await replyToSee(tx, web, params['id']);
          if (isAnswer(found)) return found;
          const attached = found.reply.attachments[Number(params['place'])];
          const bytes = attached === undefined ? null : await bytesOf(tx, Buffer.from(attached.hash, 'hex'));
          if (attached === undefined || bytes === null) return refuse(404);
          // Saved, never shown within the desk: whatever it says it is.
          return file(bytes, 'application/octet-stream', attached.name);
        }),
    }),
  ];
}

function change(web: WebRequest, number: unknown, body: FormBody, files: readonly UploadedFile[]): Promise<Answer> {
  return web.write(async (tx) => {
    const one = await caseToWrite(tx, web, number);
    if (isAnswer(one)) return one;
    const id = parseId<ReplyId>(body['reply']);
    if (id === null) return refusalAnswer({ refused: 'no-such-reply' }, web.lang);
    const which = String(body['detach'] ?? '').split(':');
    const left =
      body['detach'] === undefined
        ? await addAttachments(tx, author(web), id, files)
        : await removeAttachment(tx, author(web), id, { place: Number(which[0]), hash: which[1] ?? '' });
    if ('refused' in left) return refusalAnswer(left, web.lang);
    return json({ html: attachmentRows({ id, attachments: left }, web.lang).toString() });
  });
}
