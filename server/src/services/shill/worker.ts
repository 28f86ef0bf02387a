import { answering } from '../apart/answering.ts';
import type { Task } from './apart.ts';
import { computeAll } from './compute.ts';

answering(({ sources, at }: Task) => computeAll(sources, at));
