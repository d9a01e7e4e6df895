/**
 * As `matchAll` of a global pattern, which copies it: V8 compiles a copy again once collections of garbage have taken the
 * code of the last one, which takes milliseconds for a pattern of all languages.
 */
export function matchesOf(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === '') pattern.lastIndex += isPair(text, pattern) ? 2 : 1;
  }
  return found;
}

const isPair = (text: string, { unicode, lastIndex }: RegExp) =>
  unicode && (text.codePointAt(lastIndex) ?? 0) > 0xffff;
