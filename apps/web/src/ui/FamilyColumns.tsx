import { FAMILY_LABEL, type Family } from '@dualstack/schema';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FamilyMark } from './signs.js';

/** Fields that exist once per family, side by side. Each row lines up, whatever stands under a field. */
export function FamilyColumns({ families, rows }: { families: readonly Family[]; rows: readonly ((family: Family) => ReactNode)[] }) {
  const { t } = useTranslation();
  return (
    <div className="ds-families" data-count={families.length}>
      {families.map((family, index) => (
        <div key={family} role="group" aria-label={FAMILY_LABEL[family]} data-family={family}>
          <p className="ds-family-title">
            <FamilyMark family={family} />
            {FAMILY_LABEL[family]}
            {index === 0 && families.length > 1 && <span className="ds-badge">{t('families.primary')}</span>}
          </p>
          {rows.map((row, each) => (
            <div key={each}>{row(family)}</div>
          ))}
        </div>
      ))}
    </div>
  );
}
