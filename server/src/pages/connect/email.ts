import { element } from '../elements.ts';
import { emailSteps } from '../email-steps.ts';
import { onSubmit, typed } from '../form-page.ts';
import type { Trouble } from '../troubles.ts';
import { connectWords as words } from './words.ts';

/** The two things the form is for, and what browsers fill in for each. */
const fills = { signIn: 'current-password', create: 'new-password' } as const;

/**
 * Offers signing in, or registering, with an e-mail address for the extension that waits.
 * @param finish Called when the extension has been signed in.
 * @param show Told of troubles that leave nothing to try here.
 */
export function offerEmail(challenge: string, finish: (who: string) => void, show: (trouble: Trouble) => void): void {
  const steps = emailSteps((path, init) => fetch(path, init));
  const form = element('email-form', HTMLFormElement);
  let mode: keyof typeof fills = 'signIn';
  const name = () => {
    const { title, go, other } = words[mode];
    element('email-title').textContent = title;
    element('email-go').textContent = go;
    element('email-other').textContent = other;
    element('password').setAttribute('autocomplete', fills[mode]);
    element('password-hint').hidden = mode === 'signIn';
  };
  element('email-other').addEventListener('click', () => {
    mode = mode === 'signIn' ? 'create' : 'signIn';
    element('problem').hidden = true;
    name();
    element(element('email', HTMLInputElement).value === '' ? 'email' : 'password').focus();
  });

  const work = async (fields: FormData) => {
    const [email, password] = [typed(fields, 'email').trim(), typed(fields, 'password')];
    const outcome = mode === 'signIn' ? await steps.signIn(email, password, challenge) : await steps.register(email, password, challenge);
    if ('trouble' in outcome) {
      if (!outcome.trouble.again) show(outcome.trouble);
      return outcome.trouble;
    }
    if (outcome.end === 'handed_over') finish(email);
    else mailSent(email);
    return undefined;
  };
  onSubmit(form, () => words[mode].waiting, work, []);
  element('email-step').hidden = false;
}

function mailSent(email: string): void {
  for (const id of ['wallet-step', 'email-step', 'code-step']) element(id).hidden = true;
  element('mail-to').textContent = words.mailSent.what(email);
  element('mail-sent').hidden = false;
  document.querySelector('h1')?.focus();
}
