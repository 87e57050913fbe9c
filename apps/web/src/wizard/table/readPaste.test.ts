import { english, FAMILIES, type Provider, providerOf, speakerOf } from '@dualstack/schema';
import { ROLE_WORDS } from '@dualstack/schema/providers/kubeadm';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Column, type ColumnKey, columnsOf, nameColumn } from './columns.js';
import { nameColumns } from './heads.js';
import { MAX_PASTE, type Paste, readPaste } from './readPaste.js';

const NODES = ['spec', 'kubeadm', 'nodes'];
const POOLS = ['spec', 'nodePools'];
const SUBNETS = ['spec', 'cce', 'podSubnets'];
const NETWORKS = ['spec', 'starlingx', 'networks'];
const NODE_KEYS: readonly ColumnKey[] = [{ key: 'name' }, { key: 'role', words: ROLE_WORDS }, { key: 'ipv4' }, { key: 'ipv6' }, { key: 'os' }];
const POOL_KEYS: readonly ColumnKey[] = ['name', 'initialNodeCount', 'flavor', 'availabilityZone', 'keyPair', 'maxPods', 'rootVolume.size', 'dataVolumes.0.size', 'autoscaling.enable', 'runtime'].map((key) => ({ key }));
const SUBNET_KEYS: readonly ColumnKey[] = [{ key: 'name' }, { key: 'cidr', family: 'ipv4' }, { key: 'ipv6Enabled' }, { key: 'gatewayIp', family: 'ipv4' }, { key: 'dnsServers' }];

let nodes: readonly Column[];
let pools: readonly Column[];
let subnets: readonly Column[];
let networks: readonly Column[];
let machines: readonly Column[];

beforeAll(async () => {
  const speakers = [english, await speakerOf('zh-CN')];
  const of = (id: string) => providerOf(id) as Provider;
  nodes = columnsOf(of('kubeadm'), NODES, NODE_KEYS, speakers);
  pools = columnsOf(of('cce'), POOLS, POOL_KEYS, speakers);
  subnets = columnsOf(of('cce'), SUBNETS, SUBNET_KEYS, speakers);
  machines = columnsOf(of('kkp'), POOLS, ['name', 'replicas', 'operatingSystem', 'aws.instanceType', 'aws.subnetID', 'aws.availabilityZone', 'aws.diskSize', 'aws.diskType', 'minReplicas', 'maxReplicas'].map((key) => ({ key })), speakers);
  const keys = ['subnets', 'gateway', 'floating', 'start', 'end'].flatMap((key) => FAMILIES.map((family) => ({ key: `${key}.${family}` })));
  networks = [nameColumn(of('starlingx'), NETWORKS, ['oam', 'management', 'clusterHost'], 'Network', speakers), ...columnsOf(of('starlingx'), NETWORKS, keys, speakers, 'oam')];
});

/** Rows with their values by the keys of their columns. */
const rowsOf = ({ rows }: Paste, columns: readonly Column[]) => rows.map(({ values }) => Object.fromEntries([...values].map(([index, value]) => [columns[index]?.path.join('.') ?? '', value])));
const toldOf = ({ remarks }: Paste) => remarks.map(({ line, kind, words, earlier }) => [line, kind, ...words, ...(earlier === undefined ? [] : [earlier])]);

