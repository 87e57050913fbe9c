import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config.js';

describe('configuration', () => {
  it('has defaults', () => expect(readConfig({})).toEqual({ port: 8080, logLevel: 'info', stopDelay: 0, dataDir: './data', poolSize: 10 }));
  it('gives load balancers time in production', () => expect(readConfig({ NODE_ENV: 'production' })).toMatchObject({ stopDelay: 5000 }));
  it('reads what is set', () => {
    expect(readConfig({ PORT: '9090', HOST: '127.0.0.1', LOG_LEVEL: 'warn', WEB_ROOT: '/srv', STOP_DELAY: '0.25', DATA_DIR: '/var/lib/dualstack', DATABASE_POOL: '25', DATABASE_URL: 'postgresql://a:b@db/plans', NODE_ENV: 'production' })).toEqual({ port: 9090, host: '127.0.0.1', logLevel: 'warn', webRoot: '/srv', stopDelay: 250, dataDir: '/var/lib/dualstack', poolSize: 25, databaseUrl: 'postgresql://a:b@db/plans' });
    expect(readConfig({ PORT: '0', HOST: '::1' })).toMatchObject({ port: 0, host: '::1' });
  });

  const wrong: [environment: Record<string, string>, says: RegExp][] = [
    [{ PORT: '' }, /^PORT="" is not right: give a whole number from 0 to 65535 \(0 takes any free port\), or leave it out for 8080\.$/],
    [{ PORT: 'eighty' }, /^PORT=eighty is not right: give a whole number/],
    [{ PORT: '65536' }, /^PORT=65536 is not right/],
    [{ PORT: '-1' }, /^PORT=-1 is not right/],
    [{ PORT: '80.5' }, /^PORT=80.5 is not right/],
    [{ PORT: '0x50' }, /^PORT=0x50 is not right/],
    [{ PORT: '1e3' }, /^PORT=1e3 is not right/],
    [{ PORT: ' 80' }, /^PORT=" 80" is not right/],
    [{ PORT: '8\n0' }, /^PORT="8\\n0" is not right/],
    [{ PORT: '\u009b31m' }, /^PORT="\\u009b31m" is not right/],
    [{ PORT: '9'.repeat(5000) }, /^PORT="9{79}…" is not right/],
    [{ HOST: '' }, /^HOST="" is not right: give an address or a name of this machine/],
    [{ HOST: 'http://localhost' }, /^HOST=http:\/\/localhost is not right/],
    [{ LOG_LEVEL: '' }, /^LOG_LEVEL="" is not right: give one of fatal, error, warn/],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL=loud is not right/],
    [{ WEB_ROOT: '' }, /^WEB_ROOT="" is not right: give the folder of the built pages/],
    [{ STOP_DELAY: '' }, /^STOP_DELAY="" is not right: give seconds from 0 to 300/],
    [{ STOP_DELAY: '5s' }, /^STOP_DELAY=5s is not right/],
    [{ STOP_DELAY: '301' }, /^STOP_DELAY=301 is not right/],
    [{ DATA_DIR: '' }, /^DATA_DIR="" is not right: give the folder that plans are kept in, or leave it out for \.\/data\.$/],
    [{ DATA_DIR: 'a\0b' }, /^DATA_DIR="a\\u0000b" is not right/],
    [{ DATABASE_POOL: '' }, /^DATABASE_POOL="" is not right: give a whole number from 1 to 200, or leave it out for 10\.$/],
    [{ DATABASE_POOL: '0' }, /^DATABASE_POOL=0 is not right/],
    [{ DATABASE_POOL: '201' }, /^DATABASE_POOL=201 is not right/],
    [{ DATABASE_POOL: '1.5' }, /^DATABASE_POOL=1\.5 is not right/],
    [{ DATABASE_URL: '' }, /^DATABASE_URL is not right: give postgres:\/\/user:password@host:5432\/database, or leave it out for the embedded database\.$/],
    [{ DATABASE_URL: 'mysql://u:secret@host/db' }, /^DATABASE_URL is not right: (?!.*secret)/],
    [{ DATABASE_URL: 'u:secret@host' }, /^DATABASE_URL is not right: (?!.*secret)/],
    [{ PORT: 'a', LOG_LEVEL: 'b' }, /^PORT=a is not right: .*\. LOG_LEVEL=b is not right: .*\.$/],
  ];
  it.each(wrong)('says in one line what is wrong: %j', (environment, says) => {
    expect(() => readConfig(environment)).toThrow(ConfigError);
    expect(() => readConfig(environment)).toThrow(says);
    expect(() => readConfig(environment)).not.toThrow(/\n/);
  });
});
