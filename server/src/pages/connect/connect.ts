import '../speak-page.ts';
import { matchingCode } from '@infofi-lens/shared/auth/matching-code';
import { Challenge } from '@infofi-lens/shared/contracts/auth';
import { element as part } from '../elements.ts';
import { showTrouble } from '../form-page.ts';
import type { Trouble } from '../troubles.ts';
import { pageWords } from '../words.ts';
import { offerEmail } from './email.ts';
import { notFromExtension } from './problems.ts';
import { type PagePurpose, signIn } from './sign-in.ts';
import { discoverWallets, injectedWallet, type Wallet } from './wallets.ts';
import { connectWords as words } from './words.ts';

/** How long to wait for wallets to announce themselves before saying that there is none. They answer within milliseconds. */
const patience = 1_500;

const steps = ['code-step', 'wallet-step', 'email-step'] as const;

const asked = new URLSearchParams(location.hash.slice(1));
const challenge = Challenge.safeParse(asked.get('challenge'));
/** An extension that is signed in already asks for another wallet of the same person, or for what a wallet states of an X account. */
const purpose: PagePurpose = ({ wallet: 'add_wallet', x: 'state_x' } as const)[asked.get('for') ?? ''] ?? 'sign_in';
/** What the page says where it is for something else than signing in. */
const names = {
  add_wallet: { title: words.adding.title, choose: words.wallet.add, hint: undefined },
  state_x: { title: words.linkingX.title, choose: words.linkingX.sign, hint: words.linkingX.hint },
} as const;
if (challenge.success) begin(challenge.data);
else show(notFromExtension());
// Opened again from the extension, the same tab may only get a new fragment.
addEventListener('hashchange', () => location.reload());

function begin(challenge: string): void {
  part('code').textContent = matchingCode(challenge);
  part('code-step').hidden = false;
  part('wallet-step').hidden = false;
  if (purpose === 'sign_in') offerEmail(challenge, finish, show);
  else rename(names[purpose]);
  offerWallets(challenge);
}

function rename({ title, hint }: (typeof names)[keyof typeof names]): void {
  part('title').textContent = title;
  part('done-title').textContent = words.adding.done;
  document.title = pageWords.name(title);
  if (hint !== undefined) part('wallet-hint').textContent = hint;
}

function offerWallets(challenge: string): void {
  const found = new AbortController();
  const offer = (wallet: Wallet) => {
    part('no-wallet').hidden = true;
    part('wallets').append(item(wallet, (button) => run(wallet, challenge, button)));
  };
  discoverWallets(window, offer, found.signal);
  setTimeout(() => {
    if (part('wallets').childElementCount > 0) return;
    const injected = injectedWallet(window);
    if (injected) offer(injected);
    else part('no-wallet').hidden = false;
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
  const name = wallet.name ?? words.wallet.unnamed;
  button.append(purpose === 'sign_in' ? words.wallet.signIn(name) : names[purpose].choose(name));
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
    purpose,
    waiting: (what) => {
      part('status').textContent = what;
    },
    fetch: (path, init) => fetch(path, init),
  });
  part('status').textContent = '';
  if ('address' in outcome) return finish(`${outcome.address.slice(0, 6)}…${outcome.address.slice(-4)}`);
  for (const button of buttons) button.disabled = !outcome.trouble.again;
  show(outcome.trouble);
  chosen.focus(); // a button loses the focus while it is disabled
}

/** @param who As the person knows themselves: their wallet, shortened, or their address. */
function finish(who: string): void {
  for (const id of [...steps, 'problem']) part(id).hidden = true;
  part('done-next').textContent = words.done.next(who);
  part('done').hidden = false;
  document.title = pageWords.name(part('done-title').textContent ?? '');
  document.querySelector('h1')?.focus();
}

function show(trouble: Trouble): void {
  showTrouble(trouble, steps);
}