describe('a pasted list of nodes', () => {
  it.each([
    ['names and addresses', 'cp-1 control-plane 10.0.0.1 fd00::1\nworker-1 worker 10.0.0.2 fd00::2', [{ name: 'cp-1', role: 'control-plane', ipv4: '10.0.0.1', ipv6: 'fd00::1' }, { name: 'worker-1', role: 'worker', ipv4: '10.0.0.2', ipv6: 'fd00::2' }]],
    ['commas, and IPv6 first', 'w1,fd00::2,10.0.0.2', [{ name: 'w1', ipv4: '10.0.0.2', ipv6: 'fd00::2' }]],
    ['blanks and a comma', 'w1 worker 10.0.0.2,fd00::2', [{ name: 'w1', role: 'worker', ipv4: '10.0.0.2', ipv6: 'fd00::2' }]],
    ['tabs, prefixes and Windows', 'win-1\twindows\t10.0.0.3/24', [{ name: 'win-1', os: 'windows', ipv4: '10.0.0.3' }]],
    ['comments and empty lines', '# name ip\n\n  \nw1 10.0.0.2\n', [{ name: 'w1', ipv4: '10.0.0.2' }]],
    ['a head in another order', 'Role\tIPv6 address\tName\nMaster\tfd00::1\tcp-1', [{ role: 'control-plane', ipv6: 'fd00::1', name: 'cp-1' }]],
    ['a head in Chinese, and choices by their Chinese names', '名称;角色;IPv4 地址\ncp-1;控制平面;10.0.0.1', [{ name: 'cp-1', role: 'control-plane', ipv4: '10.0.0.1' }]],
    ['a head of path names, and quotes', 'name,ipv4,os\n"w, 1","10.0.0.2","linux"', [{ name: 'w, 1', ipv4: '10.0.0.2', os: 'linux' }]],
    ['a table in Markdown', '| name | ipv6 |\n|---|---|\n| w1 | fd00::2 |', [{ name: 'w1', ipv6: 'fd00::2' }]],
    ['a dash and <none> for nothing', 'w1\t<none>\t10.0.0.2\t-', [{ name: 'w1', ipv4: '10.0.0.2' }]],
    ['nothing', ' \n', []],
  ])('%s', (_, text, expected) => {
    const paste = readPaste(text, nodes, 500);
    expect(toldOf(paste)).toEqual([]);
    expect(rowsOf(paste, nodes)).toEqual(expected);
  });

  it.each([
    ['a word that no column takes', 'w1 10.0.0.2 Ready v1.34.1', [[1, 'leftover', 'Ready', 'v1.34.1']]],
    ['a second role', 'w1 worker 10.0.0.2 master', [[1, 'leftover', 'master']]],
    ['what is meant as an address', '# nodes\n\nw1 10.0.0.256 fd00::2\r\n', [[3, 'kept', '10.0.0.256']]],
    ['the same, in the place of the name', '10.0.0.256 w1 fd00::2', [[1, 'kept', '10.0.0.256']]],
    ['the same, where the place of its family is taken', 'w1 10.0.0.256 10.0.0.2', [[1, 'unreadable', '10.0.0.256']]],
    ['the address of a network card', 'w1 10.0.0.2 52:54:00:12:34:56', [[1, 'unreadable', '52:54:00:12:34:56']]],
    ['a zone', 'w1 fe80::1%eth0 10.0.0.2', [[1, 'kept', 'fe80::1%eth0']]],
    ['an address alone, made of colons alone', '::', [[1, 'unnamed']]],
    ['roles of which the first that is known decides', 'cp-1\tetcd,control-plane,master\t10.0.0.1', [[1, 'rest', 'etcd', 'master']]],
    ['a second address of a family', 'w1 10.0.0.2 10.0.0.3', [[1, 'second', '10.0.0.3']]],
    ['a name that is missing', '10.0.0.2', [[1, 'unnamed']]],
    ['a name that is there twice', 'w1 10.0.0.2\nw1 10.0.0.3', [[2, 'same', 'w1', 1]]],
    ['an address that is there twice, spelled in two ways', 'w1 fd00::2\nw2 FD00:0::2', [[2, 'same', 'fd00::2', 1]]],
    ['a cell of a spreadsheet in its column', 'cp-1\tboss\t10.0.0.1\tfd00::1\ncp-2\tmaster\t10.0.0.2\t10.0.0.3', [[1, 'choice', 'boss'], [2, 'family', '10.0.0.3']]],
    ['a column of a head that the table has not', 'name\track\tipv4\nw1\tA3\t10.0.0.2', [[1, 'head', 'rack']]],
  ])('says of its line: %s', (_, text, expected) => {
    expect(toldOf(readPaste(text, nodes, 500))).toEqual(expected);
  });

  it('keeps what cannot be read in its cell as it is written', () => {
    const text = 'name\trole\tIPv4\tIPv6\ncp-1\tmaster\t10.0.0.256\t10.0.0.9\nw-1\tcontrol-plane,etcd\tdhcp\tfd00:::1/64';
    expect(rowsOf(readPaste(text, nodes, 9), nodes)).toEqual([{ name: 'cp-1', role: 'control-plane', ipv4: '10.0.0.256', ipv6: '10.0.0.9' }, { name: 'w-1', role: 'control-plane', ipv4: 'dhcp', ipv6: 'fd00:::1/64' }]);
    expect(toldOf(readPaste(text, nodes, 9))).toEqual([[2, 'kept', '10.0.0.256'], [2, 'family', '10.0.0.9'], [3, 'rest', 'etcd'], [3, 'kept', 'dhcp'], [3, 'kept', 'fd00:::1/64']]);
    expect(rowsOf(readPaste('w1 fd00:::1 10.0.0.300\n::', nodes, 9), nodes)).toEqual([{ name: 'w1', ipv4: '10.0.0.300', ipv6: 'fd00:::1' }, { ipv6: '::' }]);
    expect(rowsOf(readPaste('name\tIPv4 CIDR\na\t10.0.0.0/33\nb\tfd00::/64', subnets, 9), subnets)).toEqual([{ name: 'a', cidr: '10.0.0.0/33' }, { name: 'b', cidr: 'fd00::/64' }]);
  });

  it('takes what kubectl prints, with the addresses under whatever name', () => {
    const paste = readPaste('NAME   STATUS   ROLES           AGE   VERSION   INTERNAL-IP   EXTERNAL-IP\ncp-1   Ready    control-plane   5d    v1.34.1   10.0.0.1      <none>', nodes, 500);
    expect(rowsOf(paste, nodes)).toEqual([{ name: 'cp-1', role: 'control-plane', ipv4: '10.0.0.1' }]);
    expect(toldOf(paste)).toEqual([[1, 'head', 'STATUS', 'AGE', 'VERSION', 'EXTERNAL-IP']]);
  });

  it('takes a comma within a cell of kubectl for what it is', () => {
    const head = 'NAME   STATUS                     ROLES           AGE   VERSION   INTERNAL-IP';
    const paste = readPaste(`${head}\ncp-1   Ready                      control-plane   5d    v1.34.1   10.0.0.1\nw-1    Ready,SchedulingDisabled   <none>          5d    v1.34.1   10.0.0.2`, nodes, 500);
    expect(rowsOf(paste, nodes)).toEqual([{ name: 'cp-1', role: 'control-plane', ipv4: '10.0.0.1' }, { name: 'w-1', ipv4: '10.0.0.2' }]);
    expect(toldOf(paste)).toEqual([[1, 'head', 'STATUS', 'AGE', 'VERSION']]);
  });

  it('takes addresses of both families under one name, and a name for each', () => {
    const rows = [{ name: 'w-1', ipv4: '10.0.0.2', ipv6: 'fd00::2' }];
    expect(rowsOf(readPaste('Hostname\tInternal IP\nw-1\t10.0.0.2, fd00::2', nodes, 9), nodes)).toEqual(rows);
    expect(rowsOf(readPaste('主机名\t内网 IP\nw-1\tfd00::2 / 10.0.0.2', nodes, 9), nodes)).toEqual(rows);
    expect(rowsOf(readPaste('Server,IP v4,IP address IPv6,Rack\nw-1,10.0.0.2,fd00::2,A3', nodes, 9), nodes)).toEqual(rows);
    const wide = 'NAME   STATUS   ROLES    AGE   VERSION   INTERNAL-IP   EXTERNAL-IP   OS-IMAGE             KERNEL-VERSION     CONTAINER-RUNTIME\nw-1    Ready    <none>   5d    v1.34.1   10.0.0.2      203.0.113.7   Ubuntu 24.04.1 LTS   6.8.0-45-generic   containerd://1.7.22';
    expect(rowsOf(readPaste(wide, nodes, 9), nodes)).toEqual([{ name: 'w-1', ipv4: '10.0.0.2' }]);
    expect(toldOf(readPaste('host\tIP\nw-1\t10.0.0.2,10.0.0.300,fd00::2,up', nodes, 9))).toEqual([[2, 'unreadable', '10.0.0.300'], [2, 'leftover', 'up']]);
  });

  it('says of a column that it has not once, however many lines have it', () => {
    for (const mark of ['\t', ',', ';']) {
      const lines = Array.from({ length: 30 }, (_, index) => [`w-${index}`, 'A3', 'R7', `10.0.0.${index + 1}`, 'x'].join(mark));
      expect(toldOf(readPaste([['Hostname', 'Rack', 'Row', 'Management', 'Owner'].join(mark), ...lines].join('\n'), nodes, 99))).toEqual([[1, 'head', 'Rack', 'Row', 'Owner']]);
    }
  });

  it('ends where the list is full, and says how many lines are left out', () => {
    const { rows, remarks } = readPaste('a 10.0.0.1\nb 10.0.0.2\n\nc 10.0.0.3\nd 10.0.0.4', nodes, 2);
    expect(rows.map(({ line }) => line)).toEqual([1, 2]);
    expect(remarks).toMatchObject([{ kind: 'limit', line: 4, text: 'c 10.0.0.3', count: 2 }]);
  });

  it('reads no more than 1 MiB, up to the end of a line, and says so', () => {
    const line = `w-1 10.0.0.1 ${'x'.repeat(1000)}\n`;
    const { rows, remarks } = readPaste(line.repeat(1200), nodes, Number.POSITIVE_INFINITY);
    expect(rows).toHaveLength(Math.floor(MAX_PASTE / line.length));
    expect(remarks).toHaveLength(500);
    expect(readPaste('x'.repeat(MAX_PASTE + 10), nodes, 5).remarks).toMatchObject([{ kind: 'leftover' }, { kind: 'size', line: 2 }]);
  });
});

