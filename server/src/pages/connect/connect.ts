import { matchingCode } from '@infofi-lens/shared/auth/matching-code';
import { Challenge } from '@infofi-lens/shared/contracts/auth';
import { notFromExtension, noWallet, type Trouble } from './problems.ts';
import { signIn } from './sign-in.ts';
import { discoverWallets, injectedWallet, type Wallet } from './wallets.ts';

/** How long to wait for wallets to announce themselves before saying that there is none. They answer within milliseconds. */
const patience = 1_500;

const challenge = Challenge.safeParse(new URLSearchParams(location.hash.slice(1)).get('challenge'));
if (challenge.success) offerWallets(challenge.data);
else show(notFromExtension);
// Opened again from the extension, the same tab may only get a new fragment.
addEventListener('hashchange', () => location.reload());

function offerWallets(challenge: string): void {
  part('code').textContent = matchingCode(challenge);
  part('code-step').hidden = false;
  const found = new AbortController();
  const offer = (wallet: Wallet) => {
    part('wallet-step').hidden = false;
    part('problem').hidden = true;
    part('wallets').append(item(wallet, (button) => run(wallet, challenge, button)));
  };
  discoverWallets(window, offer, found.signal);
  setTimeout(() => {
    if (part('wallets').childElementCount > 0) return;
    const injected = injectedWallet(window);
    if (injected) offer(injected);
    else show(noWallet);
  }, patience);
}

function item(wallet: Wallet, choose: (button: HTMLButtonElement) => void): HTMLLIElement {
  const button = document.createElement('button');
  button.type = 'button';
  if (wallet.icon) {
    const icon = document.createElement('img');
    icon.src = wallet.icon;
    icon.alt = '';
    button.append(icon);
  }
  button.append(`Sign in with ${wallet.name}`);
  button.addEventListener('click', () => choose(button));
  const line = document.createElement('li');
  line.append(button);
  return line;
}

async function run({ provider }: Wallet, challenge: string, chosen: HTMLButtonElement): Promise<void> {
  const buttons = [...document.querySelectorAll('button')];
  for (const button of buttons) button.disabled = true;
  part('problem').hidden = true;
  const outcome = await signIn({
    provider,
    challenge,
    waiting: (what) => {
      part('status').textContent = what;
    },
    fetch: (path, init) => fetch(path, init),
  });
  part('status').textContent = '';
  if ('address' in outcome) return finish(outcome.address);
  for (const button of buttons) button.disabled = !outcome.trouble.again;
  show(outcome.trouble);
  chosen.focus(); // a button loses the focus while it is disabled
}

function finish(address: string): void {
  for (const id of ['code-step', 'wallet-step', 'problem'] as const) part(id).hidden = true;
  part('address').textContent = `${address.slice(0, 6)}…${address.slice(-4)}`;
  part('done').hidden = false;
  document.title = 'Signed in · InfoFi Lens';
  document.querySelector('h1')?.focus();
}

function show({ title, advice, again }: Trouble): void {
  part('problem-title').textContent = title;
  part('problem-advice').textContent = advice;
  part('problem').hidden = false;
  if (!again) for (const id of ['code-step', 'wallet-step'] as const) part(id).hidden = true;
}

type Part =
  | 'code-step'
  | 'code'
  | 'wallet-step'
  | 'wallets'
  | 'status'
  | 'problem'
  | 'problem-title'
  | 'problem-advice'
  | 'done'
  | 'address';

function part(id: Part): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no part "${id}".`);
  return element;
}
