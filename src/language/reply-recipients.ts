import type { Wording } from './finding.ts';
import type { ReplyFinding, Weight } from './reply-check.ts';
import { finding, type Reading } from './reply-reading.ts';

/** How a power of attorney stands that lets its holder know nothing today. */
const STANDS = {
  'not-yet': ['vēl nav spēkā', 'is not in force yet'],
  expired: ['ir beigusies', 'has expired'],
  revoked: ['ir atsaukta', 'was revoked'],
} as const;

/** Who gets the letter: the client does, nobody does twice, and nobody unknown by oversight. */
export function checkRecipients({ draft, context }: Reading): ReplyFinding[] {
  const all = draft.recipients;
  const direct = all.filter(({ field }) => field === 'to');
  const addresses = all.map(({ address }) => address.trim().toLowerCase());
  const found: ReplyFinding[] = [];
  const report = (weight: Weight, code: string, lv: string, en: string) =>
    found.push(recipientFinding(weight, code, { lv, en }));
  if (direct.length === 0)
    report(
      'refuses',
      'no-recipient',
      'Vēstulei nav saņēmēja. Ierakstiet klienta adresi.',
      'The letter has no recipient. Enter the client’s address.',
    );
  for (const address of addresses.filter((one) => !/^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(one)))
    report(
      'refuses',
      'address-unusable',
      `„${address}” nav e-pasta adrese. Izlabojiet to.`,
      `“${address}” is no e-mail address. Mend it.`,
    );
  const known = context.client.addresses.map((one) => one.toLowerCase());
  if (direct.length > 0 && known.length > 0 && !addresses.some((one) => known.includes(one)))
    report(
      'needs-reason',
      'client-not-addressed',
      'Klienta adrese nav starp saņēmējiem. Pārbaudiet, kam rakstāt.',
      'The client’s address is not among the recipients. Check whom you write to.',
    );
  for (const address of new Set(addresses.filter((one, index) => addresses.indexOf(one) !== index)))
    report('warns', 'recipient-twice', `${address} ir ierakstīta divreiz.`, `${address} stands there twice.`);
  for (const { address, power } of all) {
    if (power === undefined || power.state === 'valid') continue;
    const [lv, en] = STANDS[power.state];
    report(
      'needs-reason',
      'authority-not-valid',
      `5.2: ${address} pieder cilvēkam, kura pilnvara ${lv}. Izņemiet adresi vai pierakstiet jaunu pilnvaru.`,
      `5.2: ${address} belongs to somebody whose power of attorney ${en}. Take the address out or record a new power.`,
    );
  }
  for (const { address } of all.filter(({ ofAnother }) => ofAnother))
    report(
      'needs-reason',
      'recipient-another-client',
      `5.2: ${address} ir cita klienta adrese. Izņemiet to vai paskaidrojiet, kāpēc viņš drīkst to zināt.`,
      `5.2: ${address} is another client’s address. Take it out or say why they may know of this.`,
    );
  for (const { address } of all.filter((one) => one.role === 'stranger' && one.power === undefined && !one.ofAnother))
    report(
      'warns',
      'recipient-stranger',
      `${address} lietā nav zināma. Vai šim saņēmējam drīkst zināt lietas saturu?`,
      `The case does not know ${address}. May this recipient know what is in the case?`,
    );
  return found;
}

/** 10.3: the supervisors of colleagues who are involved get a copy; the address is what is to be added. */
export function checkCopies({ draft, context }: Reading): ReplyFinding[] {
  const copied = new Set(draft.recipients.map(({ address }) => address.trim().toLowerCase()));
  return context.supervisors
    .filter((address) => !copied.has(address.toLowerCase()))
    .map((address) => {
      const message = {
        lv: `10.3: ${address} jāsaņem kopija, jo darbinieks ir iesaistīts. Pievienojiet to.`,
        en: `10.3: ${address} is to have a copy, since the employee is involved. Add it.`,
      };
      return { ...recipientFinding('needs-reason', 'supervisor-without-copy', message), replacements: [address] };
    });
}

function recipientFinding(weight: Weight, code: string, message: Wording): ReplyFinding {
  return finding('recipients', weight, code, message);
}
