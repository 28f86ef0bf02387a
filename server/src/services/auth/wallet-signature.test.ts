import { decodeAbiParameters, type Hex, hashMessage } from 'viem';
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startChainDouble } from '../../testing/chain-double.ts';
import { isSignedBy, type RpcUrls } from './wallet-signature.ts';

const contract = '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed';
const text = 'A text that a contract wallet signed.';
const signature = `0x${'ab'.repeat(96)}` as const;

/** What viem asks a node: the validator's code with (signer, hash, signature) behind it. The arguments are the last words of the call. */
function validated(params: unknown[]): { signer: string; hash: Hex; signature: Hex } {
  const { data } = params[0] as { data: Hex }; // eth_call's first parameter
  const length = 32 * (3 + 1 + 96 / 32);
  const [signer, hash, signed] = decodeAbiParameters(
    [{ type: 'address' }, { type: 'bytes32' }, { type: 'bytes' }],
    `0x${data.slice(-2 * length)}`,
  );
  return { signer, hash, signature: signed };
}

describe('a wallet that is a key', () => {
  const key = privateKeyToAccount(generatePrivateKey());

  it('is believed for what it signed, without asking any chain', async () => {
    const signed = await key.signMessage({ message: text });
    expect(await isSignedBy({ text, signature: signed, address: key.address, chainId: 1 }, new Map())).toBe(true);
  });

  it('is not believed for another text, another address or a broken signature', async () => {
    const signed = await key.signMessage({ message: text });
    const wrong = [
      { text: `${text} `, signature: signed, address: key.address },
      { text, signature: signed, address: contract } as const,
      { text, signature: `0x${'00'.repeat(65)}`, address: key.address } as const,
      { text, signature: '0x01', address: key.address } as const,
    ];
    for (const one of wrong) expect(await isSignedBy({ ...one, chainId: 1 }, new Map())).toBe(false);
  });
});

describe('a wallet that is a contract', () => {
  let node: Awaited<ReturnType<typeof startChainDouble>>;
  let rpcUrls: RpcUrls;
  beforeAll(async () => {
    node = await startChainDouble({
      eth_chainId: () => '0x1',
      eth_call: (params) => {
        const asked = validated(params);
        const good = asked.signer === contract && asked.hash === hashMessage(text) && asked.signature === signature;
        return `0x${good ? '01' : '00'}`;
      },
    });
    rpcUrls = new Map([
      [1, node.url],
      [10, node.url],
      [5, 'http://127.0.0.1:1'],
    ]);
  });
  afterAll(() => node.stop());

  it('is believed when its chain says so', async () => {
    expect(await isSignedBy({ text, signature, address: contract, chainId: 1 }, rpcUrls)).toBe(true);
  });

  it('is not believed when its chain denies it, or when no node is set for the chain', async () => {
    expect(await isSignedBy({ text: 'Another text.', signature, address: contract, chainId: 1 }, rpcUrls)).toBe(false);
    expect(await isSignedBy({ text, signature, address: contract, chainId: 8453 }, rpcUrls)).toBe(false);
  });

  it('is told from one whose chain can not be asked', async () => {
    const unavailable = expect.objectContaining({ code: 'chain_unavailable' });
    await expect(isSignedBy({ text, signature, address: contract, chainId: 5 }, rpcUrls)).rejects.toThrow(unavailable);
    await expect(isSignedBy({ text, signature, address: contract, chainId: 10 }, rpcUrls)).rejects.toThrow(unavailable);
  });
});
