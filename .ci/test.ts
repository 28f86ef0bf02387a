import { endToEnd, integration, quickChecks } from './checks.ts';
import { runAll } from './step.ts';

await runAll([...quickChecks, integration, endToEnd]);
