import { message, type Text } from '../../platform/language/text.ts';
import { adviceOf, type FlagTier, type RedFlag, sortedFlags, tierOf } from './red-flags.ts';

/** What to do about red flags, for the person. */
export interface UrgentCareAdvice {
  tier: FlagTier;
  /** The most dangerous first. */
  flags: RedFlag[];
  title: Text;
  message: Text;
}

/** Null without a flag. Each advice is given once, the most dangerous first. */
export function urgentCare(flags: readonly RedFlag[]): UrgentCareAdvice | null {
  const tier = tierOf(flags);
  if (tier === 'ROUTINE') return null;
  const sorted = sortedFlags(flags);
  return {
    tier,
    flags: sorted,
    title: message(`triage.title.${tier}`),
    message: [...sorted.map(adviceOf), message(`triage.closing.${tier}`)],
  };
}
