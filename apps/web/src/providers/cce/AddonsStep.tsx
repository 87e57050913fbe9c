import * as cce from '@dualstack/schema/providers/cce';
import { EntryTable } from '../../wizard/table/EntryTable.js';
import { useCce } from './useCce.js';
import { useTexts } from './useTexts.js';

const PATH = ['spec', 'cce', 'addons'] as const;

/** "Select Add-on" and "Configure Add-on" of the console. */
export function AddonsStep() {
  const { t } = useTexts();
  const { plan } = useCce();
  return (
    <>
      <p className="ds-section-hint">{t('addonsAlways')}</p>
      <EntryTable
        path={PATH}
        columns={[
          { key: 'name' },
          { key: 'version', hint: t('addonVersionHint') },
        ]}
        adds={[{ label: t('addAddon'), entry: (each) => cce.nextAddon(cce.provider.holds(each) ? each : plan) }]}
      />
      <p className="ds-note">{t('addonsLater')}</p>
    </>
  );
}
