import { FAMILY_LABEL, type SpokenFinding, type SpokenTopology } from '@dualstack/schema';
import { useMemo } from 'react';
import { useTranslation } from '../../i18n/useTranslation.js';
import { FamilyMark } from '../../ui/signs.js';
import { Card } from './Card.js';
import { type DrawnBox, type DrawnFlow, layoutTopology, pathsOf, stepsOf, wordsOf } from './topology.js';

interface TopologyProps {
  topology: SpokenTopology | undefined;
  /** By weight: their places are their numbers. */
  findings: readonly SpokenFinding[];
}


/** How traffic flows, drawn from the plan, and the same in words. */
export function TopologyView({ topology, findings }: TopologyProps) {
  const { t } = useTranslation();
  return (
    <Card title={t('review.flow')} hint={t('review.flowHint')} className="ds-flow">
      {topology ? <Drawn topology={topology} findings={findings} /> : <p className="ds-empty">{t('review.flowUnreadable')}</p>}
    </Card>
  );
}

function Drawn({ topology, findings }: { topology: SpokenTopology; findings: readonly SpokenFinding[] }) {
  const { t } = useTranslation();
  const pods = t('roles.pods');
  const { width, height, heads, lanes, boxes, flows, frame } = useMemo(() => {
    const numberOf = (rules: readonly string[]) => {
      const index = findings.findIndex(({ rule }) => rules.includes(rule));
      return index < 0 ? undefined : index + 1;
    };
    return layoutTopology(topology, pods, numberOf);
  }, [topology, findings, pods]);
  const ways = pathsOf(topology).map((path) => ({ path, steps: stepsOf(path, topology, pods) }));
  const words = ways.map(({ path, steps }) => t(path.stop ? 'review.wayStops' : 'review.way', { family: FAMILY_LABEL[path.family], steps: (path.stop ? steps.slice(0, -1) : steps).join(' → '), stop: path.stop?.name ?? '' }));
  const severityOf = (number: number | undefined) => (number === undefined ? undefined : findings[number - 1]?.severity);
  return (
    <>
      <svg className="ds-flow-drawing" viewBox={`0 0 ${Math.ceil(width)} ${Math.ceil(height)}`} role="img" aria-label={words.join(' ')}>
        {heads.map(({ column, x }) => (
          <text key={column} x={x} y={16} className="ds-flow-head">
            {topology.columns[column]?.name ?? t(`review.columns.${column}`)}
          </text>
        ))}
        {lanes.map(({ family, x, y, width: laneWidth, height: laneHeight }) => (
          <g key={family} data-family={family}>
            <rect x={x} y={y} width={laneWidth} height={laneHeight} rx={10} className="ds-flow-lane" />
            <svg x={14} y={y + laneHeight / 2 - 26} width={18} height={18}>
              <FamilyMark family={family} />
            </svg>
            <text x={14} y={y + laneHeight / 2 + 12} className="ds-flow-family">
              {FAMILY_LABEL[family]}
            </text>
          </g>
        ))}
        {frame && (
          <g>
            <rect x={frame.x} y={frame.y} width={frame.width} height={frame.height} rx={10} className="ds-flow-frame" />
            <text x={frame.x + 12} y={frame.y + 17} className="ds-flow-words">
              {frame.name} <tspan className="ds-flow-code">{frame.text}</tspan>
            </text>
          </g>
        )}
        {boxes.filter(({ kind }) => kind === 'hosts').map((box) => (
          <Box key={box.key} box={box} severity={severityOf(box.number)} />
        ))}
        {boxes.filter(({ kind }) => kind !== 'hosts').map((box) => (
          <Box key={box.key} box={box} severity={severityOf(box.number)} />
        ))}
        {flows.map((flow) => (
          <Flow key={flow.key} flow={flow} />
        ))}
      </svg>
      <Narrow topology={topology} findings={findings} pods={pods} />
      <details className="ds-flow-words-list">
        <summary>{t('review.flowText')}</summary>
        <ul>
          {words.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      </details>
    </>
  );
}

function Box({ box: { kind, family, x, y, width, height, texts, number }, severity }: { box: DrawnBox; severity: SpokenFinding['severity'] | undefined }) {
  const at = kind === 'stop' ? { x: x + 18, y: y + height / 2 } : { x: x + width - 4, y: y + 4 };
  return (
    <g data-family={family}>
      <rect x={x} y={y} width={width} height={height} rx={kind === 'hosts' ? 9 : 7} className="ds-flow-box" data-kind={kind} />
      {texts.map((text) => (
        <text key={`${text.y} ${text.text}`} x={text.x} y={text.y} className={`ds-flow-${text.kind}`}>
          {text.text}
        </text>
      ))}
      {number !== undefined && (
        <g className="ds-flow-number" data-severity={severity}>
          <circle cx={at.x} cy={at.y} r={9} />
          <text x={at.x} y={at.y + 3.8}>
            {number}
          </text>
        </g>
      )}
    </g>
  );
}

function Flow({ flow: { family, d, end, at } }: { flow: DrawnFlow }) {
  return (
    <g data-family={family}>
      <path d={d} className="ds-flow-line" />
      {end === 'arrow' && <path d={`M${at.x - 8} ${at.y - 4.5}L${at.x} ${at.y}l-8 4.5z`} className="ds-flow-arrow" />}
      {end === 'bar' && <path d={`M${at.x} ${at.y - 8}v16`} className="ds-flow-bar" />}
    </g>
  );
}

/** On a narrow screen the lanes stand side by side, a drawing for each way. It is the same as the words, for eyes. */
function Narrow({ topology, findings, pods }: { topology: SpokenTopology; findings: readonly SpokenFinding[]; pods: string }) {
  const { families, ways, hosts } = topology;
  const paths = pathsOf(topology);
  const rows = (['outer', 'inner'] as const).filter((row) => paths.some((path) => path.row === row));
  const numberOf = (rules: readonly string[]) => findings.findIndex(({ rule }) => rules.includes(rule)) + 1;
  return (
    <div className="ds-flow-narrow" aria-hidden="true">
      {rows.map((row) => {
        const own = paths.filter((path) => path.row === row);
        return (
          <div key={row}>
            <p className="ds-flow-way">{ways[row]?.name}</p>
            <div className="ds-flow-lanes" data-lanes={families.length}>
              {families.map((family) => {
                const path = own.find((each) => each.family === family);
                return (
                  <div key={family} data-family={family}>
                    <p className="ds-flow-lane-head">
                      <FamilyMark family={family} /> {FAMILY_LABEL[family]}
                    </p>
                    {path?.boxes.map((box) => {
                      const [name, ...lines] = wordsOf(box, family);
                      return (
                        <p key={box.id} className="ds-flow-step">
                          <b>{name}</b>
                          {lines.map((line) => (
                            <span key={line}>{line}</span>
                          ))}
                        </p>
                      );
                    })}
                    {path?.stop && (
                      <p className="ds-flow-step" data-stop>
                        {numberOf(path.stop.rules) > 0 && <i>{numberOf(path.stop.rules)}</i>} {path.stop.name}
                      </p>
                    )}
                    {path && !path.stop && (
                      <p className="ds-flow-step">
                        <b>{pods}</b>
                        {hosts.pods[family]?.map(({ text, name }) => <span key={text ?? name}>{text ?? name}</span>)}
                      </p>
                    )}
                  </div>
                );
              })}
            </div>
          </div>
        );
      })}
    </div>
  );
}
