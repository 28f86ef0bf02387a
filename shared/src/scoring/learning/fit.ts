import { binned } from './binned.ts';
import { fitPlain, fitRidge } from './fit-linear.ts';
import { fitNet } from './fit-net.ts';
import { fitBoosting, fitForest } from './fit-trees.ts';
import type { Lessons, Random } from './lessons.ts';
import type { Member } from './model.ts';

/** Every member, fitted to the same lessons. */
export function fitMembers(lessons: Lessons, random: Random): Member[] {
  const bins = binned(lessons.features);
  return [
    fitPlain(lessons),
    fitRidge(lessons),
    fitForest(bins, lessons, random),
    fitBoosting(bins, lessons, random),
    fitNet(lessons, random),
  ];
}
