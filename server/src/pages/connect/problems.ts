import type { Trouble } from '../troubles.ts';

const startOver = 'Go back to the extension and start again.';

export const notFromExtension: Trouble = {
  title: 'Start in the extension',
  advice: 'This page only works when the extension opens it. Open InfoFi Lens there and choose “Sign in”.',
  again: false,
};

export const unexpected: Trouble = {
  title: 'The wallet answered something unexpected',
  advice: 'Unlock it, choose one account and try again. If it stays like this, try another wallet.',
  again: true,
};

/** Codes of EIP-1193 and EIP-1474 that a person can do something about. */
export function walletTrouble(error: unknown): Trouble {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (code === 4001)
    return { title: 'You declined in your wallet', advice: 'Nothing was signed. Choose your wallet to try again.', again: true };
  if (code === -32002)
    return {
      title: 'Your wallet is already asking',
      advice: 'Open it from the toolbar, answer or close what it shows, then try again.',
      again: true,
    };
  if (code === 4900 || code === 4901)
    return { title: 'Your wallet is offline', advice: 'It has no connection to its chain. Reconnect it and try again.', again: true };
  return unexpected;
}

/** A refusal of the server. Its title is written for people; the advice depends on whether this sign-in can still succeed. */
export function serverTrouble({ code, title }: { code: string; title: string }): Trouble {
  if (code === 'wallet_not_yours')
    return {
      title,
      advice: 'Choose one that is in your wallet, and try again. To use this one, first add it to your account in the extension.',
      again: true,
    };
  const over = code.startsWith('connect_') || code === 'invalid_input';
  return { title, advice: over ? startOver : 'Choose your wallet to try again.', again: !over };
}
