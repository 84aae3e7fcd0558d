import { defineTexts } from '../../texts/texts.ts';

export const identityTexts = defineTexts({
  lv: {
    title: 'Apliecināt savu identitāti',
    lead: 'Lai pašvaldība zinātu, ka tiešām esat Jūs, apliecinieties valsts vienotajā pieteikšanās vietā.',
    begin: 'Apliecināt ar Latvija.gov.lv',
    beginOther: 'Apliecināt identitāti',
    kept: 'Jūsu vārds un personas kods šajā pārlūkā paliek zināms ne ilgāk par 20 minūtēm. Citām vietnēm tos nenodod.',
    youAre: (name: string) => `Jūs esat ${name}`,
    personalCode: 'Personas kods',
    for: { person: 'Jūs pārstāvat personu', company: 'Jūs pārstāvat uzņēmumu', institution: 'Jūs pārstāvat iestādi' },
    until: (when: string) => `Tas ir zināms līdz plkst. ${when}.`,
    end: 'Beigt',
    ended:
      'Laipa vairs nezina, kas Jūs esat. Uz datora, ko lieto arī citi, aizveriet visus pārlūka logus: Latvija.gov.lv tajā var būt vēl atvērta.',
    problem: 'Identitāti apliecināt neizdevās',
    again: 'Mēģināt vēlreiz',
    reference: 'Atsauce, ja jautājat palīdzību',
    refusals: {
      'not-trusted': {
        say: 'Saņemtajai atbildei nevar ticēt, tāpēc Jūsu identitāte nav apliecināta.',
        todo: 'Sāciet vēlreiz. Ja tas atkārtojas, zvaniet pašvaldībai un nosauciet atsauci.',
      },
      'not-for-us': {
        say: 'Saņemtā atbilde ir domāta citai vietnei, tāpēc Jūsu identitāte nav apliecināta.',
        todo: 'Sāciet vēlreiz no šīs lapas.',
      },
      'not-now': {
        say: 'Saņemtā atbilde ir novecojusi vai vēl nav spēkā.',
        todo: 'Sāciet vēlreiz. Ja tas atkārtojas, zvaniet pašvaldībai: var būt, ka mūsu pulkstenis rāda nepareizi.',
      },
      'not-a-person': {
        say: 'Jūs pieteicāties kā iestādes darbinieks, bet te identitāti apliecina klienti.',
        todo: 'Sāciet vēlreiz un piesakieties kā privātpersona.',
      },
      incomplete: {
        say: 'Saņemtajā atbildē trūkst Jūsu vārda vai personas koda.',
        todo: 'Sāciet vēlreiz un izvēlieties citu apliecināšanas līdzekli.',
      },
      replayed: {
        say: 'Šī atbilde jau vienreiz ir izmantota.',
        todo: 'Sāciet vēlreiz no šīs lapas.',
      },
      'attempt-unknown': {
        say: 'Šī apliecināšana jau ir izmantota, ir novecojusi vai tika sākta citā pārlūkā.',
        todo: 'Sāciet vēlreiz no šīs lapas.',
      },
      'provider-away': {
        say: 'Vienotā pieteikšanās vieta pašlaik neatbild.',
        todo: 'Mēģiniet pēc brīža vēlreiz vai sazinieties ar pašvaldību pa tālruni, e-pastu vai klātienē.',
      },
      cancelled: {
        say: 'Identitātes apliecināšana nav pabeigta.',
        todo: 'Ja pārtraucāt nejauši, sāciet vēlreiz.',
      },
    },
  },
  en: {
    title: 'Prove who you are',
    lead: 'So that the municipality knows that it is really you, prove it at the unified login of the state.',
    begin: 'Prove with Latvija.gov.lv',
    beginOther: 'Prove who I am',
    kept: 'Your name and personal code stay known in this browser for no longer than 20 minutes. They are not passed to other sites.',
    youAre: (name: string) => `You are ${name}`,
    personalCode: 'Personal code',
    for: {
      person: 'You act for a person',
      company: 'You act for a company',
      institution: 'You act for an institution',
    },
    until: (when: string) => `This is known until ${when}.`,
    end: 'End',
    ended:
      'Laipa no longer knows who you are. On a computer that others use too, close all windows of the browser: Latvija.gov.lv may still be open in it.',
    problem: 'Proving who you are did not work',
    again: 'Try again',
    reference: 'Reference to quote when you ask for help',
    refusals: {
      'not-trusted': {
        say: 'The answer that came cannot be trusted, so it is not proved who you are.',
        todo: 'Start again. If it happens again, call the municipality and quote the reference.',
      },
      'not-for-us': {
        say: 'The answer that came is meant for another site, so it is not proved who you are.',
        todo: 'Start again from this page.',
      },
      'not-now': {
        say: 'The answer that came is too old or does not hold yet.',
        todo: 'Start again. If it happens again, call the municipality: our clock may be wrong.',
      },
      'not-a-person': {
        say: 'You signed in as an employee of an institution, but clients prove who they are here.',
        todo: 'Start again and sign in as a private person.',
      },
      incomplete: {
        say: 'Your name or personal code is missing in the answer that came.',
        todo: 'Start again and choose another means of proof.',
      },
      replayed: { say: 'This answer was used once already.', todo: 'Start again from this page.' },
      'attempt-unknown': {
        say: 'This proof was used already, is too old, or was begun in another browser.',
        todo: 'Start again from this page.',
      },
      'provider-away': {
        say: 'The unified login does not answer at the moment.',
        todo: 'Try again in a while, or reach the municipality by telephone, e-mail or in person.',
      },
      cancelled: { say: 'Proving who you are was not finished.', todo: 'If you stopped by accident, start again.' },
    },
  },
});

export type IdentityProblem = keyof (typeof identityTexts)['lv']['refusals'];
