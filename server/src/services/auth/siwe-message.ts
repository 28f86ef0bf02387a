import { SiweMessage } from 'siwe';
import * as z from 'zod';
import { InputError } from '../../http/errors.ts';

/** RFC 3339 with a day that exists; the offset may be any. */
const instant = z.iso.datetime({ offset: true });

/** An EIP-4361 message, field by field. Times stay text: the signature is over them as they were written. */
const SiweFields = z.strictObject({
  scheme: z.string().optional(),
  domain: z.string().min(1),
  address: z.string(),
  statement: z.string().optional(),
  uri: z.string(),
  version: z.literal('1'),
  chainId: z.int().positive(),
  nonce: z.string().regex(/^[a-zA-Z0-9]{8,}$/),
  issuedAt: instant,
  expirationTime: instant.optional(),
  notBefore: instant.optional(),
  requestId: z.string().optional(),
  resources: z.array(z.string()).optional(),
});
export type SiweFields = z.infer<typeof SiweFields>;

/**
 * Reads the text of a message with siwe's ABNF grammar (order and presence of every line, RFC 3986 URIs, EIP-55), then checks
 * what the grammar leaves open: that each time is a real day in RFC 3339.
 * @throws {InputError} `siwe_malformed`
 */
export function parseSiwe(text: string): SiweFields {
  const fields = SiweFields.safeParse(presentOf(grammatical(text)));
  if (!fields.success) throw malformed(fields.error.issues[0]?.path.join('.'));
  return fields.data;
}

/**
 * Writes the text of a message. Nothing is filled in: siwe's own constructor would invent a nonce and a time, and write a
 * missing domain as "undefined".
 * @param fields Checked here, so unknown data is welcome.
 * @throws {InputError} `siwe_malformed` when the fields can not be written as a message that reads back the same.
 */
export function writeSiwe(fields: unknown): string {
  const checked = SiweFields.safeParse(fields);
  if (!checked.success) throw malformed(checked.error.issues[0]?.path.join('.'));
  return grammatical(presentOf(checked.data)).prepareMessage();
}

/** @throws {InputError} when siwe does not take it. Its own messages quote the input back, so they are not passed on. */
function grammatical(message: string | Partial<SiweMessage>): SiweMessage {
  try {
    return new SiweMessage(message);
  } catch {
    throw malformed();
  }
}

/** siwe writes "not there" as undefined or null, depending on the line. */
function presentOf(message: SiweMessage | SiweFields): Partial<SiweMessage> {
  const kept = Object.keys(SiweFields.shape).map((name) => [name, message[name as keyof SiweFields]] as const); // names of the shape
  return Object.fromEntries(kept.filter(([, value]) => value !== undefined && value !== null));
}

const malformed = (field?: string) =>
  new InputError('siwe_malformed', 'This is not a valid Sign-In with Ethereum message (EIP-4361).', field ? `message.${field}` : 'message');
