import { familiesOf, FAMILY_LABEL, type IpFamily, isDualStack } from '@dualstack/schema';
import * as kubeadm from '@dualstack/schema/providers/kubeadm';
import { Row } from '../../ui/Row.js';
import { SelectField, TilesField } from '../../wizard/fields/ChoiceFields.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { useTerms } from './useKubeadm.js';
import { useTexts } from './useTexts.js';
import { VersionField } from './VersionField.js';

const K = ['spec', 'kubeadm'] as const;
/** Both families first, because that is what this tool is for. */
const FAMILY_ORDER = ['IPv4+IPv6', 'IPv6+IPv4', 'IPv6', 'IPv4'] as const satisfies readonly IpFamily[];

/** What the cluster is called, what it speaks, and how its control plane is configured. */
export function ClusterStep() {
  const { t } = useTexts();
  const term = useTerms();
  return (
    <>
      <TextField path={['metadata', 'name']} hint={t('nameHint')} isKept />
      <TilesField
        path={['spec', 'ipFamily']}
        options={FAMILY_ORDER.map((value) => ({ value, label: t(`family.${value}`), hint: isDualStack(value) ? t('family.hintDual', { family: FAMILY_LABEL[familiesOf(value)[0] ?? 'ipv4'] }) : t('family.hintSingle') }))}
      />
      <Row>
        <VersionField />
        <SelectField
          path={[...K, 'configApi']}
          hint={t('configApiHint')}
          asks
          options={kubeadm.CONFIG_APIS.map((value) => ({ value, label: term('configApi', value) }))}
        />
      </Row>
      <TextField isCode path={[...K, 'controlPlaneEndpoint']} hint={t('endpointHint')} placeholder={`k8s.example.net:${kubeadm.API_PORT}`} />
      <Row>
        <TextField isCode path={[...K, 'dnsDomain']} placeholder={kubeadm.DEFAULT_DNS_DOMAIN} />
        <TextField path={['metadata', 'description']} />
      </Row>
    </>
  );
}