describe('a head', () => {
  const tables = () => [['nodes', nodes], ['pools', pools], ['machines', machines], ['subnets', subnets], ['networks', networks]] as const;

  it('means a column by each of the words that people have for it', () => {
    for (const [table, columns] of tables()) {
      const columnsNamed = nameColumns(columns);
      for (const [index, { heads, label }] of columns.entries()) {
        for (const head of heads) expect([table, label, head, columnsNamed(head).includes(index)]).toEqual([table, label, head, true]);
      }
    }
  });

  it.each([
    ['nodes', 'Hostname', ['name']], ['nodes', '主机名', ['name']], ['nodes', 'ROLES', ['role']], ['nodes', 'Internal IP', ['ipv4', 'ipv6']], ['nodes', 'INTERNAL-IP', ['ipv4', 'ipv6']],
    ['nodes', '私网 IP', ['ipv4', 'ipv6']], ['nodes', 'internal_ip_v6', ['ipv6']], ['nodes', '操作系统', ['os']], ['nodes', 'EXTERNAL-IP', []],
    ['pools', 'Pool name', ['name']], ['pools', '节点池', ['name']], ['pools', 'AZ', ['availabilityZone']], ['pools', '可用区', ['availabilityZone']], ['pools', 'Replicas', ['initialNodeCount']], ['pools', 'Instance type', ['flavor']], ['pools', '规格', ['flavor']], ['pools', 'size', []],
    ['machines', 'Pool name', ['name']], ['machines', 'AZ', ['aws.availabilityZone']], ['machines', '副本数', ['replicas']], ['machines', 'Disk size', ['aws.diskSize']], ['machines', '操作系统', ['operatingSystem']],
    ['subnets', 'CIDR', ['cidr']], ['subnets', '网段', ['cidr']], ['subnets', '网关', ['gatewayIp']],
    ['networks', '网络', ['']], ['networks', 'Network', ['']], ['networks', '子网 IPv6', ['subnets.ipv6']], ['networks', 'IPv4 gateway', ['gateway.ipv4']], ['networks', 'Gateway', ['gateway.ipv4', 'gateway.ipv6']], ['networks', 'ipv4', []],
  ])('of %s, %s', (table, word, expected) => {
    const columns = tables().find(([name]) => name === table)?.[1] ?? [];
    expect(nameColumns(columns)(word).map((index) => columns[index]?.path.join('.'))).toEqual(expected);
  });
});

