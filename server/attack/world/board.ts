import type { Dice } from '@infofi-lens/shared/testing/dice';
import { day, hour, type Thing } from './thing.ts';

/** The rows of a board whose shares of attention sway, so that ranks change; recomputed by the platform every hour. */
export function someBoard(dice: Dice, rows: number): Thing[] {
  const boardId = `top:${dice.word(6).toUpperCase()}:7d`;
  const subjects = Array.from({ length: rows }, () => ({
    subjectId: String(dice.whole(1e6, 9e6)),
    handle: `kol_${dice.word(7)}`,
    weight: 0.2 + dice.next() ** 2 * 3,
    swing: 0.1 + dice.next() * 0.4,
    period: (3 + dice.next() * 20) * day,
    phase: dice.next() * 2 * Math.PI,
    followers: dice.whole(800, 300_000),
  }));
  const weightAt = ({ weight, swing, period, phase }: (typeof subjects)[number], at: number) =>
    weight * (1 + swing * Math.sin((2 * Math.PI * at) / period + phase));

  return subjects.map((subject) => ({
    platform: 'kaito',
    kind: 'board-entry',
    id: `${boardId}:${subject.subjectId}`,
    context: 'board',
    truth(at) {
      const snapshot = Math.floor(at / hour) * hour;
      const weights = subjects.map((one) => weightAt(one, snapshot));
      const mine = weightAt(subject, snapshot);
      const share = mine / (weights.reduce((sum, one) => sum + one, 0) * 1.6); // the rest is on others
      return {
        boardId,
        subjectId: subject.subjectId,
        handle: subject.handle,
        rank: 1 + weights.filter((one) => one > mine).length,
        mindshare: Math.round(share * 1e6) / 1e6,
        mentions: Math.round(mine * 40),
        followers: Math.round(subject.followers * (1 + (snapshot - subject.phase) / (4_000 * day))),
      };
    },
  }));
}
