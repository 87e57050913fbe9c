import { FAMILY_LABEL, familiesOf, type IpFamily, isDualStack, kubeadm } from '@dualstack/schema';
import { SelectField, TilesField } from '../../wizard/fields/ChoiceFields.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { useChoices, useKubeadm } from './useKubeadm.js';
import { useTexts } from './useTexts.js';
import { VersionField } from './VersionField.js';

const K = ['spec', 'kubeadm'] as const;
/** Both families first, because that is what this tool is for. */
const FAMILY_ORDER = ['IPv4+IPv6', 'IPv6+IPv4', 'IPv6', 'IPv4'] as const satisfies readonly IpFamily[];

/** What the cluster is called, what it speaks, and how its control plane is configured. */
export function ClusterStep() {
  const { t } = useTexts();
  const { release } = useKubeadm();
  const { chooseFamily } = useChoices();
  return (
    <>
      <TextField path={['metadata', 'name']} label={t('name')} hint={t('nameHint')} isRequired isKept />
      <TilesField
        path={['spec', 'ipFamily']}
        legend={t('ipFamily')}
        onChoose={chooseFamily}
        options={FAMILY_ORDER.map((value) => ({ value, label: t(`family.${value}`), hint: isDualStack(value) ? t('family.hintDual', { family: FAMILY_LABEL[familiesOf(value)[0] ?? 'ipv4'] }) : t('family.hintSingle') }))}
      />
      <div className="ds-row">
        <VersionField />
        <SelectField
          path={[...K, 'configApi']}
          label={t('configApi')}
          hint={t('configApiHint')}
          options={kubeadm.CONFIG_APIS.map((value) => ({ value, label: value === 'flags' ? t('configFlags') : t(release?.configApis.includes(value) === false ? 'configKubeadmNot' : 'configKubeadm', { api: value }) }))}
        />
      </div>
      <TextField isCode path={[...K, 'controlPlaneEndpoint']} label={t('endpoint')} hint={t('endpointHint')} placeholder={`k8s.example.net:${kubeadm.API_PORT}`} />
      <div className="ds-row">
        <TextField isCode path={[...K, 'dnsDomain']} label={t('dnsDomain')} placeholder={kubeadm.DEFAULT_DNS_DOMAIN} />
        <TextField path={['metadata', 'description']} label={t('description')} />
      </div>
    </>
  );
}
