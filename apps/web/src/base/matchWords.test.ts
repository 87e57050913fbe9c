import { describe, expect, it } from 'vitest';
import { matchWords } from './matchWords.js';

describe('what is typed', () => {
  it.each([
    ['expose', ['Expose strategy', 'spec.kkp.exposeStrategy'], 1],
    ['strategy expose', ['Expose strategy'], 0.8],
    ['kubernetes/host-bits', ['A range has no host bits', 'kubernetes/host-bits'], 1],
    ['host-bits', ['A range has no host bits', 'kubernetes/host-bits'], 0.6],
    ['hostbits', ['A range has no host bits', 'kubernetes/host-bits'], 0],
    ['calico azure', ['kubeadm with Calico'], 0],
    ['网段', ['Service 网段'], 0.8],
    ['  ', ['Anything'], 1],
  ])('%j in %j is worth %d', (query, texts, worth) => {
    expect(matchWords(query, texts)).toBe(worth);
  });
});
