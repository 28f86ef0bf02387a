import { element } from '../elements.ts';
import { emailSteps } from '../email-steps.ts';
import { onSubmit, showTrouble, takeToken, typed } from '../form-page.ts';

const steps = emailSteps((path, init) => fetch(path, init));
const token = takeToken();
if (token === undefined)
  showTrouble({ title: 'Open the link in the mail', advice: 'This page only works when it is opened from there.', again: false }, [
    'form-step',
  ]);
else confirmWith(token);

function confirmWith(token: string): void {
  element('form-step').hidden = false;
  element('password', HTMLInputElement).focus();
  const work = async (fields: FormData) => {
    const outcome = await steps.confirm(token, typed(fields, 'password'));
    if ('trouble' in outcome) return outcome.trouble;
    element('form-step').hidden = true;
    element('done-next').textContent =
      outcome.end === 'handed_over'
        ? 'The extension that waited signs in by itself.'
        : 'Go to the extension and sign in with your address and your password.';
    element('done').hidden = false;
    document.querySelector('h1')?.focus();
    return undefined;
  };
  onSubmit(element('form', HTMLFormElement), () => 'Confirming ...', work, ['form-step']);
}
