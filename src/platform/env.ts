import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { z } from 'zod';
import { readRedisUrl } from './redis/redis-address.ts';

/** Signs tokens in development only; production rejects it. */
const DEVELOPMENT_SECRET = 'development-only-secret-never-use-in-production';

const text = z.string().trim().min(1);
const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const integer = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

const UNITS = { s: 1, m: 60, h: 3600, d: 86_400 } as const;
const duration = z
  .string()
  .regex(/^\d{1,6}[smhd]$/, 'must be a number with s, m, h or d, such as 15m')
  .transform((value) => Number.parseInt(value, 10) * UNITS[value.at(-1) as keyof typeof UNITS]);

const list = z.string().transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part.length > 0),
);
/** `name=value,name=value`, where values are percent-encoded. */
const pairs = list.transform((parts, issues) => {
  const found = parts.map((part) => {
    const at = part.indexOf('=');
    return [part.slice(0, Math.max(0, at)).trim(), part.slice(at + 1).trim()] as const;
  });
  try {
    if (found.every(([name]) => name.length > 0))
      return Object.fromEntries(found.map(([name, value]) => [name, decodeURIComponent(value)]));
  } catch {
    // Not encoded as it must be.
  }
  issues.addIssue('must be name=value,name=value with percent-encoded values');
  return z.NEVER;
});
const url = (...protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    message: `must be a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  });

/** As in the header `Origin`: of the web without its default port, or of an app, as in `capacitor://localhost`. */
function isOrigin(value: string): boolean {
  if (!/^[a-z][a-z\d+.-]*:\/\/[^\s/?#@*]+$/.test(value) || !URL.canParse(value)) return false;
  return !/^https?:/.test(value) || new URL(value).origin === value;
}

const TRIAGE_TIERS = ['EMERGENCY', 'URGENT', 'SOON'] as const;

/** Every setting with its format and default, documented in docs/configuration.md. */
const settings = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  ENV_FILE: text.optional(),
  HOST: text.default('127.0.0.1'),
  PORT: integer(0, 65_535).default(4000),
  PUBLIC_URL: url('http:', 'https:').optional(),
  APP_NAME: text
    .max(50)
    .regex(/^[^\p{Cc}<>"\\]+$/u, 'must not contain < > " or \\')
    .default('Skincare'),
  APP_URL: url('http:', 'https:').optional(),
  DATA_DIR: text.default('.data').transform((path) => resolve(path)),
  ROLE: z.enum(['all', 'api', 'worker']).default('all'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  TRUST_PROXY: z.union([flag, integer(1, 16)]).default(false),
  METRICS_TOKEN: list
    .refine((tokens) => tokens.every((token) => token.length >= 16), 'must have at least 16 characters')
    .default([]),

  DATABASE_URL: url('postgres:', 'postgresql:').optional(),
  DATABASE_DIRECT_URL: url('postgres:', 'postgresql:').optional(),
  DATABASE_PREPARE: flag.default(true),
  DATABASE_POOL_SIZE: integer(2, 500).default(10),
  DATABASE_STATEMENT_TIMEOUT: duration.default(10),
  REDIS_URL: z
    .string()
    .refine((value) => readRedisUrl(value) !== null, {
      message:
        'must be redis://host, redis+cluster://host,host or redis+sentinel://host,host/name, each also with rediss',
    })
    .optional(),
  REDIS_SENTINEL_PASSWORD: text.optional(),
  S3_BUCKET: text.optional(),
  S3_REGION: text.default('us-east-1'),
  S3_ENDPOINT: url('http:', 'https:').optional(),
  S3_ACCESS_KEY_ID: text.optional(),
  S3_SECRET_ACCESS_KEY: text.optional(),
  SMTP_URL: url('smtp:', 'smtps:').optional(),
  MAIL_FROM: text
    .regex(/^(?:[^<>\p{Cc}]*<)?[^\s<>@"]+@[^\s<>@"]+>?$/u, 'must be an address or Name <address>')
    .refine((value) => value.includes('<') === value.endsWith('>'), 'must be an address or Name <address>')
    .default('no-reply@skincare.localhost'),

  OTEL_EXPORTER_OTLP_ENDPOINT: url('http:', 'https:').optional(),
  OTEL_EXPORTER_OTLP_PROTOCOL: z.literal('http/protobuf').default('http/protobuf'),
  OTEL_EXPORTER_OTLP_HEADERS: pairs.optional(),
  OTEL_SERVICE_NAME: text.default('skincare'),
  OTEL_RESOURCE_ATTRIBUTES: pairs.optional(),
  OTEL_TRACES_SAMPLER: z
    .enum([
      'always_on',
      'always_off',
      'traceidratio',
      'parentbased_always_on',
      'parentbased_always_off',
      'parentbased_traceidratio',
    ])
    .default('parentbased_always_on'),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
  OTEL_BSP_SCHEDULE_DELAY: integer(100, 60_000).default(5000),
  OTEL_SDK_DISABLED: flag.default(false),

  JWT_SECRET: list.default([DEVELOPMENT_SECRET]),
  ACCESS_TOKEN_TTL: duration.default(15 * 60),
  REFRESH_TOKEN_TTL: duration.default(30 * 86_400),
  REFRESH_TOKEN_REUSE_INTERVAL: z
    .literal('0')
    .transform(() => 0)
    .or(duration)
    .refine((seconds) => seconds <= 600, 'must be at most 10m')
    .default(30),

  PASSWORD_HASH_MEMORY_KIB: integer(19_456, 1_048_576).default(32_768),
  PASSWORD_HASH_CONCURRENCY: integer(1, 64).default(Math.min(3, availableParallelism())),

  CORS_ORIGINS: list
    .refine((origins) => origins.every(isOrigin), {
      message:
        'must be origins as browsers send them, such as https://app.example.com: with scheme, without path and slash at the end; not *',
    })
    .default([]),
  GRAPHQL_INTROSPECTION: flag.optional(),
  GRAPHQL_EXPLORER: flag.optional(),
  GRAPHQL_MAX_ALIASES: integer(1, 1000).default(15),
  GRAPHQL_MAX_DOCUMENT_ALIASES: integer(1, 10_000).default(30),
  GRAPHQL_MAX_DEPTH: integer(1, 100).default(10),
  GRAPHQL_MAX_DIRECTIVES: integer(1, 100).default(5),
  GRAPHQL_MAX_TOKENS: integer(50, 100_000).default(1000),
  GRAPHQL_MAX_COST: integer(10, 1_000_000).default(5000),
  GRAPHQL_MAX_RESPONSE_BYTES: integer(10_000, 1_000_000_000).default(4_000_000),
  GRAPHQL_MAX_WORK_MS: integer(10, 600_000).default(1000),
  SOCKET_MAX_SUBSCRIPTIONS: integer(1, 1000).default(20),
  STREAM_MAX_PER_ACCOUNT: integer(1, 1000).default(20),
  STREAM_MAX_PER_ADDRESS: integer(1, 100_000).default(200),

  MESSAGES_DIR: text.transform((path) => resolve(path)).optional(),

  MODEL_DIR: text.default('ml-models').transform((path) => resolve(path)),
  INFERENCE_CONCURRENCY: integer(1, 64).default(Math.max(1, availableParallelism() - 1)),

  TRIAGE_EMERGENCY_AGAIN_AFTER: duration.default(30 * 60),
  TRIAGE_EMERGENCY_ADMINISTRATORS_AFTER: duration.default(3600),
  TRIAGE_EMERGENCY_DEADLINE: duration.default(2 * 3600),
  TRIAGE_URGENT_AGAIN_AFTER: duration.default(2 * 3600),
  TRIAGE_URGENT_ADMINISTRATORS_AFTER: duration.default(4 * 3600),
  TRIAGE_URGENT_DEADLINE: duration.default(24 * 3600),
  TRIAGE_SOON_AGAIN_AFTER: duration.default(24 * 3600),
  TRIAGE_SOON_ADMINISTRATORS_AFTER: duration.default(48 * 3600),
  TRIAGE_SOON_DEADLINE: duration.default(72 * 3600),
  CONSULTATIONS_PER_DERMATOLOGIST: integer(1, 1000).default(20),

  RATE_LIMIT_REGISTRATIONS_PER_HOUR: integer(1, 1_000_000).default(20),
  RATE_LIMIT_LOGINS_PER_IP_PER_MINUTE: integer(1, 1_000_000).default(30),
  RATE_LIMIT_WRONG_PASSWORDS: integer(1, 1_000_000).default(10),
  RATE_LIMIT_MAILS_PER_HOUR: integer(1, 1_000_000).default(5),
  RATE_LIMIT_MAILS_PER_IP_PER_HOUR: integer(1, 1_000_000).default(30),
  RATE_LIMIT_DATA_EXPORTS_PER_DAY: integer(1, 1_000_000).default(5),
  RATE_LIMIT_PROFILE_PICTURES_PER_HOUR: integer(1, 1_000_000).default(20),
  RATE_LIMIT_CONSULTATION_MESSAGES_PER_HOUR: integer(1, 1_000_000).default(120),
  RATE_LIMIT_ANALYSES_PER_HOUR: integer(1, 1_000_000).default(60),
  RATE_LIMIT_PHOTO_CHECKS_PER_HOUR: integer(1, 1_000_000).default(240),
  RATE_LIMIT_TEST_NOTIFICATIONS_PER_HOUR: integer(1, 1_000_000).default(10),
  RATE_LIMIT_UNSUBSCRIBE_LINKS_PER_HOUR: integer(1, 1_000_000).default(60),
  RATE_LIMIT_CONSULTATIONS_PER_DAY: integer(1, 1_000_000).default(10),
});

/** The name of every setting. */
export const SETTING_NAMES: readonly string[] = Object.keys(settings.shape);

export type Environment = Readonly<
  Omit<z.output<typeof settings>, 'GRAPHQL_INTROSPECTION' | 'GRAPHQL_EXPLORER'> & {
    GRAPHQL_INTROSPECTION: boolean;
    GRAPHQL_EXPLORER: boolean;
    production: boolean;
  }
>;

/** A setting is missing or invalid; `message` is one line. */
class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** The only reader of the process' environment. Empty values count as unset. Throws SettingsError. */
export function readEnvironment(source: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = settings.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new SettingsError(`Bad setting: ${problems.join('; ')}`);
  }
  const env = parsed.data;
  const production = env.NODE_ENV === 'production';
  const problems = [...(production ? productionProblems(env) : []), ...generalProblems(env)];
  if (problems.length > 0) throw new SettingsError(`Bad setting: ${problems.join('; ')}`);
  return Object.freeze({
    ...env,
    production,
    MAIL_FROM: senderOf(env),
    GRAPHQL_INTROSPECTION: env.GRAPHQL_INTROSPECTION ?? !production,
    GRAPHQL_EXPLORER: env.GRAPHQL_EXPLORER ?? !production,
  });
}

/** A bare address gets the name of the product. */
const senderOf = ({ APP_NAME, MAIL_FROM }: Pick<z.output<typeof settings>, 'APP_NAME' | 'MAIL_FROM'>) =>
  MAIL_FROM.includes('<') ? MAIL_FROM : `"${APP_NAME}" <${MAIL_FROM}>`;

function generalProblems(env: z.output<typeof settings>): string[] {
  const problems: string[] = [];
  if (env.JWT_SECRET.length === 0 || env.JWT_SECRET.some((secret) => Buffer.byteLength(secret) < 32)) {
    problems.push('JWT_SECRET: every secret must have at least 32 bytes');
  }
  if (env.ROLE !== 'all' && !env.REDIS_URL) {
    problems.push(`REDIS_URL: is required with ROLE=${env.ROLE}, as processes exchange events through it`);
  }
  if (env.ROLE !== 'all' && !env.DATABASE_URL) {
    problems.push(`DATABASE_URL: is required with ROLE=${env.ROLE}, as processes share one database`);
  }
  if (env.DATABASE_DIRECT_URL && !env.DATABASE_URL) {
    problems.push('DATABASE_URL: is required with DATABASE_DIRECT_URL, as the address of the pooler');
  }
  if (!env.S3_ACCESS_KEY_ID !== !env.S3_SECRET_ACCESS_KEY) {
    const missing = env.S3_ACCESS_KEY_ID ? 'S3_SECRET_ACCESS_KEY' : 'S3_ACCESS_KEY_ID';
    problems.push(`${missing}: is required, as the two make one key`);
  }
  if (!env.S3_BUCKET && (env.S3_ENDPOINT || env.S3_ACCESS_KEY_ID)) {
    problems.push('S3_BUCKET: is required with S3_ENDPOINT and S3_ACCESS_KEY_ID');
  }
  problems.push(...TRIAGE_TIERS.flatMap((tier) => triageProblems(env, tier)));
  return problems;
}

/** What follows while a case of the tier waits must follow in order, and before an unclaimed case expires. */
function triageProblems(env: z.output<typeof settings>, tier: (typeof TRIAGE_TIERS)[number]): string[] {
  const [again, administrators, deadline] = [
    `TRIAGE_${tier}_AGAIN_AFTER`,
    `TRIAGE_${tier}_ADMINISTRATORS_AFTER`,
    `TRIAGE_${tier}_DEADLINE`,
  ] as const;
  const problems: string[] = [];
  if (env[again] > env[administrators]) problems.push(`${again}: must not be later than ${administrators}`);
  if (env[administrators] > env[deadline])
    problems.push(`${administrators}: must not be later than ${deadline}`);
  if (env[deadline] >= 7 * UNITS.d) problems.push(`${deadline}: must be less than 7d, when a case expires`);
  return problems;
}

function productionProblems(env: z.output<typeof settings>): string[] {
  const problems = (['DATABASE_URL', 'SMTP_URL', 'PUBLIC_URL'] as const)
    .filter((name) => !env[name])
    .map((name) => `${name}: is required in production`);
  if (env.JWT_SECRET.includes(DEVELOPMENT_SECRET)) {
    problems.push('JWT_SECRET: is required in production; the development secret is rejected');
  }
  return problems;
}
