const MOST = 300;

/** What a case is called after its letter: the subject without „Re:”, else the first line written. May be empty. */
export function mailTitle(mail: { readonly subject: string; readonly text: string }): string {
  const subject = mail.subject.replace(/^(\s*(re|fw|fwd|atb|pārs)\s*:\s*)+/iu, '').trim();
  return (subject || mail.text.trim().split('\n')[0] || '').slice(0, MOST).trim();
}
