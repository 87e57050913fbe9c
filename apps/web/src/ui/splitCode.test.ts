import { expect, it } from 'vitest';
import { splitCode } from './splitCode.js';

it.each([
  ['42:1:: was read as 42:1000::. It is 42:0001::, inside 2001:cafe:42::/56: what goes', ['42:1::', '42:1000::', '42:0001::', '2001:cafe:42::/56']],
  ['Its /24 cuts 256 ranges from 10.244.0.0/16 and one from fc00::/24: the', ['/24', '10.244.0.0/16', 'fc00::/24']],
  ['Kubernetes 1.16 at 10:30, v2.27 and/or 4,094', []],
  ['位于 2001:cafe:42::/56 之内：发往', ['2001:cafe:42::/56']],
])('%s', (text, codes) => {
  const parts = splitCode(text);
  expect(parts.map((part) => part.text).join('')).toBe(text);
  expect(parts.filter(({ isCode }) => isCode).map((part) => part.text)).toEqual(codes);
});