describe('pasted pools, subnets and networks', () => {
  it('take numbers as a spreadsheet shows them, switches by their words, and empty cells for nothing', () => {
    const paste = readPaste('workers\t1,000\tc7n.xlarge.2\t\tteam\t\t40\t\tyes\tContainerd', pools, 50);
    expect(rowsOf(paste, pools)).toEqual([{ name: 'workers', initialNodeCount: 1000, flavor: 'c7n.xlarge.2', keyPair: 'team', 'rootVolume.size': 40, 'autoscaling.enable': true, runtime: 'containerd' }]);
    expect(paste.remarks).toEqual([]);
  });

  it('say what a number must be, and by which name a switch or a choice goes', () => {
    const paste = readPaste('name;Nodes;Max. Pods per node;Auto scaling;runtime\na;many;20000;perhaps;rkt', pools, 50);
    expect(toldOf(paste)).toEqual([[2, 'number', 'many'], [2, 'limits', '20000'], [2, 'flag', 'perhaps'], [2, 'choice', 'rkt']]);
    expect(rowsOf(paste, pools)).toEqual([{ name: 'a' }]);
  });

  it('go by order where only blanks stand between words', () => {
    expect(rowsOf(readPaste('workers 3 c7n.xlarge.2', pools, 50), pools)).toEqual([{ name: 'workers', initialNodeCount: 3, flavor: 'c7n.xlarge.2' }]);
  });

  it('take a range with bits set behind its prefix as it is, and say that it is to be mended', () => {
    const paste = readPaste('pods-a\t192.168.16.1/20\tyes\npods-b\t192.168.32.0/20\t\t192.168.32.1\t100.125.1.250, 100.125.129.250', subnets, 20);
    expect(toldOf(paste)).toEqual([[1, 'mend', '192.168.16.1/20']]);
    expect(rowsOf(paste, subnets)).toEqual([
      { name: 'pods-a', cidr: '192.168.16.1/20', ipv6Enabled: true },
      { name: 'pods-b', cidr: '192.168.32.0/20', gatewayIp: '192.168.32.1', dnsServers: ['100.125.1.250', '100.125.129.250'] },
    ]);
  });

  it('name networks as people, the pages and the plan do', () => {
    const paste = readPaste('Network\tSubnet (IPv4)\tSubnet (IPv6)\tGateway (IPv4)\nOAM\t10.10.10.0/24\tfd01::/64\t10.10.10.1\nmanagement\t192.168.204.0/24\t\t\ncluster host\t\tfd02::/64\nstorage\t10.0.0.0/24', networks, 3);
    expect(rowsOf(paste, networks)).toEqual([
      { '': 'oam', 'subnets.ipv4': '10.10.10.0/24', 'subnets.ipv6': 'fd01::/64', 'gateway.ipv4': '10.10.10.1' },
      { '': 'management', 'subnets.ipv4': '192.168.204.0/24' },
      { '': 'clusterHost', 'subnets.ipv6': 'fd02::/64' },
    ]);
    expect(toldOf(paste)).toEqual([[5, 'limit']]);
    expect(toldOf(readPaste('\t10.0.0.0/24', networks, 8))).toEqual([[1, 'stranger']]);
    expect(toldOf(readPaste('storage\t10.0.0.0/24\t\t', networks, 8))).toEqual([[1, 'choice', 'storage']]);
  });
});

