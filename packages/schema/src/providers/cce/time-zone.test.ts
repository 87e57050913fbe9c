import { describe, expect, it } from 'vitest';
import { examplePlan, problems } from '../../testing.js';
import { isTimeZone, meantTimeZone } from './time-zone.js';

describe('a time zone that was meant', () => {
  it.each([['Berlin', 'Europe/Berlin'], ['berlin', 'Europe/Berlin'], ['Germany/Berlin', 'Europe/Berlin'], ['New York', 'America/New_York'], ['Atlantis', undefined], ['', undefined]])('%j is %j', (text, zone) => {
    expect(meantTimeZone(text)).toBe(zone);
  });

  it('is a zone, and goes before that of the site', () => {
    expect(isTimeZone('Europe/Berlin')).toBe(true);
    const way = (timezone: string, example: string) => problems(examplePlan(example, { 'spec.cce.timezone': timezone })).find(({ rule }) => rule === 'cce/timezone')?.fix?.label;
    expect(way('Paris', 'otc-turbo-dual')).toBe('Use Europe/Paris');
    expect([way('Nowhere', 'otc-turbo-dual'), way('Nowhere', 'cce-turbo-dual')]).toEqual(['Use Europe/Berlin', 'Use Asia/Shanghai']);
  });
});
