import { describe, expect, it } from 'vitest';
import { emphasise } from './emphasis.js';

const shown = (text: string, other: string) => emphasise(text, other).map(({ text: piece, isSame }) => (isSame ? piece : `*${piece}*`)).join('');

describe('of two addresses', () => {
  it.each([
    ['10.66.0.0/16', '10.64.0.0/14', '10.*66.0.0/16*'],
    ['10.64.0.0/14', '10.64.0.0/16', '10.64.0.0/*14*'],
    ['fd5a:1f2e:77c3:4200::/56', 'fd5a:1f2e:77c3:4600::/55', 'fd5a:1f2e:77c3:*4200::/56*'],
    ['172.25.0.0/16', '10.0.0.0/8', '*172.25.0.0/16*'],
    ['1.34.2', '1.33.5', '1.*34.2*'],
    ['10.0.0.1', '10.0.0.10', '10.0.0.*1*'],
    ['same', 'same', 'same'],
    ['prod-eu-1', 'prod-eu-2', '*prod-eu-1*'],
    ['10.0.0.0/16', '', '*10.0.0.0/16*'],
  ])('%s beside %s', (text, other, expected) => expect(shown(text, other)).toBe(expected));
});
