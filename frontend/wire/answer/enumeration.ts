/** Several names or sentences as one text, with the marks and spaces of the page's language. */

function isChinese(): boolean {
  return globalThis.document?.documentElement.lang.startsWith('zh') ?? false;
}

export function listed(names: readonly string[]): string {
  return names.join(isChinese() ? '、' : ', ');
}

/** Empty sentences are left out; a Chinese full stop brings its own room. */
export function following(sentences: readonly string[]): string {
  return sentences.filter((sentence) => sentence !== '').join(isChinese() ? '' : ' ');
}
