import type { Signature } from '../../language/reply-draft.ts';
import type { UnitId } from '../../vocabulary/ids.ts';
import type { Language } from '../../vocabulary/words.ts';
import type { ReplyFacts } from './reply-facts.store.ts';

/** 9.4: the signature comes from the directory and can't be left out; the post in the case's unit goes before others. */
export function signatureOf({ author }: ReplyFacts, language: Language, unit: UnitId): Signature {
  const post = author.posts.find((held) => held.unit === unit) ?? author.posts[0];
  const lv = language === 'lv';
  return {
    name: author.name,
    institution:
      post === undefined
        ? ''
        : [lv ? post.unit_lv : post.unit_en, lv ? post.institution_lv : post.institution_en].join(', '),
    post: post === undefined ? '' : lv ? post.post_lv : post.post_en,
    phone: post?.phone ?? author.phone,
    email: author.email,
    website: post?.website ?? '',
  };
}
