import type { CaseId, EmailAddress, UnitId } from '../../src/vocabulary/ids.ts';
import type { KnownToDesk, ReferencedMail } from '../../src/desk/mail/place/placement.ts';
import { readMail } from '../../src/desk/mail/read/read-mail.ts';
import type { OwnMarks, ReadMail } from '../../src/desk/mail/read/mail.ts';

/** A raw message from header lines and a body; every line ends as on the wire. */
export function rawMail(
  headers: Readonly<Record<string, string>>,
  body = 'Labdien!\n\nŠķūņu ielā ir bedre.\n',
): Buffer {
  const standard = {
    From: 'Žanis Bērziņš <zanis@iedzivotajs.example>',
    To: 'dome@pasvaldiba.example',
    Subject: 'Bedre',
    Date: 'Sun, 22 Nov 2026 16:50:00 +0200',
    'Message-ID': '<m1@iedzivotajs.example>',
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
  };
  const lines = Object.entries({ ...standard, ...headers })
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`);
  return Buffer.from(`${lines.join('\n')}\n\n${body}`.replaceAll(/\r?\n/g, '\r\n'));
}

export const OWN_MARKS: OwnMarks = {
  origin: 'laipa.pasvaldiba.example',
  messageIdDomains: ['laipa.pasvaldiba.example'],
};

export function aMail(headers: Readonly<Record<string, string>> = {}, body?: string): ReadMail {
  return readMail(rawMail(headers, body), OWN_MARKS);
}

export const DESK = 'dome@pasvaldiba.example' as EmailAddress;
export const ZANIS = 'zanis@iedzivotajs.example' as EmailAddress;
export const UNIT = '00000000-0000-4000-8000-0000000000aa' as UnitId;
export const OTHER_UNIT = '00000000-0000-4000-8000-0000000000ab' as UnitId;

export function caseId(nth: number): CaseId {
  return `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}` as CaseId;
}

/** A letter of ours in case 1, answered to Žanis. */
export function ourLetter(changes: Partial<ReferencedMail> = {}): ReferencedMail {
  return {
    messageId: '<r1@laipa.pasvaldiba.example>',
    subject: 'Re: Bedre',
    direction: 'out',
    caseId: caseId(1),
    mergedInto: null,
    caseState: 'answered',
    closedAt: null,
    unit: OTHER_UNIT,
    participants: [ZANIS],
    ...changes,
  };
}

export function known(changes: Partial<KnownToDesk> = {}): KnownToDesk {
  return {
    now: Temporal.Instant.from('2026-11-22T16:50:00+02:00'),
    mailbox: { address: DESK, unit: UNIT },
    ownAddresses: new Set([DESK]),
    senderIsEmployee: false,
    referenced: [],
    mentioned: [],
    reopenDays: 30,
    authentication: 'none',
    ...changes,
  };
}
