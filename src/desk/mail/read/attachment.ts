import { createHash } from 'node:crypto';
import type { ContentHash } from '../../../vocabulary/ids.ts';
import { effectiveMediaType, extensionFor, sniffMediaType } from './content-type.ts';
import { attachmentDanger } from './danger.ts';
import { decodeHeaderWords } from './header-words.ts';
import { headerValue } from './header-lines.ts';
import type { Attachment } from './mail.ts';
import type { MimePart } from './mime-parts.ts';
import { safeFileName } from './safe-file-name.ts';
import { partBytes } from './transfer-encoding.ts';

/** Describes a part as an attachment. Its bytes are looked at once and stay in the raw message. */
export function readAttachment(raw: Buffer, part: MimePart, nth: number, html: string | null): Attachment {
  const bytes = partBytes(raw, part.range);
  const written = writtenName(part);
  const declaredType = part.type.value.slice(0, 127);
  const mediaType = effectiveMediaType(declaredType, written ?? '', sniffMediaType(bytes));
  const contentId = readContentId(part);
  return {
    name: safeFileName(written ?? `pielikums-${nth}.${extensionFor(mediaType)}`),
    mediaType,
    declaredType,
    size: bytes.length,
    hash: createHash('sha256').update(bytes).digest('hex') as ContentHash,
    contentId,
    inline: isPictureOfText(mediaType, contentId, html),
    range: part.range,
    danger: attachmentDanger(written ?? '', mediaType, bytes),
  };
}

/** The name as the sender wrote it, decoded; `null` where the part has none. */
export function writtenName(part: MimePart): string | null {
  const name = part.disposition.parameters.get('filename') ?? part.type.parameters.get('name') ?? '';
  const decoded = decodeHeaderWords(name).trim();
  return decoded === '' ? null : decoded;
}

function readContentId(part: MimePart): string | null {
  const id = (headerValue(part.head.lines, 'content-id') ?? '').replaceAll(/^\s*<|>\s*$/g, '').slice(0, 500);
  return id === '' ? null : id;
}

/** Only a picture that the HTML really shows is inline: a photograph merely marked so must not vanish from the list. */
function isPictureOfText(mediaType: string, contentId: string | null, html: string | null): boolean {
  return mediaType.startsWith('image/') && contentId !== null && (html?.includes(`cid:${contentId}`) ?? false);
}
