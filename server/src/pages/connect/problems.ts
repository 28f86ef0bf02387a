import { serverTrouble, type Trouble } from '../troubles.ts';
import { connectWords } from './words.ts';

type Named = keyof typeof connectWords.troubles;
const troubled = (name: Named, again = true): Trouble => ({ ...connectWords.troubles[name], again });

export const notFromExtension = (): Trouble => troubled('notFromExtension', false);
export const unexpected = (): Trouble => troubled('unexpected');

/** Codes of EIP-1193 and EIP-1474 that a person can do something about. */
export function walletTrouble(error: unknown): Trouble {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 4001) return troubled('declined');
  if (code === -32002) return troubled('asking');
  if (code === 4900 || code === 4901) return troubled('offline');
  return unexpected();
}

/** A refusal of the server of what a wallet signed, or was to sign. */
export function signingTrouble(problem: { code: string; field?: string | undefined }): Trouble {
  const { code } = problem;
  if (code === 'wallet_not_yours') return troubled('notYours');
  if (code === 'siwe_bad_signature') return troubled('signature');
  if (code.startsWith('nonce_') || code === 'siwe_expired') return troubled('nonce');
  if (code.startsWith('siwe_')) return troubled('message');
  if (code === 'chain_unavailable') return troubled('chain');
  return serverTrouble(problem);
}
