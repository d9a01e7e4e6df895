import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';

export type Kind = 'text' | 'number' | 'choice';

/** The parameters of a pattern in the ICU message format. Throws if it is malformed or uses dates or tags. */
export function parametersOf(pattern: string): Map<string, Kind> {
  const found = new Map<string, Kind>();
  walk(parse(pattern, { ignoreTag: true }), found);
  return found;
}

function walk(elements: readonly MessageFormatElement[], found: Map<string, Kind>): void {
  for (const element of elements) {
    switch (element.type) {
      case TYPE.argument:
        if (!found.has(element.value)) found.set(element.value, 'text');
        break;
      case TYPE.number:
        found.set(element.value, 'number');
        break;
      case TYPE.plural:
      case TYPE.select:
        found.set(element.value, element.type === TYPE.plural ? 'number' : 'choice');
        for (const option of Object.values(element.options)) walk(option.value, found);
        break;
      case TYPE.date:
      case TYPE.time:
      case TYPE.tag:
        throw new Error(`Dates are parameters of their own, and tags are not allowed: "${element.value}".`);
    }
  }
}
