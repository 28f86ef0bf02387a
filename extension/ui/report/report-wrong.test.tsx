// @vitest-environment happy-dom
import { LensError } from '@infofi-lens/shared/errors';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { beforeEach, expect, it, vi } from 'vitest';
import { ReportWrong, type Wrong } from './report-wrong.tsx';

let sent: Wrong[];
let failure: LensError | undefined;
let online: boolean;

beforeEach(async () => {
  sent = [];
  failure = undefined;
  online = true;
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  document.body.innerHTML = '<div id="root"></div>';
  const root = document.getElementById('root');
  const send = async (wrong: Wrong) => {
    sent.push(wrong);
    if (failure) throw failure;
    return { sent: online };
  };
  const fields = ['participants', 'endsAt'];
  if (root)
    await act(async () =>
      createRoot(root).render(<ReportWrong platform="galxe" kind="campaign" fields={fields} version="0.1.0" send={send} />),
    );
});
const choose = (label: string, value: string) =>
  act(async () => {
    const at = [...document.querySelectorAll('label')].find(({ textContent }) => textContent === label)?.htmlFor ?? '';
    const select = document.getElementById(at) as HTMLSelectElement; // labels of this form are of selects
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
const button = () => document.querySelector<HTMLButtonElement>('button');
const press = () => act(async () => button()?.click());
const status = () => document.querySelector('[role=status]')?.textContent;

it('says before the click what will be sent, word for word, and that no value is', async () => {
  await choose('What looks wrong', 'participants');
  await choose('Why', 'out-of-date');
  expect(document.body.textContent).toContain(
    'nothing else: Galxe · galxe@1 · campaign · Participants · It is out of date · version 0.1.0. No value, no address',
  );
  expect(sent).toEqual([]);
});

it('sends on the click, once, and shows that it was counted', async () => {
  await choose('What looks wrong', 'endsAt');
  await press();
  expect(sent).toEqual([{ platform: 'galxe', kind: 'campaign', field: 'endsAt', reason: 'wrong-value' }]);
  expect(status()).toBe('Sent and counted. Thank you.');
  expect(button()).toBeNull();
});

it('says that what could not be sent yet is kept and will be, and does not offer to send it again', async () => {
  online = false;
  await press();
  expect(status()).toBe('Kept in this browser. It will be sent when you are online.');
  expect(button()).toBeNull();
});

it('can be used again for something else', async () => {
  await press();
  await choose('What looks wrong', 'participants');
  expect([status(), button()?.textContent]).toEqual(['', 'Send this']);
});

it.each([
  ['waiting_full', 'many reports wait already'],
  ['no_consent', 'It asks when you send one from the side panel.'],
  ['no_server', 'No server is set'],
  ['too_many_requests', 'this one was not taken'],
  ['unreachable', 'The server did not take it'],
])('says why it was not sent (%s), and can be tried again', async (code, text) => {
  failure = new LensError(code, '');
  await press();
  expect(status()).toContain(text);
  failure = undefined;
  await press();
  expect([sent.length, status()]).toEqual([2, 'Sent and counted. Thank you.']);
});
