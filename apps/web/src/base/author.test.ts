import { expect, it } from 'vitest';
import { MOST_NAME, nameFrom } from './author.js';

it.each([['  Bo  Ek ', 'Bo Ek'], ['a\nb\t c', 'a b c'], ['', ''], ['李雷', '李雷'], ['\ud800', '']])('%j is the name %j', (text, name) => expect(nameFrom(text)).toBe(name));
it('is no longer than the server takes', () => expect(nameFrom('🙂'.repeat(80)).length).toBe(MOST_NAME));