describe('whatever is pasted', () => {
  const word = fc.oneof(fc.constantFrom('w1', 'worker', 'master', 'windows', '10.0.0.1', '10.0.0.300', 'fd00::1', 'fd00:::1', '10.0.0.0/24', 'Ready', '#', 'name', 'role', 'IPv4', '"', '""', '|', '-', '5', 'yes'), fc.string());
  const text = fc.oneof(fc.string(), fc.array(fc.tuple(fc.array(word), fc.constantFrom(' ', '   ', '\t', ',', ';', ' | '))).map((lines) => lines.map(([words, mark]) => words.join(mark)).join('\n')));

  it('is read without an error, into no more rows than there is room for, each of a line that there is', () => {
    fc.assert(fc.property(text, fc.nat(6), (pasted, room) => {
      for (const columns of [nodes, pools, subnets, networks]) {
        const { rows, remarks } = readPaste(pasted, columns, room);
        expect(rows.length).toBeLessThanOrEqual(room);
        const count = pasted.split(/\r\n|\r|\n/).length;
        for (const { line } of [...rows, ...remarks]) expect(line >= 1 && line <= count).toBe(true);
        for (const { values } of rows) for (const index of values.keys()) expect(columns[index]).toBeDefined();
      }
    }));
  });

  const isMark = (each: string) => /^[-–—+=<>|\W]*$/.test(each) && !/::/.test(each);
  const roles = /^(?:worker|windows|linux|控制平面|工作节点|controlplane)$/i;
  const isRole = (each: string) => roles.test(each.replace(/[^\p{L}]/gu, '')) || Object.hasOwn(ROLE_WORDS, each.toLowerCase().replace(/[^\p{L}]/gu, ''));
  /** Words of a text that are neither in a row nor in a remark. */
  const lostIn = (text: string, { rows, remarks }: Paste) => {
    const told = [...rows.flatMap(({ values }) => [...values.values()]), ...remarks.flatMap(({ words }) => words)].join(' ');
    /** Of the several words of a choice, the marks between them are told of no more than those between cells. */
    const isTold = (each: string) => told.includes(each) || each.split(/[+/]/).every((part) => isMark(part) || isRole(part) || told.includes(part));
    return text.split(/[\s,;|]+/).filter((each) => !isMark(each) && each.toLowerCase() !== 'n/a' && !isTold(each) && !told.includes(each.replace(/\/\d+$/, '')) && !isRole(each));
  };
  const words = fc.oneof(word, fc.constantFrom('::', 'control-plane,etcd', 'etcd,master', '52:54:00:12:34:56', '10.0.0.2,fd00::2')).filter((each) => !/["#|]/.test(each));

  it('is in a row or in a remark, word for word', () => {
    const isHead = nameColumns(nodes);
    fc.assert(fc.property(fc.array(fc.array(words.filter((each) => !each.split(/[\s,;]+/).some((part) => isHead(part).length > 0)))), (lines) => {
      const pasted = lines.map((each) => each.join(' ')).join('\n');
      const paste = readPaste(pasted, nodes, 1000);
      if (paste.unsaid === 0) expect(lostIn(pasted, paste)).toEqual([]);
    }));
  });

  it('is told of without the mark before it, where an earlier word of a choice decides', () => {
    expect(lostIn('etcd,master /0$', readPaste('etcd,master /0$', nodes, 10))).toEqual([]);
  });

  it('is told of where a word of a choice stands before it', () => {
    for (const pasted of ['etcd,master ::', 'master ::', 'master,::', '_ control-plane,etcd 10.0.0.2']) expect(lostIn(pasted, readPaste(pasted, nodes, 10)), pasted).toEqual([]);
  });

  it('is so, too, below a head and with tabs', () => {
    fc.assert(fc.property(fc.array(fc.array(words.filter((each) => !/[\t;\r\n]/.test(each)), { minLength: 1 })), fc.constantFrom('name\trole\tIPv4\tIPv6\tos', 'Hostname\tInternal IP\tRoles'), (lines, head) => {
      const pasted = lines.map((each) => each.join('\t')).join('\n');
      const paste = readPaste(`${head}\n${pasted}`, nodes, 1000);
      if (paste.unsaid === 0) expect(lostIn(pasted, paste)).toEqual([]);
    }));
  });
});
