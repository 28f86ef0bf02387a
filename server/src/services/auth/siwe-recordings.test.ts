import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { EpochMs } from '@infofi-lens/shared/units';
import { decodeAbiParameters, getAddress, type Hex, hashMessage } from 'viem';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { startChainDouble } from '../../testing/chain-double.ts';
import { checkValidity } from './siwe-check.ts';
import { parseSiwe, writeSiwe } from './siwe-message.ts';
import { isSignedBy } from './wallet-signature.ts';

/** The public EIP-4361 vectors. They are not part of the repository; synthetic ones of the same kinds stand in siwe-message.test.ts. */
const folder = path.resolve(import.meta.dirname, '../../../../../shared/fixtures/siwe');
const load = <T>(name: string, shape: z.ZodType<T>): [string, T][] =>
  existsSync(folder) ? Object.entries(z.record(z.string(), shape).parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8')))) : [];

const hex = z.custom<Hex>((value) => typeof value === 'string' && value.startsWith('0x'));
const Signed = z.looseObject({
  signature: hex,
  time: z.string().optional(),
  domainBinding: z.string().optional(),
  matchNonce: z.string().optional(),
});

/** Decides a signed message the way a login does: form, what it was expected to say, times, signature. */
async function accepts({ signature, time, domainBinding, matchNonce, ...fields }: z.infer<typeof Signed>): Promise<boolean> {
  try {
    const text = writeSiwe(fields);
    const message = parseSiwe(text);
    if (domainBinding !== undefined && message.domain !== domainBinding) return false;
    if (matchNonce !== undefined && message.nonce !== matchNonce) return false;
    checkValidity(message, Date.parse(time ?? '2026-11-01T00:00:00Z') as EpochMs); // a literal time
    return await isSignedBy({ text, signature, address: getAddress(message.address), chainId: message.chainId }, new Map());
  } catch {
    return false;
  }
}

describe.runIf(existsSync(folder))('the published vectors (only where their recordings are present)', () => {
  it.each(load('parsing_positive.json', z.object({ message: z.string(), fields: z.record(z.string(), z.unknown()) })))(
    'reads: %s',
    (_name, { message, fields }) => {
      const present = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
      expect(parseSiwe(message)).toEqual(present);
      expect(writeSiwe(present)).toBe(message);
    },
  );
  it.each(load('parsing_negative.json', z.string()))('refuses the text: %s', (_name, text) => {
    expect(() => parseSiwe(text)).toThrow(expect.objectContaining({ code: 'siwe_malformed' }));
  });
  it.each(load('parsing_negative_objects.json', z.unknown()))('refuses the fields: %s', (_name, fields) => {
    expect(() => writeSiwe(fields)).toThrow(expect.objectContaining({ code: 'siwe_malformed' }));
  });
  it.each(load('verification_positive.json', Signed))('believes: %s', async (_name, signed) => {
    expect(await accepts(signed)).toBe(true);
  });
  it.each(load('verification_negative.json', Signed))('does not believe: %s', async (_name, signed) => {
    expect(await accepts(signed)).toBe(false);
  });
  it.each(load('eip1271.json', z.object({ message: z.string(), signature: hex })))(
    'asks the chain about the contract wallet: %s',
    async (_name, { message, signature }) => {
      const address = getAddress(parseSiwe(message).address);
      const words = 4 + Math.ceil((signature.length - 2) / 64);
      const node = await startChainDouble({
        eth_chainId: () => '0x1',
        eth_call: (params) => {
          const { data } = params[0] as { data: Hex }; // eth_call's first parameter
          const types = [{ type: 'address' }, { type: 'bytes32' }, { type: 'bytes' }] as const;
          const asked = decodeAbiParameters(types, `0x${data.slice(-64 * words)}`);
          return asked[0] === address && asked[1] === hashMessage(message) && asked[2] === signature ? '0x01' : '0x00';
        },
      });
      const rpcUrls = new Map([[1, node.url]]);
      const signed = { text: message, signature, address, chainId: 1 };
      expect(await isSignedBy(signed, rpcUrls)).toBe(true);
      expect(await isSignedBy({ ...signed, text: `${message} ` }, rpcUrls)).toBe(false);
      await node.stop();
    },
  );
});
