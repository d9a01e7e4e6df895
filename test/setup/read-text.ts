import { SOMEBODY } from '../../src/platform/language/language.ts';
import { render } from '../../src/platform/language/render.ts';
import type { Text } from '../../src/platform/language/text.ts';

/** The text in English, or in the language of `locale`. */
export const readText = (text: Text, locale = SOMEBODY.locale): string =>
  render(text, { ...SOMEBODY, locale });
