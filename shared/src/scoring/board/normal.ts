/**
 * The value below which a share `p` of the standard normal distribution lies; about 16 digits.
 * @param p 0 < p < 1.
 * @throws {RangeError} outside of it: the answer would be infinite.
 * @see Wichura, "Algorithm AS 241: The Percentage Points of the Normal Distribution", Applied Statistics 37(3), 1988 (PPND16)
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`Expected 0 < p < 1, got ${p}`);
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(central.above, r)) / polynomial(central.below, r);
  }
  const r = Math.sqrt(-Math.log(Math.min(p, 1 - p)));
  const { above, below, from } = r <= 5 ? outer : farOut;
  return Math.sign(q) * (polynomial(above, r - from) / polynomial(below, r - from));
}

/**
 * The share of the standard normal distribution that lies below `z`; within 1e-7.
 * @see Abramowitz and Stegun, "Handbook of Mathematical Functions", 1964, 26.2.17
 */
export function normalShare(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * t * polynomial(handbook, t);
  return z >= 0 ? 1 - tail : tail;
}

const handbook = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];

/** Coefficients of AS 241, from the constant upwards. */
const central = {
  above: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087, 33430.57558358813,
    2509.0809287301227,
  ],
  below: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
    5226.495278852854,
  ],
};
const outer = {
  from: 1.6,
  above: [
    1.4234371107496837, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
    0.022723844989269184, 0.0007745450142783414,
  ],
  below: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457, 0.0005475938084995345,
    1.0507500716444169e-9,
  ],
};
const farOut = {
  from: 5,
  above: [
    6.657904643501104, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124, 0.0012426609473880784,
    2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  below: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 1.8463183175100548e-5, 1.421511758316446e-7,
    2.0442631033899397e-15,
  ],
};

const polynomial = (coefficients: readonly number[], x: number): number =>
  coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
