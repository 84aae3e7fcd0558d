import assert from 'node:assert/strict';
import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    'no-raw-characters': 'error',
    'no-inline-style': 'error',
    'prefer-native-element': ['error', { exclude: ['listbox', 'region'] }],
    // Boxes of one name are how a list says which of it are chosen.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button', 'reset'] }],
    // How the template writes it, or the business of the reader's text.
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    'attr-quotes': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'long-title': 'off',
    'tel-non-breaking': 'off',
    'require-csp-nonce': 'off',
    'require-sri': 'off',
    // Ids may begin with a digit since HTML 5.
    'valid-id': ['error', { relaxed: true }],
  },
});

/** Asserts that a page is valid HTML without known faults of accessibility; `where` stands before each fault found. */
export async function assertValidHtml(body: string, where = ''): Promise<void> {
  assert.deepEqual(await htmlFaults(body, where), []);
}

export async function htmlFaults(body: string, where = ''): Promise<string[]> {
  const report = await validator.validateString(body);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column, selector }) =>
      [where, `${line}:${column}`, `${ruleId}: ${message}`, selector].filter(Boolean).join(' '),
    ),
  );
}
