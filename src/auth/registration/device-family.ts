const FAMILIES = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/i],
  ['Windows', /\bWindows\b/],
  ['Mac', /\bMac(?:intosh| ?OS)\b/],
  ['Linux', /\bLinux\b/],
] as const;

/** A device name derived from a user agent, for mails to people who may not have sent it; null if unknown. Never the sender's text. */
export const deviceFamily = (userAgent: string | null): string | null =>
  FAMILIES.find(([, pattern]) => pattern.test(userAgent ?? ''))?.[0] ?? null;
