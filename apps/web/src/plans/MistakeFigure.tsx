import { useTranslation } from '../i18n/useTranslation.js';
import type { Figure, FigureRange } from './figure.js';
import type { Live } from './useLive.js';

/** Width of the drawing, in its own units. */
const WIDE = 280;
/** No part is narrower, or nobody would see it. */
const LEAST = 18;

/** A mistake as a drawing; what it shows is in the story beside it. */
export function MistakeFigure({ id, figure, live }: { id: string; figure: Figure; live: Live }) {
  const { nameOf } = live.useSpeaker();
  const name = ({ name: each }: FigureRange) => nameOf(each);
  return (
    <svg className="ds-figure" viewBox={`0 0 ${WIDE} 108`} preserveAspectRatio="xMinYMid meet" aria-hidden="true">
      <defs>
        <pattern id={`hatch-${id}`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="6" height="6" fill="var(--ds-red-soft)" />
          <rect width="2" height="6" fill="var(--ds-red)" opacity="0.55" />
        </pattern>
      </defs>
      {figure.kind === 'overlap' ? figure.isSame ? <Same figure={figure} name={name} hatch={`url(#hatch-${id})`} /> : <Inside figure={figure} name={name} hatch={`url(#hatch-${id})`} /> : figure.kind === 'unequal' ? <Unequal figure={figure} /> : <Without figure={figure} name={name} />}
    </svg>
  );
}

interface Drawn<Kind extends Figure['kind']> {
  figure: Extract<Figure, { kind: Kind }>;
  name: (range: FigureRange) => string;
  hatch: string;
}

function Bar({ family, x = 0, y, width = WIDE, height }: { family: string; x?: number; y: number; width?: number; height: number }) {
  return <rect data-family={family} className="ds-figure-bar" x={x + 0.5} y={y + 0.5} width={width - 1} height={height} rx="3" />;
}

function Inside({ figure: { outer, inner, from, share }, name, hatch }: Drawn<'overlap'>) {
  const width = Math.max(62, share * (WIDE - 8));
  const x = Math.min(WIDE - 4 - width, 4 + from * (WIDE - 8));
  const label = Math.min(x + 57, 110);
  return (
    <>
      <text className="ds-figure-word" y="12">{name(outer)}</text>
      <text x={WIDE} y="12" textAnchor="end">{outer.text}</text>
      <Bar family={outer.family} y={20} height={32} />
      <rect x={x} y="24" width={width} height="25" rx="2" fill={hatch} className="ds-figure-clash" />
      <path d={`M${x + 31} 49v27h20`} className="ds-figure-clash" fill="none" />
      <text className="ds-figure-red" x={label} y="80">{inner.text}</text>
      <text className="ds-figure-word" x={label} y="98">{name(inner)}</text>
    </>
  );
}

function Same({ figure: { outer, inner }, name, hatch }: Drawn<'overlap'>) {
  return (
    <>
      <text className="ds-figure-word" y="12">{name(outer)}</text>
      <text x={WIDE} y="12" textAnchor="end">{outer.text}</text>
      <Bar family={outer.family} y={20} height={22} />
      <rect x="0.75" y="46.5" width={WIDE - 1.5} height="22" rx="3" fill={hatch} className="ds-figure-clash" />
      <text className="ds-figure-word" y="86">{name(inner)}</text>
      <text className="ds-figure-red" x={WIDE} y="86" textAnchor="end">{inner.text}</text>
    </>
  );
}

function Unequal({ figure: { of, rows } }: Pick<Drawn<'unequal'>, 'figure'>) {
  const { t } = useTranslation();
  return rows.slice(0, 2).map(({ family, text, count, parts, share, isShort }, index) => {
    const y = index * 58;
    const width = Math.max(LEAST, share * WIDE);
    return (
      <g key={family} data-family={family}>
        <text y={y + 12}>{text}</text>
        <text className={isShort ? 'ds-figure-short' : 'ds-figure-word'} x={WIDE} y={y + 12} textAnchor="end">
          {t(of === 'nodes' ? 'mistakes.nodes' : 'mistakes.services', { count: Number(count.replaceAll(',', '')), text: count })}
        </text>
        <Bar family={family} y={y + 20} width={width} height={26} />
        {Array.from({ length: parts - 1 }, (_, tick) => (
          <path key={tick} className="ds-figure-tick" d={`M${(((tick + 1) * width) / parts).toFixed(1)} ${y + 33}v13`} />
        ))}
        {share < 1 && <path className="ds-figure-missing" d={`M${width + 4} ${y + 33.5}H${WIDE}`} />}
      </g>
    );
  });
}

function Without({ figure: { family, ranges }, name }: Omit<Drawn<'without'>, 'hatch'>) {
  const { t } = useTranslation();
  return (
    <>
      {ranges.slice(0, 1).map((range) => (
        <g key={range.text}>
          <text className="ds-figure-word" y="12">{name(range)}</text>
          <text x={WIDE} y="12" textAnchor="end">{range.text}</text>
          <Bar family={range.family} y={20} height={26} />
        </g>
      ))}
      <text className="ds-figure-word" y="70">{family === 'ipv6' ? 'IPv6' : 'IPv4'}</text>
      <text className="ds-figure-red ds-figure-sans" x={WIDE} y="70" textAnchor="end">{t('mistakes.none')}</text>
      <rect className="ds-figure-empty" x="0.75" y="78.5" width={WIDE - 1.5} height="26" rx="3" />
    </>
  );
}
