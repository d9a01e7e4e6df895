const FAMILIES = [
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Android', /\bAndroid\b/i],
  ['Windows', /\bWindows\b/],
  ['Mac', /\bMac(?:intosh| ?OS)\b/],
  ['Linux', /\bLinux\b/],
] as const;

/** Of a user agent, a word for mails to people who may not have sent it; null for others. Never text of the sender. */
export const deviceFamily = (userAgent: string | null): string | null =>
  FAMILIES.find(([, pattern]) => pattern.test(userAgent ?? ''))?.[0] ?? null;
