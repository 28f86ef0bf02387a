// @vitest-environment happy-dom
import { expect, it } from 'vitest';
import { hostName, isOwnDoing } from './own-host.ts';

const record = (added: readonly Element[], type: 'childList' | 'attributes' = 'childList') =>
  ({ type, addedNodes: added, removedNodes: [] }) as unknown as MutationRecord; // as much of one as is looked at
const element = (name: string) => document.createElement(name);

it('tells the overlay’s coming from what the page does', () => {
  expect(isOwnDoing([record([element(hostName)])])).toBe(true);
  expect(isOwnDoing([record([element('div')])])).toBe(false);
  expect(isOwnDoing([record([element(hostName)]), record([element('div')])])).toBe(false);
  expect(isOwnDoing([record([element(hostName), element('div')])])).toBe(false);
  expect(isOwnDoing([record([], 'attributes')])).toBe(false);
});
