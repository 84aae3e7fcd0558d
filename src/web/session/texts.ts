import { PASSWORD_MIN, type PasswordFault } from '../../desk/accounts/index.ts';
import { defineTexts } from '../texts/texts.ts';

const lvFaults: Readonly<Record<PasswordFault, string>> = {
  'too-short': `Parole: vajag vismaz ${PASSWORD_MIN} zīmes. Der arī vairāki vārdi ar atstarpēm.`,
  'too-long': 'Parole: pietiek ar 200 zīmēm.',
  'too-common': 'Parole: šī ir viena no pirmajām, ko minētu. Izvēlieties citu, piemēram, četrus nesaistītus vārdus.',
  'own-name': 'Parole: tajā ir Jūsu vārds vai adrese. Izvēlieties citu.',
  repeated: 'Parole: tajā atkārtojas dažas zīmes vai virkne. Izvēlieties citu.',
};
const enFaults: Readonly<Record<PasswordFault, string>> = {
  'too-short': `Password: at least ${PASSWORD_MIN} characters are needed. Several words with spaces will do.`,
  'too-long': 'Password: 200 characters are enough.',
  'too-common':
    'Password: this is one of the first that would be guessed. Choose another, for example four unrelated words.',
  'own-name': 'Password: it holds your name or address. Choose another.',
  repeated: 'Password: it repeats a few characters or a sequence. Choose another.',
};

