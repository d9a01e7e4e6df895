const URLS = [
  ...['DATABASE_URL', 'DATABASE_DIRECT_URL', 'REDIS_URL', 'S3_ENDPOINT', 'SMTP_URL'],
  'OTEL_EXPORTER_OTLP_ENDPOINT',
];
const TEXTS = ['JWT_SECRET', 'METRICS_TOKEN', 'REDIS_SENTINEL_PASSWORD', 'S3_SECRET_ACCESS_KEY'];

/** What must not be printed, encoded or not; longest first. */
export function secretsOf(source: Record<string, string | undefined>): string[] {
  const texts = TEXTS.flatMap((name) => (source[name] ?? '').split(',').map((part) => part.trim()));
  const passwords = URLS.flatMap((name) => {
    const [, encoded] = /^[^/]*\/\/[^:@/]*:(.*)@/.exec(source[name] ?? '') ?? [];
    return encoded ? [encoded, decoded(encoded)] : [];
  });
  const headers = (source.OTEL_EXPORTER_OTLP_HEADERS ?? '').split(',').flatMap((pair) => {
    const value = pair.slice(pair.indexOf('=') + 1).trim();
    return [value, decoded(value)];
  });
  return [...texts, ...passwords, ...headers]
    .filter((text) => text !== '')
    .sort((a, b) => b.length - a.length);
}

export const withoutSecrets = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), text);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
