import { expect, test } from 'vitest';
import { texts as archive } from '../archive/texts/zh-CN.js';
import { texts as fleet } from '../fleet/texts/zh-CN.js';
import { texts as join } from '../join/texts/zh-CN.js';
import { texts as cce } from '../providers/cce/texts/zh-CN.js';
import { texts as kkp } from '../providers/kkp/texts/zh-CN.js';
import { texts as kubeadm } from '../providers/kubeadm/texts/zh-CN.js';
import { texts as starlingx } from '../providers/starlingx/texts/zh-CN.js';
import { texts as spaces } from '../spaces/texts/zh-CN.js';
import { texts as size } from '../wizard/size/texts/zh-CN.js';
import { zhCN } from './zh-CN.js';

/** Chinese beside Latin without a space, beside a Latin mark, or with a space after a mark of its own. */
const UNSET = /\p{Script=Han}[A-Za-z0-9{]|[A-Za-z0-9}]\p{Script=Han}|\p{Script=Han}[,:;.!?()]|[,:;!?()]\p{Script=Han}|[，。：；、（）]\s/u;
/** Words that docs/glossary.md has another for. */
const OTHER_WORDS = /移除|云服务商|协议族/u;

const leaves = (value: unknown, key = ''): [string, string][] => (typeof value === 'string' ? [[key, value]] : Object.entries(value as object).flatMap(([name, each]) => leaves(each, `${key}.${name}`)));
const catalogs = leaves({ shell: zhCN, cce, kkp, kubeadm, starlingx, spaces, join, size, archive, fleet });

test('Chinese texts of the pages are set as Chinese', () => {
  expect(catalogs.filter(([, text]) => UNSET.test(text))).toEqual([]);
});

test('Chinese texts of the pages use the words of the glossary', () => {
  expect(catalogs.filter(([, text]) => OTHER_WORDS.test(text))).toEqual([]);
});
