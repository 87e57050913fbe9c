import * as kkp from '@dualstack/schema/providers/kkp';
import { Row } from '../../ui/Row.js';
import { CheckboxField, SelectField, TilesField } from '../../wizard/fields/ChoiceFields.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { useKkp } from './useKkp.js';
import { useTexts } from './useTexts.js';

const K = ['spec', 'kkp'] as const;

/** Where the cluster goes: release and project of KKP, cloud provider and datacenter. */
export function ProviderStep() {
  const { t } = useTexts();
  const { cloud, release } = useKkp();
  const { releases, date } = kkp.SUPPORTED;
  return (
    <>
      <Row>
        <SelectField
          asks
          path={[...K, 'release']}
          hint={release.status === 'unsupported' && t('releaseUnsupported', { release: release.id, newest: releases[0] ?? '', oldest: releases.at(-1) ?? '', date })}
          options={kkp.RELEASES.map(({ id, status }) => ({ value: id, label: status === 'supported' ? id : t('isUnsupported', { release: id }) }))}
        />
        <TextField path={[...K, 'projectId']} hint={t('projectIdHint')} isKept />
      </Row>
      <TilesField asks path={[...K, 'cloudProvider']} columns={3} options={kkp.CLOUD_PROVIDERS.map((value) => ({ value, label: kkp.CLOUD_PROVIDER_LABEL[value] }))} />
      {cloud === 'packet' && <p className="ds-note">{t('equinixGone', { release: kkp.EQUINIX_METAL_UNTIL })}</p>}
      <Row>
        <TextField path={[...K, 'datacenter', 'name']} hint={t('datacenterHint')} isKept />
        <TextField path={[...K, 'datacenter', 'region']} hint={t('regionHint')} />
      </Row>
      {kkp.DATACENTER_DECIDES_IPV6.includes(cloud) ? <CheckboxField path={[...K, 'datacenter', 'ipv6Enabled']} hint={t('ipv6EnabledHint', { cloud })} /> : <p className="ds-note">{t('ipv6Always')}</p>}
    </>
  );
}
