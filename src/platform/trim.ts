/**
 * Removes what `character` matches at both ends of a text. `character` matches single characters, because a pattern such
 * as `/x+$/` would retry every run of them.
 */
export const trimMatching = (text: string, character: RegExp): string =>
  trimEndMatching(trimStartMatching(text, character), character);

/** The same at the start only. */
export function trimStartMatching(text: string, character: RegExp): string {
  let start = 0;
  for (const each of text) {
    if (!character.test(each)) break;
    start += each.length;
  }
  return text.slice(start);
}

/** The same at the end only. */
export function trimEndMatching(text: string, character: RegExp): string {
  let end = text.length;
  while (end > 0) {
    const start = end > 1 && text.codePointAt(end - 2)! > 0xffff ? end - 2 : end - 1;
    if (!character.test(text.slice(start, end))) break;
    end = start;
  }
  return text.slice(0, end);
}
