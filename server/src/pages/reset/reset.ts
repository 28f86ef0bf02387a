import { element } from '../elements.ts';
import { emailSteps } from '../email-steps.ts';
import { onSubmit, takeToken, typed } from '../form-page.ts';

const steps = emailSteps((path, init) => fetch(path, init));
const token = takeToken();
if (token === undefined) askForLink();
else setWith(token);

function askForLink(): void {
  element('ask-step').hidden = false;
  const work = async (fields: FormData) => {
    const email = typed(fields, 'email');
    const outcome = await steps.askReset(email);
    if ('trouble' in outcome) return outcome.trouble;
    finish('ask-step', 'Look into your mailbox', `If there is an account with ${email}, a link is on its way there. It works for an hour.`);
    return undefined;
  };
  onSubmit(element('ask-form', HTMLFormElement), () => 'Asking ...', work, []);
}

function setWith(token: string): void {
  element('set-step').hidden = false;
  const work = async (fields: FormData) => {
    const outcome = await steps.setPassword(token, typed(fields, 'password'));
    if ('trouble' in outcome) return outcome.trouble;
    finish('set-step', 'Your password is set', 'Every device was signed out. Go to the extension and sign in with the new password.');
    return undefined;
  };
  onSubmit(element('set-form', HTMLFormElement), () => 'Setting it ...', work, ['set-step']);
}

function finish(step: string, title: string, next: string): void {
  element(step).hidden = true;
  element('done-title').textContent = title;
  element('done-next').textContent = next;
  element('done').hidden = false;
  document.querySelector('h1')?.focus();
}
