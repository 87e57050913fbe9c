import { FAMILY_LABEL, type Path, type SpokenAddressPlan } from '@dualstack/schema';
import { useTranslation } from '../i18n/useTranslation.js';
import { FamilyMark } from '../ui/signs.js';
import { Cidr } from './MapColumn.js';
import { numbersOf } from './layout.js';

import { type MapNode, treeOf } from './tree.js';
import type { MapWords } from './words.js';

interface TableProps {
  plan: SpokenAddressPlan;
  words: MapWords;
  onGo?: (path: Path) => void;
}

/** A row of the table: a range, or a text that is none yet. */
interface Row {
  readonly key: string;
  readonly path: Path;
  readonly name: string;
  readonly text: string;
  readonly node?: MapNode;
}

/** Every range of a plan, in the order of the map: all that the map says. */
export function MapTable({ plan, words, onGo }: TableProps) {
  const { t } = useTranslation();
  const numbers = numbersOf(plan);
  const remark = ({ key, node }: Row): string => {
    const number = numbers.get(key);
    const { conflict, suggestion, range } = node ?? {};
    const said =
      suggestion !== undefined ? t('map.notNetwork', { suggestion }) : conflict ? t(conflict.severity === 'error' ? 'map.overlaps' : 'map.meets', { names: conflict.with.map(words.nameOf).join(t('marks.comma')) }) : !node ? t('map.lost') : range?.automatic ? words.made : '';
    return number === undefined ? said : `${t('map.problem', { number })}${t('marks.colon')}${said}`;
  };
  return (
    <div className="ds-map-table" tabIndex={0} role="region" aria-label={t('map.asTable')}>
      <table>
        <thead>
          <tr>
            {(['use', 'family', 'range', 'first', 'last', 'holds', 'inside', 'remark'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`map.table.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plan.families.flatMap((family) =>
            rowsOf(family, words).map((row) => (
              <tr key={row.key} data-family={family.family} data-refused={numbers.has(row.key) || undefined}>
                <th scope="row">
                  {onGo ? (
                    <button type="button" className="ds-map-tool" onClick={() => onGo(row.path)}>
                      {row.name}
                    </button>
                  ) : (
                    row.name
                  )}
                </th>
                <td>
                  <span className="ds-map-mark">
                    <FamilyMark family={family.family} />
                    {FAMILY_LABEL[family.family]}
                  </span>
                </td>
                <td>
                  <Cidr text={row.text} />
                </td>
                <td>{row.node?.range && <Cidr text={row.node.range.first} />}</td>
                <td>{row.node?.range && <Cidr text={row.node.range.last} />}</td>
                <td>{row.node?.range && words.sizeOf(row.node.range)}</td>
                <td>{row.node?.parent && words.nameOf(row.node.parent)}</td>
                <td>{remark(row)}</td>
              </tr>
            )),
          )}
          {plan.families.flatMap(({ family, assigned }) =>
            assigned.map(({ name, role }) => (
              <tr key={`${family} ${name}`} data-family={family}>
                <th scope="row">{words.nameOf({ role, name })}</th>
                <td>
                  <span className="ds-map-mark">
                    <FamilyMark family={family} />
                    {FAMILY_LABEL[family]}
                  </span>
                </td>
                <td colSpan={6}>{t('map.assigned')}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}

function rowsOf(family: SpokenAddressPlan['families'][number], words: MapWords): readonly Row[] {
  const { roots, lost } = treeOf(family);
  const walk = (nodes: readonly MapNode[]): Row[] => nodes.flatMap((node) => [{ key: node.id, path: node.path, name: words.nameOf(node), text: node.text, node }, ...walk(node.children)]);
  return [...walk(roots), ...lost.map((range) => ({ key: range.id, path: range.path, name: words.nameOf(range), text: range.text }))];
}
