import { FAMILY_LABEL, type Family } from '@dualstack/schema';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Fields that exist once per family, side by side. Each row lines up, whatever stands under a field. */
export function FamilyColumns({ families, rows }: { families: readonly Family[]; rows: readonly ((family: Family) => ReactNode)[] }) {
  const { t } = useTranslation();
  return (
    <div className="ds-families" data-count={families.length}>
      {families.map((family, index) => (
        <section key={family} aria-label={FAMILY_LABEL[family]} data-family={family}>
          <h3>
            <span className="ds-family-mark" aria-hidden="true" />
            {FAMILY_LABEL[family]}
            {index === 0 && families.length > 1 && <span className="ds-badge">{t('families.primary')}</span>}
          </h3>
          {rows.map((row, each) => (
            <div key={each}>{row(family)}</div>
          ))}
        </section>
      ))}
    </div>
  );
}
