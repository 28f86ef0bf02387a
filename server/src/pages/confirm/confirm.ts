import '../speak-page.ts';
import { element } from '../elements.ts';
import { emailSteps } from '../email-steps.ts';
import { onSubmit, showTrouble, takeToken, typed } from '../form-page.ts';
import { confirmWords as words } from './words.ts';

const steps = emailSteps((path, init) => fetch(path, init));
const token = takeToken();
if (token === undefined) showTrouble({ ...words.notFromMail, again: false }, ['form-step']);
else confirmWith(token);

function confirmWith(token: string): void {
  element('form-step').hidden = false;
  element('password', HTMLInputElement).focus();
  const work = async (fields: FormData) => {
    const outcome = await steps.confirm(token, typed(fields, 'password'));
    if ('trouble' in outcome) return outcome.trouble;
    element('form-step').hidden = true;
    element('done-next').textContent = outcome.end === 'handed_over' ? words.handedOver : words.confirmed;
    element('done').hidden = false;
    document.querySelector('h1')?.focus();
    return undefined;
  };
  onSubmit(element('form', HTMLFormElement), () => words.waiting, work, ['form-step']);
}
