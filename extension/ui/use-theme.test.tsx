// @vitest-environment happy-dom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { afterEach, expect, it } from 'vitest';
import { dressAsStored, useTheme } from './use-theme.ts';

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
const { dataset } = document.documentElement;
function Page({ theme }: { theme: string | undefined }) {
  useTheme(theme);
  return null;
}
const show = (theme: string | undefined) => act(async () => createRoot(document.createElement('div')).render(<Page theme={theme} />));

afterEach(() => {
  localStorage.clear();
  delete dataset.theme;
});

it('a page looks from its first frame on as the one before it did', async () => {
  await show('dark');
  expect(dataset.theme).toBe('dark');
  delete dataset.theme; // another page, which knows nothing yet
  dressAsStored();
  expect(dataset.theme).toBe('dark');
  await show(undefined);
  expect(dataset.theme).toBe('dark');
  await show('system');
  expect(dataset.theme).toBeUndefined();
  dressAsStored();
  expect(dataset.theme).toBeUndefined();
});
