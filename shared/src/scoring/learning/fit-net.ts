import type { Lessons, Random } from './lessons.ts';
import type { Member } from './model.ts';
import { taus, threeQuantiles } from './pinball.ts';

const shape = { hidden: 10, epochs: 25, batch: 32, rate: 0.015, decay: 1e-3 } as const;

/**
 * One hidden layer of ten, with a quantile at each of three outputs; batches in random order, steps by Adam.
 * @see Kingma and Ba, "Adam: A Method for Stochastic Optimization", ICLR 2015; Taylor, "A quantile regression neural network", 2000
 */
export function fitNet({ inputs, targets }: Lessons, random: Random): Member {
  const width = inputs[0]?.length ?? 0;
  const { hidden } = shape;
  // All weights in one row: hidden layer, its biases, outputs, their biases.
  const at = { bias: hidden * width, out: hidden * (width + 1), outBias: hidden * (width + 1 + taus.length) };
  const weights = new Float64Array(at.outBias + taus.length);
  for (let w = 0; w < at.bias; w++) weights[w] = (random() * 2 - 1) / Math.sqrt(width);
  for (let w = at.out; w < at.outBias; w++) weights[w] = ((random() * 2 - 1) * 0.3) / Math.sqrt(hidden);
  weights.set(threeQuantiles(targets), at.outBias);

  const step = adam(weights, at.bias);
  const gradient = new Float64Array(weights.length);
  const active = new Float64Array(hidden);
  const order = Int32Array.from(inputs, (_, row) => row);
  for (let epoch = 0; epoch < shape.epochs; epoch++) {
    shuffle(order, random);
    const rate = shape.rate * (1 - epoch / shape.epochs);
    for (let from = 0; from < order.length; from += shape.batch) {
      const batch = order.subarray(from, from + shape.batch);
      gradient.fill(0);
      for (const row of batch) descend(inputs[row] ?? [], targets[row] ?? 0, 1 / batch.length);
      step(gradient, rate);
    }
  }
  const rows = (from: number, count: number, length: number) =>
    Array.from({ length: count }, (_, row) => [...weights.subarray(from + row * length, from + (row + 1) * length)]);
  return {
    kind: 'net',
    hidden: rows(0, hidden, width),
    hiddenBias: [...weights.subarray(at.bias, at.out)],
    out: rows(at.out, taus.length, hidden),
    outBias: [...weights.subarray(at.outBias)],
  };

  /** Adds what one row says about every weight. */
  function descend(input: readonly number[], target: number, share: number): void {
    for (let h = 0; h < hidden; h++) {
      let sum = weights[at.bias + h] ?? 0;
      for (let i = 0; i < width; i++) sum += (weights[h * width + i] ?? 0) * (input[i] ?? 0);
      active[h] = Math.tanh(sum);
    }
    for (let o = 0; o < taus.length; o++) {
      let says = weights[at.outBias + o] ?? 0;
      for (let h = 0; h < hidden; h++) says += (weights[at.out + o * hidden + h] ?? 0) * (active[h] ?? 0);
      const slope = share * (target > says ? -(taus[o] ?? 0.5) : 1 - (taus[o] ?? 0.5));
      add(at.outBias + o, slope);
      for (let h = 0; h < hidden; h++) {
        const value = active[h] ?? 0;
        const back = slope * (weights[at.out + o * hidden + h] ?? 0) * (1 - value * value);
        add(at.out + o * hidden + h, slope * value);
        add(at.bias + h, back);
        for (let i = 0; i < width; i++) add(h * width + i, back * (input[i] ?? 0));
      }
    }
  }
  function add(weight: number, value: number): void {
    gradient[weight] = (gradient[weight] ?? 0) + value;
  }
}

/** @param decayed How many of the weights, from the first, are pulled towards 0. */
function adam(weights: Float64Array, decayed: number): (gradient: Float64Array, rate: number) => void {
  const first = new Float64Array(weights.length);
  const second = new Float64Array(weights.length);
  let steps = 0;
  return (gradient, rate) => {
    steps++;
    const [c1, c2] = [1 - 0.9 ** steps, 1 - 0.999 ** steps];
    for (let w = 0; w < weights.length; w++) {
      const weight = weights[w] ?? 0;
      const slope = (gradient[w] ?? 0) + (w < decayed ? shape.decay * weight : 0);
      const m = 0.9 * (first[w] ?? 0) + 0.1 * slope;
      const v = 0.999 * (second[w] ?? 0) + 0.001 * slope * slope;
      first[w] = m;
      second[w] = v;
      weights[w] = weight - (rate * m) / c1 / (Math.sqrt(v / c2) + 1e-8);
    }
  };
}

function shuffle(order: Int32Array, random: Random): void {
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
}
