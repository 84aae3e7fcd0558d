import { extensionOf } from './content-type.ts';
import type { AttachmentDanger } from './mail.ts';
import { turnsDirection } from './header-words.ts';
import { readZipEntries } from './zip-entries.ts';

/** Why an attachment must not be opened at a click; `writtenName` is the name before it was made safe. */
export function attachmentDanger(writtenName: string, mediaType: string, bytes: Buffer): AttachmentDanger | null {
  const extension = extensionOf(writtenName);
  if (turnsDirection(writtenName)) return 'misleading-name';
  if (hidesExtension(writtenName)) return 'double-extension';
  if (EXECUTABLE.has(extension) || PROGRAM_TYPES.has(mediaType)) return 'executable';
  if (SCRIPT.has(extension) || mediaType === 'text/x-shellscript') return 'script';
  if (DISK_IMAGE.has(extension)) return 'disk-image';
  if (MACRO_OFFICE.has(extension) || hasMacros(mediaType, bytes)) return 'macro-office';
  if (HTML.has(extension) || mediaType === 'text/html' || mediaType === 'image/svg+xml') return 'html';
  return isZip(bytes) ? archiveDanger(bytes) : null;
}

/** `rēķins.pdf.exe`, or a name in which blanks push the true ending out of sight. */
function hidesExtension(name: string): boolean {
  const extension = extensionOf(name);
  const dangerous =
    EXECUTABLE.has(extension) || SCRIPT.has(extension) || HTML.has(extension) || DISK_IMAGE.has(extension);
  return dangerous && (HARMLESS_BEFORE.test(name) || /\s{5,}\.[a-z0-9]+$/i.test(name));
}

function archiveDanger(bytes: Buffer): AttachmentDanger | null {
  const entries = readZipEntries(bytes);
  const dangerous = entries.some(({ name }) => EXECUTABLE.has(extensionOf(name)) || SCRIPT.has(extensionOf(name)));
  if (dangerous) return 'archive-with-executable';
  if (entries.some(({ name }) => /vbaProject\.bin$/i.test(name))) return 'macro-office';
  return entries.some(({ encrypted }) => encrypted) ? 'encrypted-archive' : null;
}

/** The old office formats keep macros in a storage whose name stands in the file as UTF-16. */
function hasMacros(mediaType: string, bytes: Buffer): boolean {
  if (/macroenabled/i.test(mediaType)) return true;
  return bytes.subarray(0, 4).equals(OLE) && (bytes.includes(MACRO_STORAGE) || bytes.includes(VBA_STORAGE));
}

const OLE = Buffer.from('d0cf11e0', 'hex');
const MACRO_STORAGE = Buffer.from('_VBA_PROJECT', 'utf16le');
const VBA_STORAGE = Buffer.from('Macros', 'utf16le');

function isZip(bytes: Buffer): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

const PROGRAM_TYPES: ReadonlySet<string> = new Set([
  'application/vnd.microsoft.portable-executable',
  'application/x-executable',
  'application/x-ms-shortcut',
]);

const EXECUTABLE = endings(
  'exe com pif scr cpl dll msi msp msix appx jar apk lnk url xll reg chm app deb rpm sys gadget appref-ms',
);
const SCRIPT = endings('js jse vbs vbe wsf wsh hta ps1 psm1 bat cmd sh py pl php rb scf inf sct settingcontent-ms one');
const DISK_IMAGE = endings('iso img vhd vhdx dmg udf');
const MACRO_OFFICE = endings('docm dotm xlsm xltm xlam xlsb pptm potm ppam ppsm sldm');
const HTML = endings('html htm xhtml shtml mht mhtml svg xht');
const HARMLESS_BEFORE =
  /\.(pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|txt|odt|ods|edoc|asice|zip|mp3|mp4|csv)\s*\.[a-z0-9]+$/i;

function endings(list: string): ReadonlySet<string> {
  return new Set(list.split(' '));
}
