import '../speak-page.ts';
import { element } from '../elements.ts';
import { emailSteps } from '../email-steps.ts';
import { onSubmit, takeToken, typed } from '../form-page.ts';
import { resetWords as words } from './words.ts';

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
    finish('ask-step', words.ask.done, words.ask.next(email));
    return undefined;
  };
  onSubmit(element('ask-form', HTMLFormElement), () => words.ask.waiting, work, []);
}

function setWith(token: string): void {
  element('set-step').hidden = false;
  const work = async (fields: FormData) => {
    const outcome = await steps.setPassword(token, typed(fields, 'password'));
    if ('trouble' in outcome) return outcome.trouble;
    finish('set-step', words.set.done, words.set.next);
    return undefined;
  };
  onSubmit(element('set-form', HTMLFormElement), () => words.set.waiting, work, ['set-step']);
}

function finish(step: string, title: string, next: string): void {
  element(step).hidden = true;
  element('done-title').textContent = title;
  element('done-next').textContent = next;
  element('done').hidden = false;
  document.querySelector('h1')?.focus();
}
