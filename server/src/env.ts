import { LensError } from '@infofi-lens/shared/errors';
import * as z from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);
const httpUrl = z.url({ protocol: /^https?$/ });

/** `1=https://node.example,8453=https://other.example` */
const rpcUrls = z.string().transform((text, context) => {
  const urls = new Map<number, string>();
  for (const part of text.split(',').filter((one) => one.trim() !== '')) {
    const [, chain, url] = /^\s*([1-9]\d{0,14})=(\S+)\s*$/.exec(part) ?? [];
    if (!chain || !httpUrl.safeParse(url).success || !url)
      context.addIssue({ code: 'custom', message: 'write it as chainId=url,chainId=url' });
    else urls.set(Number(chain), url);
  }
  return urls;
});

/** `anna:sha256-hex,ben:sha256-hex` */
const operators = z.string().transform((text, context) => {
  const found: { name: string; tokenHash: Buffer }[] = [];
  for (const part of text.split(',').filter((one) => one.trim() !== '')) {
    const [, name, hash] = /^\s*([\w.-]{1,40}):([0-9a-f]{64})\s*$/i.exec(part) ?? [];
    if (!name || !hash || name === 'breaker')
      context.addIssue({ code: 'custom', message: 'write it as name:sha256,name:sha256 (64 hex digits)' });
    else found.push({ name, tokenHash: Buffer.from(hash, 'hex') });
  }
  return found;
});
const limit = z.coerce.number().int().min(0).max(1_000_000_000);

const Settings = z.object({
  /** Where the API listens. 0: any free port. */
  PORT: port.default(8787),
  HOST: z.string().min(1).default('127.0.0.1'),
  /** How people reach it, when that is not `http://127.0.0.1:PORT`. Wallets show its host. */
  PUBLIC_URL: httpUrl.optional(),
  /** A PostgreSQL 15 or newer. Without it the embedded one is started. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Folder of the embedded database. */
  DATA_DIR: z.string().min(1).default('.data'),
  /** Ed25519 key that signs the catalogue: 32 bytes as hex. Without it one is made and kept in the database. */
  SIGNING_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'write 32 bytes as 64 lower-case hex digits')
    .optional(),
  /** How often the catalogue is brought up to date when something changed. */
  CATALOGUE_SECONDS: z.coerce.number().min(0.05).max(3_600).default(60),
  /** Other places that carry the catalogue's files: origins, comma-separated. */
  CATALOGUE_MIRRORS: z
    .string()
    .transform((text) => text.split(',').flatMap((one) => one.trim() || []))
    .pipe(z.array(httpUrl))
    .default([]),
  RPC_URLS: rpcUrls.default(() => new Map()),
  /** How many proxies of ours append to `X-Forwarded-For`. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  /** For each network address and process; 0: no limit. */
  REQUESTS_PER_MINUTE: z.coerce.number().int().min(0).default(1_200),
  /** Requests answered at the same time; more are refused with 503. */
  MAX_CONCURRENT_REQUESTS: z.coerce.number().int().min(1).default(2_000),
  /** Folder of the daily dumps; relative to the one of the embedded database. */
  DUMPS_DIR: z.string().min(1).default('dumps'),
  /** How often standings and bases are fixed and signed. */
  CHECKPOINT_MINUTES: z.coerce.number().min(1).default(60),
  /** Zero bits a new device key has to show while all is quiet; each doubles the work. 0: none, for development and tests. */
  ADMISSION_BITS: z.coerce.number().int().min(0).max(16).default(6),
  /** Device keys made known in a minute, over all processes, until an operator says otherwise. */
  ADMISSIONS_PER_MINUTE: z.coerce.number().int().min(0).max(1_000_000).default(60),
  /** Sightings that one contributor may share in an hour; 0: no limit. So for the next three. */
  OBSERVATIONS_PER_HOUR: limit.default(20_000),
  /** Different things that one contributor may speak of in a day. */
  ENTITIES_PER_DAY: limit.max(1_000_000).default(50_000),
  /** The same for a network: new device keys in a day, and sightings in an hour. */
  NETWORK_ADMISSIONS_PER_DAY: limit.default(100),
  NETWORK_OBSERVATIONS_PER_HOUR: limit.default(200_000),
  /** An API of token prices in the form of DefiLlama's coins: `https://coins.llama.fi/prices/current`. Without it nothing is asked. */
  PRICES_URL: httpUrl.transform((url) => url.replace(/\/+$/, '')).optional(),
  /** How often outcomes, prices and predictions are brought up to date when something changed. */
  ROI_SECONDS: z.coerce.number().min(0.05).max(86_400).default(300),
  /** Outcomes and times that one contributor may share in a day; a network 20 times as many. 0: no limit. */
  OUTCOMES_PER_DAY: limit.default(500),
  /** Who may operate this server, with the SHA-256 of each one's token. */
  OPERATORS: operators.default(() => []),
  /** `smtps://name:password@host:465`: who sends mails. Without it (and MAIL_FROM) nobody can register with an e-mail address. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** `InfoFi Lens <lens@example.org>`: who they come from. */
  MAIL_FROM: z
    .string()
    .max(320)
    .regex(/^(?:[^<>\r\n"]* )?<?[^\s<>@]+@[^\s<>@]+>?$/, 'write it as name@example.org or Name <name@example.org>')
    .optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});
/** A server that sends mails has to say who they come from. */
const Env = Settings.refine(({ SMTP_URL, MAIL_FROM }) => (SMTP_URL === undefined) === (MAIL_FROM === undefined), {
  path: ['MAIL_FROM'],
  message: 'set SMTP_URL and MAIL_FROM together, or neither',
});
export type Env = z.infer<typeof Env>;

/**
 * Reads the settings. An empty variable counts as not set.
 * @throws {LensError} `invalid_environment`: names each variable that is wrong, never its value (it may hold a password).
 */
export function readEnv(variables: Record<string, string | undefined>): Env {
  const set = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined && value !== ''));
  const env = Env.safeParse(set);
  if (env.success) return env.data;
  const wrong = env.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new LensError('invalid_environment', `The environment has settings that can not be used.\n  ${wrong.join('\n  ')}`);
}
