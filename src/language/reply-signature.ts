import type { Wording } from './finding.ts';
import type { ReplyFinding } from './reply-check.ts';
import type { Signature } from './reply-draft.ts';
import { finding, type Reading, type Reported } from './reply-reading.ts';

interface Field {
  readonly field: keyof Signature;
  readonly complete: RegExp;
  readonly name: Wording;
}

const FIELDS: readonly Field[] = [
  { field: 'name', complete: /\p{L}+[\s.]+\p{L}{2,}/u, name: { lv: 'vārds un uzvārds', en: 'name and surname' } },
  { field: 'institution', complete: /\p{L}{2,}/u, name: { lv: 'iestāde', en: 'institution' } },
  { field: 'post', complete: /\p{L}{2,}/u, name: { lv: 'amats', en: 'post' } },
  { field: 'phone', complete: /(?:\d[\s-]*){8,}/, name: { lv: 'tālruņa numurs', en: 'phone number' } },
  { field: 'email', complete: /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/, name: { lv: 'e-pasta adrese', en: 'e-mail address' } },
  {
    field: 'website',
    complete: /^(?:https?:\/\/)?[\p{L}\d-]+(?:\.[\p{L}\d-]+)+\/?/u,
    name: { lv: 'pašvaldības tīmekļvietnes adrese', en: 'municipality’s website address' },
  },
];

/** 9.4: the signature names the employee and how to reach them, whole. It comes from the directory: it is mended there. */
export function checkSignature({ draft: { signature } }: Reading): Reported {
  const missing = FIELDS.filter(({ field, complete }) => !complete.test(signature[field].trim()));
  return { satisfiedBy: [], findings: missing.map(missingField) };
}

/** 5.5.2: an official letter speaks in the name of the municipality; whoever signs it has a post or a mandate for that. */
export function checkMandate({ context }: Reading): ReplyFinding[] {
  if (context.mandated) return [];
  return [
    finding('signature', 'needs-reason', 'no-mandate', {
      lv: '5.5.2: Jums nav pilnvarojuma parakstīt pašvaldības vēstuli. Nododiet lietu vadītājam vai ierakstiet, uz kāda pamata parakstāt.',
      en: '5.5.2: you have no mandate to sign a letter of the municipality. Hand the case to the head, or write upon what ground you sign.',
    }),
  ];
}

function missingField({ field, name }: Field): ReplyFinding {
  return finding('signature', 'refuses', `signature-${field}`, {
    lv: `9.4: paraksta zonā trūkst: ${name.lv}. Papildiniet darbinieka datus.`,
    en: `9.4: the signature lacks the ${name.en}. Complete the employee’s entry.`,
  });
}
