import * as kkp from '@dualstack/schema/providers/kkp';
import { EntryTable } from '../../wizard/table/EntryTable.js';
import { useKkp } from './useKkp.js';
import { useTexts } from './useTexts.js';

/** What KKP installs into the cluster once it is healthy. */
export function ApplicationsStep() {
  const { t } = useTexts();
  const { release } = useKkp();
  const autoscaler = kkp.autoscalerApplication(release);
  const metallb = kkp.metallbApplication(release);
  const blank = { label: t('addApplication'), entry: () => ({ name: '', application: '', version: '', namespace: '' }) };
  return (
    <>
      <p className="ds-section-hint">{t('applicationsHint')}</p>
      <EntryTable
        path={['spec', 'kkp', 'applications']}
        columns={[
          { key: 'name' },
          { key: 'application', suggestions: kkp.APPLICATION_NAMES },
          { key: 'version' },
          { key: 'namespace' },
          { key: 'values', place: 'more', hint: t('valuesHint'), placeholder: '{"replicaCount": 2}' },
        ]}
        adds={[blank, ...(autoscaler ? [{ label: t('addAutoscaler'), entry: () => autoscaler }] : []), ...(metallb ? [{ label: t('addMetallb'), entry: () => metallb }] : [])]}
      />
    </>
  );
}
