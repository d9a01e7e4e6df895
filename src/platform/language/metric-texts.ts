import { hasMessage } from './render.ts';
import { messageOf, type Text } from './text.ts';

/** The label of a metric, or its key if no catalogue has it, as for another model. */
export const metricLabel = (key: string): Text => metricText(key, 'label') ?? key;

/** The text of the catalogues about a metric; null if they have none. */
export function metricText(key: string, part: 'label' | 'description'): Text | null {
  const code = `metrics.${key}.${part}`;
  return hasMessage(code) ? messageOf(code) : null;
}
