import { endToEnd, firefox, integration, quickChecks } from './checks.ts';
import { runAll } from './step.ts';

await runAll([...quickChecks, integration, endToEnd, firefox]);
