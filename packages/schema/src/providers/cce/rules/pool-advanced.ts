import type { Path } from '../../../findings/finding.js';
import { MAX_ENCODED_COMMANDS, NODE_NAME } from '../catalog.js';
import { SOURCES } from '../sources.js';
import { type CceRule, label, rule } from './rule.js';

const ofPool = (index: number, key: string): Path => ['spec', 'nodePools', index, key];

const UTF8 = new TextEncoder();
/** How long a text is in Base64, of its UTF-8: four characters for each three bytes. */
export const encodedLength = (text: string): number => Math.ceil(UTF8.encode(text).length / 3) * 4;

const commands = rule('cce/node-commands', {
  severity: 'error',
  source: SOURCES.createNodePool,
  *check({ spec: { nodePools } }, say) {
    for (const [index, { name: pool, preInstall = '', postInstall = '' }] of nodePools.entries()) {
      const length = encodedLength(preInstall) + encodedLength(postInstall);
      if (length > MAX_ENCODED_COMMANDS) yield { path: ofPool(index, encodedLength(preInstall) > encodedLength(postInstall) ? 'preInstall' : 'postInstall'), ...say({ pool, length, most: MAX_ENCODED_COMMANDS }) };
    }
  },
});

/** A call of reboot, at the begin of a line or behind what parts commands; a line of comment calls nothing. */
const REBOOT = /^(?!\s*#)(?:.*[\s;&|])?reboot(?:$|[\s;&|])/m;

const reboot = rule('cce/node-reboot', {
  severity: 'warning',
  source: SOURCES.nodePool,
  *check({ spec: { nodePools } }, say) {
    for (const [index, { name: pool, postInstall = '' }] of nodePools.entries()) if (REBOOT.test(postInstall)) yield { path: ofPool(index, 'postInstall'), ...say({ pool }) };
  },
});

/** What a prefix and a suffix may be: a prefix may end, and a suffix begin, with a hyphen or a dot. */
const AFFIX = { nodeNamePrefix: /^[a-z][a-z0-9.-]*$/, nodeNameSuffix: /^[a-z0-9.-]*[a-z0-9]$/ } as const;
const SIDE_BY_SIDE = /\.\.|\.-|-\./;

const nodeNames = rule('cce/node-names', {
  severity: 'error',
  source: SOURCES.nodePool,
  *check({ spec: { nodePools, cce } }, say) {
    for (const [index, pool] of nodePools.entries()) {
      const { nodeNamePrefix: prefix = '', nodeNameSuffix: suffix = '', name } = pool;
      for (const key of ['nodeNamePrefix', 'nodeNameSuffix'] as const) {
        const text = pool[key];
        const path = ofPool(index, key);
        if (text === undefined) continue;
        if (cce.site === 'otc') yield { path, ...say('otc', { pool: name }), fixes: () => [{ path, label: label('remove-it') }] };
        else if (!AFFIX[key].test(text) || SIDE_BY_SIDE.test(text)) yield { path, ...say(key === 'nodeNamePrefix' ? 'prefix' : 'suffix', { text }) };
      }
      const length = prefix.length + name.length + NODE_NAME.added + suffix.length;
      if (cce.site === 'huaweicloud' && prefix + suffix !== '' && length > NODE_NAME.longest) yield { path: ofPool(index, prefix.length > suffix.length ? 'nodeNamePrefix' : 'nodeNameSuffix'), ...say('long', { pool: name, length, most: NODE_NAME.longest }) };
    }
  },
});

/** Rules about the advanced settings of node pools. */
export const POOL_ADVANCED_RULES: readonly CceRule[] = [commands, reboot, nodeNames];
