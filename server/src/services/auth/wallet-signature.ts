import { LensError } from '@infofi-lens/shared/errors';
import { type Address, createPublicClient, type Hex, hashMessage, http, recoverMessageAddress } from 'viem';
import { verifyHash } from 'viem/actions';

/** JSON-RPC addresses by EIP-155 chain id. Without one, contract wallets of that chain can not sign in. */
export type RpcUrls = ReadonlyMap<number, string>;

export interface SignedText {
  text: string;
  signature: Hex;
  /** EIP-55 form. */
  address: Address;
  chainId: number;
}

/**
 * Whether the wallet at `address` signed `text`: by its own key (EIP-191), else as a contract, deployed (EIP-1271) or not yet
 * (ERC-6492), which only its chain can answer.
 * @throws {LensError} `chain_unavailable` when the chain's node does not answer: that says nothing about the signature.
 */
export async function isSignedBy({ text, signature, address, chainId }: SignedText, rpcUrls: RpcUrls): Promise<boolean> {
  if ((await signerOf(text, signature)) === address) return true;
  const url = rpcUrls.get(chainId);
  if (!url) return false;

  const chain = createPublicClient({ transport: http(url, { timeout: 5_000, retryCount: 1 }) });
  const reached = await chain.getChainId().catch((cause: unknown) => {
    throw unavailable(cause);
  });
  if (reached !== chainId) throw unavailable(new Error(`The node set for chain ${chainId} answers for chain ${reached}.`));
  return verifyHash(chain, { address, hash: hashMessage(text), signature });
}

/** @returns `undefined` when the signature is not of the form r, s, v at all, as those of contract wallets. */
async function signerOf(text: string, signature: Hex): Promise<Address | undefined> {
  try {
    return await recoverMessageAddress({ message: text, signature });
  } catch {
    return undefined; // viem throws for every form and every point that can not be recovered
  }
}

const unavailable = (cause: unknown) =>
  new LensError('chain_unavailable', 'The chain of this wallet can not be asked right now. Try again in a minute.', { cause });
