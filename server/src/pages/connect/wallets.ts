/** What a wallet offers to a page: EIP-1193. */
export interface Provider {
  request(call: { method: string; params?: readonly unknown[] }): Promise<unknown>;
}

export interface Wallet {
  /** `undefined`: it does not say. */
  name: string | undefined;
  /** A `data:` image, or nothing: an icon from elsewhere would tell that server who signs in. */
  icon: string | undefined;
  provider: Provider;
}

/**
 * Finds wallets by EIP-6963: each answers a request with an announcement, now or when it is loaded.
 * @param found Called once for each wallet (they may announce themselves again).
 */
export function discoverWallets(page: Window, found: (wallet: Wallet) => void, signal: AbortSignal): void {
  const seen = new Set<string>();
  const onAnnounce = (event: Event) => {
    const announced = event instanceof CustomEvent ? read(event.detail) : undefined;
    if (!announced || seen.has(announced.uuid)) return;
    seen.add(announced.uuid);
    found(announced.wallet);
  };
  page.addEventListener('eip6963:announceProvider', onAnnounce, { signal });
  page.dispatchEvent(new Event('eip6963:requestProvider'));
}

/** The wallet of pages that know only one: what there was before EIP-6963. */
export function injectedWallet(page: Window): Wallet | undefined {
  const provider: unknown = Reflect.get(page, 'ethereum');
  return isProvider(provider) ? { name: undefined, icon: undefined, provider } : undefined;
}

/** Any extension can announce anything. @returns `undefined` for what is no wallet. */
function read(detail: unknown): { uuid: string; wallet: Wallet } | undefined {
  if (typeof detail !== 'object' || detail === null || !('info' in detail) || !('provider' in detail)) return undefined;
  const { info, provider } = detail;
  if (!isProvider(provider) || typeof info !== 'object' || info === null) return undefined;
  const { uuid, name, icon } = info as Record<string, unknown>; // an object has string keys; each value is checked below
  if (typeof uuid !== 'string' || typeof name !== 'string' || name.trim() === '') return undefined;
  const safeIcon = typeof icon === 'string' && icon.startsWith('data:image/') ? icon : undefined;
  return { uuid, wallet: { name: name.slice(0, 60), icon: safeIcon, provider } };
}

function isProvider(value: unknown): value is Provider {
  return typeof value === 'object' && value !== null && 'request' in value && typeof value.request === 'function';
}
