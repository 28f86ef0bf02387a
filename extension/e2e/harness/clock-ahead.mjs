// Loaded into an API under test (`node --import`): its clock goes ahead by the milliseconds that the file CLOCK_FILE holds at its start.
import { readFileSync } from 'node:fs';

const ahead = Number(readFileSync(process.env.CLOCK_FILE ?? '', 'utf8'));
const now = Date.now;
Date.now = () => now() + ahead;
