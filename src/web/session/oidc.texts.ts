import { defineTexts } from '../texts/texts.ts';

export const oidcTexts = defineTexts({
  lv: {
    enter: 'Ieiet ar pašvaldības kontu',
    hint: 'Ar to pašu kontu, ar kuru strādājat datorā un e-pastā.',
    title: 'Ar pašvaldības kontu ienākt neizdevās',
    again: 'Mēģināt vēlreiz',
    otherWays: 'Citi veidi, kā ienākt',
    reference: 'Atsauce administratoram',
    refusals: {
      'unknown-person': {
        say: 'Jūsu konts ir atpazīts, bet darbinieku sarakstā Jūs vēl neesat.',
        todo: 'Lūdziet administratoram Jūs pievienot ar to e-pasta adresi, kas ir Jūsu pašvaldības kontā. Pēc tam ienāciet vēlreiz.',
      },
      'email-not-verified': {
        say: 'Jūsu konts ir atpazīts, bet tas neapliecina Jūsu e-pasta adresi, tāpēc Jūs darbinieku sarakstā nevar atrast.',
        todo: 'Lūdziet administratoram apliecināt adresi Jūsu kontā vai ierakstīt konta identifikatoru darbinieku sarakstā.',
      },
      'bound-to-another': {
        say: 'Jūsu konts ir atpazīts, bet ar šo e-pasta adresi darbinieku sarakstā jau ir saistīts cits konts.',
        todo: 'Ja Jums ir izveidots jauns konts vai adrese agrāk piederēja citam, lūdziet administratoram to pārbaudīt.',
      },
      'no-post': {
        say: 'Jūsu konts ir atpazīts, bet šodien darbinieku sarakstā Jums nav neviena amata.',
        todo: 'Ja Jūs jau strādājat, lūdziet administratoram ierakstīt Jūsu amatu un pirmo darba dienu.',
      },
      'second-factor-missing': {
        say: 'Jūsu amatā ar paroli vien nepietiek, bet pašvaldības konts otru apliecinājumu nav prasījis.',
        todo: 'Ienāciet ar piekļuves atslēgu vai ar paroli un kodu. Administrators var arī noteikt, lai pašvaldības konts otru apliecinājumu prasa vienmēr.',
      },
      'provider-away': {
        say: 'Pašvaldības kontu serveris pašlaik neatbild.',
        todo: 'Mēģiniet pēc brīža vēlreiz vai ienāciet citā veidā. Ja tas ilgst, pasakiet administratoram.',
      },
      cancelled: {
        say: 'Ienākšana ar pašvaldības kontu nav pabeigta.',
        todo: 'Ja pārtraucāt nejauši, sāciet vēlreiz.',
      },
      'answer-refused': {
        say: 'Pašvaldības kontu servera atbildei nevar ticēt, tāpēc ieeja palika slēgta.',
        todo: 'Sāciet vēlreiz. Ja tas atkārtojas, nosauciet administratoram atsauci, kas ir zemāk.',
      },
      'attempt-unknown': {
        say: 'Šī ienākšana jau ir izmantota, ir novecojusi vai tika sākta citā pārlūkā.',
        todo: 'Sāciet vēlreiz no ieejas lapas.',
      },
    },
    out: {
      title: 'Jūs izgājāt no Laipas',
      say: 'Šajā pārlūkā Laipa vairs nav atvērta.',
      shared:
        'Jūs ienācāt ar pašvaldības kontu, un tas šajā pārlūkā var būt vēl atvērts. Uz datora, ko lieto arī citi, izejiet arī no tā.',
      outOfAccount: 'Iziet arī no pašvaldības konta',
      enterAgain: 'Ienākt no jauna',
      doneTitle: 'Jūs izgājāt arī no pašvaldības konta',
      doneSay: 'Šajā pārlūkā vairs nav atvērta ne Laipa, ne pašvaldības konts.',
      away: 'Pašvaldības kontu serveris pašlaik neatbild, tāpēc no konta iziet nevar. Uz datora, ko lieto arī citi, aizveriet visus pārlūka logus.',
    },
  },
  en: {
    enter: 'Sign in with your municipal account',
    hint: 'The same account that you use for your computer and e-mail.',
    title: 'Signing in with the municipal account did not work',
    again: 'Try again',
    otherWays: 'Other ways to sign in',
    reference: 'Reference for the administrator',
    refusals: {
      'unknown-person': {
        say: 'Your account is recognised, but you are not in the list of employees yet.',
        todo: 'Ask the administrator to add you with the e-mail address of your municipal account. Then sign in again.',
      },
      'email-not-verified': {
        say: 'Your account is recognised, but it does not vouch for your e-mail address, so you cannot be found in the list of employees.',
        todo: 'Ask the administrator to have the address of your account verified, or to enter the identifier of the account in the list of employees.',
      },
      'bound-to-another': {
        say: 'Your account is recognised, but another account is already tied to this e-mail address in the list of employees.',
        todo: 'If you were given a new account, or the address belonged to somebody else before, ask the administrator to look into it.',
      },
      'no-post': {
        say: 'Your account is recognised, but you hold no post in the list of employees today.',
        todo: 'If you work here already, ask the administrator to enter your post and your first day.',
      },
      'second-factor-missing': {
        say: 'In your post a password alone is not enough, but the municipal account asked for no second proof.',
        todo: 'Sign in with a passkey, or with a password and a code. The administrator can also have the municipal account always ask for a second proof.',
      },
      'provider-away': {
        say: 'The server of the municipal accounts does not answer at the moment.',
        todo: 'Try again in a while or sign in another way. If it lasts, tell the administrator.',
      },
      cancelled: {
        say: 'Signing in with the municipal account was not finished.',
        todo: 'If you stopped by accident, start again.',
      },
      'answer-refused': {
        say: 'The answer from the server of the municipal accounts cannot be trusted, so you were not let in.',
        todo: 'Start again. If it happens again, give the administrator the reference below.',
      },
      'attempt-unknown': {
        say: 'This sign-in was used already, is too old, or was begun in another browser.',
        todo: 'Start again from the sign-in page.',
      },
    },
    out: {
      title: 'You have signed out of Laipa',
      say: 'Laipa is no longer open in this browser.',
      shared:
        'You came in with the municipal account, and it may still be open in this browser. On a computer that others use too, sign out of it as well.',
      outOfAccount: 'Sign out of the municipal account too',
      enterAgain: 'Sign in again',
      doneTitle: 'You have signed out of the municipal account too',
      doneSay: 'Neither Laipa nor the municipal account is open in this browser any more.',
      away: 'The server of the municipal accounts does not answer at the moment, so you cannot sign out of the account. On a computer that others use too, close all windows of the browser.',
    },
  },
});

export type EntryProblem = keyof (typeof oidcTexts)['lv']['refusals'];
