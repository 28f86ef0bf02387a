import { seeded } from '../world/random.ts';

/** A picture for an address: two colours and a few shapes, always the same for the same address. */
export function picture(address: string): string {
  const random = seeded(1, address);
  const hue = random.int(0, 359);
  const near = (hue + random.int(25, 70)) % 360;
  const shapes = Array.from({ length: 4 }, () => {
    const [x, y, size] = [random.int(-10, 110), random.int(-10, 110), random.int(14, 46)];
    return `<circle cx="${x}" cy="${y}" r="${size}" fill="hsl(${near} 80% ${random.int(55, 85)}%)" opacity="0.${random.int(18, 45)}"/>`;
  });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" preserveAspectRatio="xMidYMid slice"><defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1">` +
    `<stop offset="0" stop-color="hsl(${hue} 62% 52%)"/><stop offset="1" stop-color="hsl(${near} 68% 36%)"/></linearGradient></defs>` +
    `<rect width="100" height="100" fill="url(#g)"/>${shapes.join('')}</svg>`
  );
}
