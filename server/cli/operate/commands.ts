import { parseArgs } from 'node:util';

/** The command line can not be understood: told to whoever wrote it, with what would be right. */
export class UsageError extends Error {}

export interface OperatorRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: unknown;
}

export const helpText = `npm run operate -- COMMAND [--reason "why"]

See
  state                                   valves, rules and directives in force
  quarantine [--before NO]                sightings that were set aside
  appeals                                 what contributors object to
  networks                                networks by what they sent this hour
  audit [--before NO]                     who did what, when and why

Valves (in every process within two seconds)
  newcomers N                             let N new contributors in a minute; 0 shuts the door
  batches on|off                          take batches, or nothing at all

Firewall
  rule refuse|quarantine MATCH            sightings that fit everything in MATCH
  rule drop FIELD[,FIELD] MATCH           the same, without these fields
  end-rule NO
    MATCH: --platform galxe --kind campaign --field endsAt --adapter galxe@1 --id-prefix GC --contributor ID --network HASH

Facts
  lock KEY [FIELD]                        stays as it is at the last checkpoint (KEY: galxe:campaign:GC1)
  revert KEY FIELD VALUE AT               goes back to VALUE (JSON), seen AT (ISO time), and stays there
  freeze PLATFORM [KIND]                  all agreed values there stay
  quarantine-contributor ID               nothing of theirs counts until this is ended
  end-directive NO

Switches (docs/switches.md)
  switches                                the document in force, and former ones
  switch NO JSON                          takes the place of version NO (0: none yet)

Decide
  release NO[,NO]                         these sightings count after all
  decide NO granted|declined "answer"     the answer is what the contributor reads

People who are scored (docs/operating.md)
  contests                                what they object to or ask for, each with the code that proves whose a profile is
  decide-contest NO granted|declined "answer"
  opt-out PROFILE                         takes a person out of everything (PROFILE: x:44196397)
  opt-in PROFILE                          lets them be known again

Every act needs --reason; it stands in the audit log, and on the status page where the act is public.
LENS_API names the server (http://127.0.0.1:8787), LENS_OPERATOR_TOKEN is your token.
A token is any 16 to 200 characters without spaces; its SHA-256 goes into OPERATORS on the server (docs/operating.md).`;

const options = {
  reason: { type: 'string' },
  before: { type: 'string' },
  platform: { type: 'string' },
  kind: { type: 'string' },
  field: { type: 'string' },
  adapter: { type: 'string' },
  'id-prefix': { type: 'string' },
  contributor: { type: 'string' },
  network: { type: 'string' },
} as const;

