import type { Language } from '../../vocabulary/words.ts';
import type { Vault } from '../vault.ts';

/** A letter of the desk about somebody's account. */
export interface AccountLetter {
  readonly kind: 'invitation' | 'recovery' | 'reset' | 'new-device' | 'ask-administrator';
  readonly to: { readonly name: string; readonly address: string };
  readonly language: Language;
  /** The link that opens once; empty where the letter carries none. */
  readonly link: string;
  /** When and where, in the reader's words; for `new-device`. */
  readonly facts: string;
}

/** Sealed for the queue: a copied database gives nobody a link. */
export function sealLetter(vault: Vault, id: string, letter: AccountLetter): string {
  return vault.seal(JSON.stringify(letter), `account_letter:${id}`).toString('base64');
}

export function openLetter(vault: Vault, id: string, sealed: string): AccountLetter {
  return JSON.parse(vault.open(Buffer.from(sealed, 'base64'), `account_letter:${id}`)) as AccountLetter;
}

/** Subject and text, in the person's language. */
export function letterText({ kind, language, link, facts, to }: AccountLetter): { subject: string; text: string } {
  const { subject, say } = WORDS[language][kind];
  const greeting = language === 'lv' ? 'Labdien!' : 'Good day,';
  const closing =
    language === 'lv'
      ? 'Šo vēstuli nosūtīja Laipa. Ja to negaidījāt, pasakiet administratoram.'
      : 'This letter was sent by Laipa. If you did not expect it, tell the administrator.';
  const text = [
    greeting,
    ...say.map((line) => line.replace('{name}', to.name).replace('{facts}', facts)),
    link,
    closing,
  ];
  return { subject, text: `${text.filter(Boolean).join('\n\n')}\n` };
}

const WORDS: Readonly<
  Record<
    Language,
    Readonly<Record<AccountLetter['kind'], { readonly subject: string; readonly say: readonly string[] }>>
  >
> = {
  lv: {
    invitation: {
      subject: 'Jūsu ieeja Laipā',
      say: [
        '{name}, Jums ir izveidots konts Laipā. Atveriet saiti un izvēlieties, kā ienāksiet. Saite der 72 stundas un vienu reizi.',
      ],
    },
    recovery: {
      subject: 'Saite ieejai Laipā',
      say: [
        '{name}, Jūs lūdzāt saiti, jo nevarējāt ienākt. Saite der vienu stundu un vienu reizi. Ja lūdzāt ne Jūs, neatveriet to: nekas nav mainīts.',
      ],
    },
    reset: {
      subject: 'Jūsu ieeja Laipā ir atiestatīta',
      say: [
        '{name}, administrators atiestatīja Jūsu ieeju: līdzšinējās atslēgas, parole un kodi vairs neder. Atveriet saiti un izvēlieties, kā ienāksiet turpmāk. Saite der 72 stundas un vienu reizi.',
      ],
    },
    'new-device': {
      subject: 'Ieeja Laipā no jaunas ierīces',
      say: [
        '{name}, Jūsu kontā ienāca no ierīces, kas šim kontam ir jauna.',
        '{facts}',
        'Ja tas bijāt Jūs, nekas nav jādara. Ja nē, atveriet lapu „Mans konts”, beidziet svešās sesijas un nomainiet paroli.',
      ],
    },
    'ask-administrator': {
      subject: 'Par ieeju Laipā',
      say: [
        '{name}, Jūs lūdzāt saiti ieejai. Jūsu lomai ar e-pasta saiti vien nepietiek, tāpēc ieeju atiestatīt var tikai administrators. Ja lūdzāt ne Jūs, nekas nav jādara.',
      ],
    },
  },
  en: {
    invitation: {
      subject: 'Your way into Laipa',
      say: [
        '{name}, an account in Laipa has been made for you. Open the link and choose how you will sign in. It works for 72 hours and once.',
      ],
    },
    recovery: {
      subject: 'A link to sign in to Laipa',
      say: [
        '{name}, you asked for a link because you could not sign in. It works for one hour and once. If it was not you, do not open it: nothing has changed.',
      ],
    },
    reset: {
      subject: 'Your way into Laipa has been reset',
      say: [
        '{name}, the administrator has reset your sign-in: passkeys, password and codes no longer work. Open the link and choose how you will sign in from now on. It works for 72 hours and once.',
      ],
    },
    'new-device': {
      subject: 'A sign-in to Laipa from a new device',
      say: [
        '{name}, somebody signed in to your account from a device that you have not come from before.',
        '{facts}',
        'If it was you, nothing needs doing. If not, open “My account”, end the sessions that are not yours and change the password.',
      ],
    },
    'ask-administrator': {
      subject: 'About signing in to Laipa',
      say: [
        '{name}, you asked for a link to sign in. For your role a link by e-mail is not enough, so only the administrator can reset your sign-in. If it was not you, nothing needs doing.',
      ],
    },
  },
};
