import { defineTexts } from '../texts/texts.ts';

export const callTexts = defineTexts({
  lv: {
    notSigned:
      'Ziņojums nav parakstīts ar šīs iestādes atslēgu, ir mainīts vai parakstīts pirms vairāk nekā piecām minūtēm.',
    notSignedTodo: 'Parakstiet to pēc Standard Webhooks ar LAIPA_WEBHOOK_SECRET un pārbaudiet pulksteni.',
    faults: {
      'not-json': 'Ziņojums nav JSON objekts.',
      'unknown-type': 'Laukā „type” jābūt „call.answered”.',
      'no-timestamp': 'Laukā „timestamp” jābūt laikam pēc RFC 3339.',
      'no-employee': 'Laukā „data.employee” jābūt darbinieka identifikatoram vai darba e-pastam.',
      'wrong-for-this-client': 'Laukā „data.forThisClient” jābūt „true” vai „false”.',
      'unknown-employee': 'Šāda darbinieka sarakstā nav.',
    },
    faultTodo: 'Ziņojuma veids aprakstīts docs/for-integrators/presence.md.',
  },
  en: {
    notSigned:
      'The message is not signed with this institution’s key, was changed, or was signed more than five minutes ago.',
    notSignedTodo: 'Sign it by Standard Webhooks with LAIPA_WEBHOOK_SECRET, and look at the clock.',
    faults: {
      'not-json': 'The message is no JSON object.',
      'unknown-type': '“type” must be “call.answered”.',
      'no-timestamp': '“timestamp” must be a time by RFC 3339.',
      'no-employee': '“data.employee” must be an employee’s id or work e-mail.',
      'wrong-for-this-client': '“data.forThisClient” must be “true” or “false”.',
      'unknown-employee': 'There is no such employee in the directory.',
    },
    faultTodo: 'The shape of messages is described in docs/for-integrators/presence.md.',
  },
});