/** What to ask the server for. It checks everything again; here only what can not be asked is refused. @throws {UsageError} */
export function requestFor(words: readonly string[]): OperatorRequest {
  const { values, positionals } = parsed(words);
  const [command = '', ...rest] = positionals;
  const reason = () => required(values.reason, 'Say why: --reason "…"');
  const page = values.before === undefined ? '' : `?before=${numberOf(values.before)}`;
  const see = (what: string): OperatorRequest => ({ method: 'GET', path: `/v1/operator/${what}` });
  const act = (path: string, body: object, method: 'POST' | 'PUT' = 'POST'): OperatorRequest => ({
    method,
    path: `/v1/operator/${path}`,
    body: { ...body, reason: reason() },
  });
  const direct = (directive: object) => act('directives', { directive });

  switch (command) {
    case 'state':
    case 'appeals':
    case 'contests':
    case 'networks':
    case 'switches':
      return see(command);
    case 'quarantine':
    case 'audit':
      return see(`${command}${page}`);
    case 'newcomers':
      return act('valves', { newContributorsPerMinute: numberOf(rest[0]) }, 'PUT');
    case 'batches':
      return act('valves', { acceptBatches: oneOf(rest[0], ['on', 'off']) === 'on' }, 'PUT');
    case 'rule':
      return act('rules', { rule: ruleOf(rest, values) });
    case 'end-rule':
      return act(`rules/${numberOf(rest[0])}/end`, {});
    case 'lock':
      return direct({ what: 'lock', ...entityOf(rest[0]), ...(rest[1] === undefined ? {} : { field: rest[1] }) });
    case 'revert': {
      const observedAt = Date.parse(required(rest[3], 'Say when the value was seen, as an ISO time.'));
      if (Number.isNaN(observedAt)) throw new UsageError('Write the time as 2026-11-20T12:00:00Z.');
      return direct({
        what: 'revert',
        ...entityOf(rest[0]),
        field: required(rest[1], 'Name the field.'),
        value: jsonOf(rest[2]),
        observedAt,
      });
    }
    case 'freeze':
      return direct({
        what: 'freeze',
        platform: required(rest[0], 'Name the platform.'),
        ...(rest[1] === undefined ? {} : { kind: rest[1] }),
      });
    case 'quarantine-contributor':
      return direct({ what: 'quarantine', contributor: required(rest[0], 'Name the contributor.') });
    case 'end-directive':
      return act(`directives/${numberOf(rest[0])}/end`, {});
    case 'switch':
      return act('switches', { replaces: numberOf(rest[0]), switches: jsonOf(rest[1]) }, 'PUT');
    case 'release':
      return act('quarantine/release', { items: required(rest[0], 'Name the sightings.').split(',').map(numberOf) });
    case 'decide':
      return act(`appeals/${numberOf(rest[0])}/decide`, {
        decision: oneOf(rest[1], ['granted', 'declined']),
        answer: required(rest[2], 'Write an answer for the contributor.'),
      });
    case 'decide-contest':
      return act(`contests/${numberOf(rest[0])}/decide`, {
        decision: oneOf(rest[1], ['granted', 'declined']),
        answer: required(rest[2], 'Write an answer for whoever asked.'),
      });
    case 'opt-out':
      return act('opt-outs', { profile: required(rest[0], 'Name the profile: x:44196397') });
    case 'opt-in':
      return act('opt-outs/end', { profile: required(rest[0], 'Name the profile: x:44196397') });
    default:
      throw new UsageError(`There is no command "${command}". npm run operate -- help lists them.`);
  }
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'The command line can not be read.');
  }
}

type Values = ReturnType<typeof parsed>['values'];

function ruleOf(rest: readonly string[], values: Values) {
  const action = oneOf(rest[0], ['refuse', 'quarantine', 'drop']);
  const { platform, kind, field, adapter, 'id-prefix': idPrefix, contributor, network } = values;
  const match = Object.fromEntries(
    Object.entries({ platform, kind, field, adapter, idPrefix, contributor, network }).filter(([, value]) => value !== undefined),
  );
  if (action !== 'drop') return { match, action };
  return { match, action, fields: required(rest[1], 'Name the fields to drop.').split(',') };
}

function entityOf(key: string | undefined): { platform: string; kind: string; id: string } {
  const [, platform, kind, id] = /^([^:]+):([^:]+):(.+)$/.exec(required(key, 'Name the entity: galxe:campaign:GC1')) ?? [];
  if (!platform || !kind || !id) throw new UsageError('Write the entity as platform:kind:id.');
  return { platform, kind, id };
}

function jsonOf(text: string | undefined): unknown {
  try {
    return JSON.parse(required(text, 'Write the value as JSON: 5, "text", null.'));
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError('Write the value as JSON: 5, "text" (with its quotes), null.');
  }
}

function numberOf(text: string | undefined): number {
  if (text === undefined || !/^\d{1,12}$/.test(text)) throw new UsageError('A whole number is missing.');
  return Number(text);
}

function oneOf<T extends string>(text: string | undefined, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === text);
  if (!found) throw new UsageError(`Write one of: ${allowed.join(', ')}.`);
  return found;
}

function required(text: string | undefined, why: string): string {
  if (text === undefined || text === '') throw new UsageError(why);
  return text;
}
