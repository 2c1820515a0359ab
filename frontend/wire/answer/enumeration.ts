/** Several names or sentences as one text, with the punctuation and spaces of the page's language. */

/** Between two names of a list, as in "SGD, Adam" and "SGD、Adam". */
function mark(): string {
  const language = globalThis.document?.documentElement.lang || 'en';
  const list = new Intl.ListFormat(language, { type: 'conjunction', style: 'narrow' });
  return list.formatToParts(['a', 'b', 'c'])[1].value;
}

export function listed(names: readonly string[]): string {
  return names.join(mark());
}

/** Full-width characters contain the space that other languages write after them. */
const FULL_WIDTH_END = /[\u3000-\u303f\uff00-\uffef\p{Script=Han}]$/u;

/** Empty sentences are left out. */
export function following(sentences: readonly string[]): string {
  return sentences
    .filter((sentence) => sentence !== '')
    .map((sentence, i, all) => (i + 1 === all.length || FULL_WIDTH_END.test(sentence) ? sentence : `${sentence} `))
    .join('');
}
