export const perHourMethodology =
  'What somebody who does everything gets on average, minus network fees, per hour of active time. One time in ten it is below the range, one time in ten above.';
