import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { fieldsDocument } from './fields-table.ts';

writeFileSync(path.resolve(import.meta.dirname, '../../docs/fields.md'), fieldsDocument());
