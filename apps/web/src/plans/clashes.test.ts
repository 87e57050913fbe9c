import { formatPath } from '@dualstack/schema';
import { expect, it } from 'vitest';
import { readPath } from './clashes.js';

it.each([[['spec', 'network', 'podCidrs', 'ipv4']], [['spec', 'cce', 'podSubnets', 0, 'cidr']], [['spec', 'reservedCidrs', 12]], [[]]])('reads %j again', (path) => expect(readPath(formatPath(path))).toEqual(path));
