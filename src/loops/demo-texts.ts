import { transliterate } from '../channels/sms/gsm-alphabet.ts';
import { splitText } from '../channels/sms/split-text.ts';
import type { TextWay } from '../channels/sms/text-way.ts';
import type { Desk } from '../desk/context.ts';
import { keepDemoText } from '../desk/demo-mailbox/index.ts';

/** In a demo without a centre text messages go to the demo's mailbox page, as a telephone would show them. */
export function demoTexts(desk: Desk, look: { readonly sender: string; readonly transliterate: boolean }): TextWay {
  return {
    async send({ to, text, reference }, onTaken) {
      const shown = look.transliterate ? transliterate(text) : text;
      const centreId = await keepDemoText(desk, { to, from: look.sender, text: shown });
      await onTaken({ n: 1, centreId });
      return { parts: splitText(shown, reference).length };
    },
    close: async () => {},
  };
}
