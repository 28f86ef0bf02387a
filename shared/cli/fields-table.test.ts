import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { fieldsDocument } from './fields-table.ts';

it('is what docs/fields.md says (run "npm run docs:fields" after changing a field)', () => {
  expect(readFileSync(path.resolve(import.meta.dirname, '../../docs/fields.md'), 'utf8')).toBe(fieldsDocument());
});
