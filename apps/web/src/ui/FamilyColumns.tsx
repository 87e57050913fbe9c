import { FAMILY_LABEL, type Family } from '@dualstack/schema';
import type { ReactNode } from 'react';
import { useTranslation } from '../i18n/useTranslation.js';
import { FamilyMark } from './signs.js';

/** The heads of the columns of two families, the primary one first. */
export function FamilyHeads({ families }: { families: readonly Family[] }) {
  const { t } = useTranslation();
  return families.map((family, index) => (
    <p key={family} className="ds-family-title" data-family={family}>
      <FamilyMark family={family} />
      {FAMILY_LABEL[family]}
      {index === 0 && families.length > 1 && <span className="ds-badge">{t('families.primary')}</span>}
    </p>
  ));
}

/**
 * Fields that exist once per family, side by side, a row each. Labels, controls and the lines under them line up whatever stands
 * there; what is to be said of a field takes the whole row below.
 */
export function FamilyColumns({ families, rows }: { families: readonly Family[]; rows: readonly ((family: Family) => ReactNode)[] }) {
  return (
    <>
      <div className="ds-cells ds-family-heads" data-count={families.length} aria-hidden="true">
        <FamilyHeads families={families} />
      </div>
      {rows.map((row, each) => (
        <div key={each} className="ds-cells" data-count={families.length}>
          {families.map((family) => (
            <div key={family} role="group" aria-label={FAMILY_LABEL[family]} data-family={family}>
              {row(family)}
            </div>
          ))}
        </div>
      ))}
    </>
  );
}
