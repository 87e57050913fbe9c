import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import * as starlingx from '@dualstack/schema/providers/starlingx';
import { Section } from '../../ui/Section.js';
import { CheckboxField } from '../../wizard/fields/ChoiceFields.js';
import { ListField } from '../../wizard/fields/ListField.js';
import { useLabel, useWizard } from '../../wizard/WizardContext.js';
import { NetworkTable } from './NetworkTable.js';
import { useStarlingx } from './useStarlingx.js';
import { useTexts } from './useTexts.js';

const S = ['spec', 'starlingx'] as const;

/** All platform networks in one table, in the order in which they are met: the hosts, then the cluster on them. */
export function NetworksStep() {
  const { t } = useTexts();
  const { spec, settings } = useStarlingx();
  const { choose } = useWizard();
  const allocation = useLabel([...S, 'dynamicAddressAllocation']);
  const isSubcloud = settings.distributedCloudRole === 'subcloud';
  const admin = settings.networks?.admin;
  const toggleAdmin = () => choose(starlingx.inNetwork('admin'), admin ? undefined : starlingx.newNetwork('admin', spec.ipFamily));
  return (
    <>
      <p className="ds-section-hint">{t(settings.mode === 'install' ? 'networksHint' : settings.mode === 'convert' ? 'networksHintConvert' : 'networksHintRevert')}</p>
      <NetworkTable names={['oam', 'management', ...(isSubcloud && admin ? (['admin'] as const) : []), 'clusterHost', 'clusterPod', 'clusterService', 'pxeboot', 'multicast']} />
      {isSubcloud && (
        <div className="ds-actions">
          <Button variant="secondary" onClick={toggleAdmin}>
            {t(admin ? 'removeAdmin' : 'addAdmin')}
          </Button>
        </div>
      )}
      {settings.mode === 'install' && (
        <Section title={allocation}>
          <CheckboxField path={[...S, 'dynamicAddressAllocation', 'management']} whenAbsent />
          <CheckboxField path={[...S, 'dynamicAddressAllocation', 'clusterHost']} whenAbsent />
        </Section>
      )}
      <ListField path={['spec', 'reservedCidrs']} hint={t('reservedHint')} placeholder="172.20.0.0/16, fd20::/32" />
    </>
  );
}
