import { expect, it } from 'vitest';
import { refuseCommon } from './password-rules.ts';

it.each([
  ['password123', 'among the most used'],
  ['PassWord-123', 'however it is written'],
  ['1234567890', 'a run of digits'],
  ['9876543210', 'a run backwards'],
  ['qwertyuiop', 'a row of keys'],
  ['aaaaaaaaaaaa', 'one letter over and over'],
  ['ababababab', 'two letters over and over'],
  ['Maria.Lopez@mail.example', 'the address itself'],
  ['maria-lopez', 'the name in the address'],
  ['InfoFi Lens', 'the name of the product'],
])('refuses %s: %s', (password) => {
  expect(() => refuseCommon(password, 'maria.lopez@mail.example')).toThrow(
    expect.objectContaining({ code: 'password_too_common', field: 'password' }),
  );
});

it.each(['a long walk in Ghent', 'только не сегодня', '🦊🐇🌲🌧️⛰️🚲📻🧀🪵🕯️', 'kvqz-7711-ehta'])(
  'takes %s, whatever it is made of',
  (password) => {
    expect(() => refuseCommon(password, 'maria.lopez@mail.example')).not.toThrow();
  },
);