/** The texts of signing in, of links and of first steps. */
export const sessionTexts = defineTexts({
  lv: {
    title: 'Ienākt Laipā',
    account: 'Mans konts',
    kept: 'Jūsu ierakstītais ir saglabāts',
    keptSay:
      'Sesija bija beigusies, tāpēc nekas nav nosūtīts. Ienāciet stundas laikā, un lapa atvērsies ar ierakstīto.',
    passkey: {
      title: 'Ar piekļuves atslēgu',
      say: 'Ar pirksta nospiedumu, seju, PIN vai drošības atslēgu; nekas nav jāraksta.',
      go: 'Ienākt ar piekļuves atslēgu',
      script: 'Piekļuves atslēgai vajag, lai pārlūkā būtu ieslēgts JavaScript.',
      localhost: 'Piekļuves atslēgas šajā datorā darbojas adresē',
      failed: 'Piekļuves atslēga netika nolasīta. Mēģiniet vēlreiz vai izvēlieties citu veidu.',
      unsupported: 'Šis pārlūks piekļuves atslēgas nepazīst.',
      refused: 'Šo piekļuves atslēgu Laipa nepazīst. Mēģiniet citu vai ienāciet ar paroli.',
    },
    password: {
      title: 'Ar paroli',
      email: 'Darba e-pasts',
      password: 'Parole',
      go: 'Ienākt',
      cannot: 'Nevaru ienākt',
    },
    code: {
      title: 'Vēl viens solis',
      say: 'Ierakstiet sešus ciparus no autentifikācijas lietotnes. Ja tā nav pie rokas, der rezerves kods.',
      label: 'Kods',
      go: 'Ienākt',
      other: 'Ienākt citādi',
    },
    refused: {
      wrong: 'E-pasts, parole vai kods neder. Pārbaudiet un mēģiniet vēlreiz.',
      slowed: (when: string) =>
        `Pārāk daudz neveiksmīgu mēģinājumu no šīs vietas. Mēģiniet vēlreiz pēc ${when} vai ienāciet ar piekļuves atslēgu.`,
      'second-factor-missing':
        'Jūsu lomai ar paroli vien nepietiek. Izvēlieties „Nevaru ienākt” vai lūdziet administratoram saiti, un iestatiet piekļuves atslēgu vai lietotni ar kodiem.',
      'no-post': 'Konts ir atpazīts, bet šodien Jums Laipā nav ne amata, ne lomas. Lūdziet administratoram.',
      ticket: 'Lapa bija atvērta pārāk ilgi. Sāciet no jauna.',
    },
    recover: {
      title: 'Nevaru ienākt',
      say: 'Ierakstiet darba e-pastu. Ja tāds ir darbinieku sarakstā, nosūtīsim saiti, kas der vienu stundu un vienu reizi.',
      noMail: 'Šī Laipa vēstules nesūta. Lūdziet administratoram, lai atiestata Jūsu ieeju un iedod saiti.',
      go: 'Nosūtīt saiti',
      sent: 'Paskatieties pastkastē',
      sentSay:
        'Ja šī adrese ir darbinieku sarakstā, vēstule ar saiti jau ir ceļā. Ja tās nav pēc dažām minūtēm, lūdziet administratoram.',
      back: 'Atpakaļ uz ieeju',
    },
    link: {
      title: 'Izvēlieties, kā ienāksiet',
      hello: (name: string) =>
        `Labdien, ${name}! Saite der vienu reizi. Vēlāk kontā varēsiet pievienot arī citus veidus.`,
      gone: 'Saite vairs neder',
      goneSay: 'Tā jau ir izmantota, tai ir beidzies laiks, vai tās vietā ir sūtīta jaunāka.',
      goneDo: 'Lūdziet jaunu saiti administratoram vai lapā „Nevaru ienākt”.',
      beside: 'Kods no lietotnes vai rezerves kods',
      besideHint: 'Ar e-pasta saiti vien nepietiek: vajag arī otro soli, kas Jums jau ir iestatīts.',
      passkey: 'Piekļuves atslēga (ieteicams)',
      passkeySay: 'Ierīce pati glabā atslēgu; parole nav vajadzīga. Nosauciet to tā, lai vēlāk pazītu.',
      passkeyName: 'Atslēgas nosaukums',
      passkeyGo: 'Izveidot piekļuves atslēgu',
      password: 'Parole un lietotne ar kodiem',
      passwordHint: 'Vismaz 12 zīmes, jebkādas. Labi der četri nesaistīti vārdi.',
      newPassword: 'Jaunā parole',
      scan: 'Nolasiet attēlu ar autentifikācijas lietotni (piemēram, FreeOTP, Aegis, Google Authenticator), tad ierakstiet tās rādītos sešus ciparus.',
      picture: 'Kvadrātkods lietotnei',
      secret: 'Ja attēlu nolasīt nevar, ierakstiet lietotnē šo atslēgu',
      code: 'Kods no lietotnes',
      passwordGo: 'Saglabāt un ienākt',
      fault: lvFaults,
      wrongCode: 'Kods no lietotnes neder. Pārbaudiet, vai ierīces pulkstenis ir pareizs, un ierakstiet jaunāko kodu.',
      wrongBeside: 'Kods no lietotnes vai rezerves kods neder.',
      passkeyKnown: 'Šī atslēga jau ir kādam kontam.',
      passkeyFailed: 'Atslēga netika izveidota. Mēģiniet vēlreiz.',
      done: 'Ieeja iestatīta. Izveidojiet arī rezerves kodus: ar tiem ienāksiet, ja ierīce pazūd.',
    },
    first: {
      title: 'Pirmais administrators',
      say: 'Šajā Laipā vēl nav neviena administratora. Kas ir Jūs? Pēc tam izvēlēsieties, kā ienāksiet.',
      givenName: 'Vārds',
      surname: 'Uzvārds',
      email: 'Darba e-pasts',
      go: 'Tālāk',
    },
    keptForm: {
      title: 'Ierakstītais ir atpakaļ',
      filled:
        'Sesija bija beigusies, un nekas netika nosūtīts. Laukos ir agrāk ierakstītais: pārskatiet un iesniedziet. Pielikumi jāpievieno no jauna.',
      show: 'Viss ierakstītais',
    },
  },
  en: {
    title: 'Sign in to Laipa',
    account: 'My account',
    kept: 'What you typed is kept',
    keptSay:
      'Your session had ended, so nothing was sent. Sign in within an hour and the page will open with what you had typed.',
    passkey: {
      title: 'With a passkey',
      say: 'With a fingerprint, your face, a PIN or a security key; nothing has to be typed.',
      go: 'Sign in with a passkey',
      script: 'A passkey needs JavaScript to be on in the browser.',
      localhost: 'On this machine passkeys work at the address',
      failed: 'The passkey was not read. Try again or choose another way.',
      unsupported: 'This browser does not know passkeys.',
      refused: 'Laipa does not know this passkey. Try another or sign in with a password.',
    },
    password: {
      title: 'With a password',
      email: 'Work e-mail',
      password: 'Password',
      go: 'Sign in',
      cannot: 'I cannot sign in',
    },
    code: {
      title: 'One more step',
      say: 'Type the six digits of your authenticator app. If it is not at hand, a recovery code will do.',
      label: 'Code',
      go: 'Sign in',
      other: 'Sign in another way',
    },
    refused: {
      wrong: 'The e-mail, the password or the code is not right. Check and try again.',
      slowed: (when: string) =>
        `Too many failed tries from this place. Try again in ${when} or sign in with a passkey.`,
      'second-factor-missing':
        'For your role a password alone is not enough. Choose “I cannot sign in” or ask the administrator for a link, and set up a passkey or an app with codes.',
      'no-post': 'You are recognised, but today you hold neither a post nor a role in Laipa. Ask the administrator.',
      ticket: 'The page was open for too long. Begin again.',
    },
    recover: {
      title: 'I cannot sign in',
      say: 'Type your work e-mail. If it is in the list of employees, we send a link that works for one hour and once.',
      noMail: 'This Laipa sends no letters. Ask the administrator to reset your sign-in and to give you a link.',
      go: 'Send the link',
      sent: 'Look into your mailbox',
      sentSay:
        'If this address is in the list of employees, a letter with a link is on its way. If it is not there in a few minutes, ask the administrator.',
      back: 'Back to signing in',
    },
    link: {
      title: 'Choose how you will sign in',
      hello: (name: string) => `Good day, ${name}! The link works once. Other ways can be added in your account later.`,
      gone: 'The link no longer works',
      goneSay: 'It has been used, its time has run out, or a newer one was sent in its place.',
      goneDo: 'Ask the administrator for a new one, or the page “I cannot sign in”.',
      beside: 'Code of the app, or a recovery code',
      besideHint: 'The link by e-mail is not enough: show the second step that you have set up as well.',
      passkey: 'A passkey (recommended)',
      passkeySay: 'The device itself keeps the key; no password is needed. Name it so that you know it again.',
      passkeyName: 'Name of the passkey',
      passkeyGo: 'Make a passkey',
      password: 'A password and an app with codes',
      passwordHint: 'At least 12 characters; which ones is up to you. Four unrelated words do well.',
      newPassword: 'New password',
      scan: 'Read the picture with an authenticator app (for example FreeOTP, Aegis, Google Authenticator), then type the six digits that it shows.',
      picture: 'Square code for the app',
      secret: 'If the picture cannot be read, type this key into the app',
      code: 'Code of the app',
      passwordGo: 'Save and sign in',
      fault: enFaults,
      wrongCode:
        'The code of the app is not right. Check that the clock of the device is right and type the newest code.',
      wrongBeside: 'The code of the app or the recovery code is not right.',
      passkeyKnown: 'This passkey belongs to an account already.',
      passkeyFailed: 'The passkey was not made. Try again.',
      done: 'Your sign-in is set. Make recovery codes as well: they let you in if the device is lost.',
    },
    first: {
      title: 'The first administrator',
      say: 'This Laipa has no administrator yet. Who are you? Next you choose how you will sign in.',
      givenName: 'Given name',
      surname: 'Surname',
      email: 'Work e-mail',
      go: 'Next',
    },
    keptForm: {
      title: 'What you typed is back',
      filled:
        'Your session had ended and nothing was sent. The fields hold what you had typed: look it over and send it. Attachments have to be added again.',
      show: 'What you had typed',
    },
  },
});
