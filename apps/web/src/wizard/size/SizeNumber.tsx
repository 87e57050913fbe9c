import { LIMITS, numberOf, type Numbers } from './figures.js';
import { useSizeTexts } from './useSizeTexts.js';

interface SizeNumberProps {
  id: string;
  figure: Numbers;
  label: string;
  value: string;
  onChange: (value: string) => void;
}

/** A figure of a cluster, within its limits. */
export function SizeNumber({ id, figure, label, value, onChange }: SizeNumberProps) {
  const { t } = useSizeTexts();
  const [least, most] = LIMITS[figure];
  const isWrong = numberOf(value, LIMITS[figure]) === undefined;
  return (
    <div className="ds-size-field">
      <label htmlFor={id}>{label}</label>
      <input id={id} inputMode="numeric" autoComplete="off" value={value} aria-invalid={isWrong} aria-describedby={isWrong ? `${id}-wrong` : undefined} onChange={(event) => onChange(event.target.value)} />
      {isWrong && <small id={`${id}-wrong`}>{t('notNumber', { least: least.toLocaleString(), most: most.toLocaleString() })}</small>}
    </div>
  );
}
