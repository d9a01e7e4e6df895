import { emergenciesIn } from '../rules/triage/emergency-text.ts';
import { type UrgentCareAdvice, urgentCare } from '../rules/triage/urgent-care.ts';

/** Help to show beside what a person wrote; null unless a text reads as an emergency or as self-harm. */
export const noticeIn = (...texts: (string | null | undefined)[]): UrgentCareAdvice | null =>
  urgentCare(texts.flatMap((text) => (text ? emergenciesIn(text) : [])));
