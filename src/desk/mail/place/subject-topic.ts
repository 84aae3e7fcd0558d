const PREFIX =
  /^\s*(?:(?:re|aw|sv|vs|fw|fwd|wg|atb|atbilde|pārs|pārsūt|отв|пересл)(?:\s*\[\d+\])?\s*:|\[[^\]]{1,40}\])\s*/iu;

/** The topic of a subject for comparison: no reply and forward prefixes, no bracketed marks, no case of letters. */
export function subjectTopic(subject: string): string {
  let topic = subject.slice(0, 1_000);
  for (let round = 0; round < 20; round += 1) {
    const shorter = topic.replace(PREFIX, '');
    if (shorter === topic) break;
    topic = shorter;
  }
  return topic.replaceAll(/\s+/g, ' ').trim().toLowerCase();
}
