import { familiesOf, FAMILY_LABEL, type IpFamily, isDualStack } from '@dualstack/schema';
import * as kubeadm from '@dualstack/schema/providers/kubeadm';
import { Row } from '../../ui/Row.js';
import { Fold } from '../../ui/Section.js';
import { SelectField, TilesField } from '../../wizard/fields/ChoiceFields.js';
import { ListField } from '../../wizard/fields/ListField.js';
import { NumberField } from '../../wizard/fields/NumberField.js';
import { PairsField } from '../../wizard/fields/PairsField.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { useKubeadm, useTerms } from './useKubeadm.js';
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
      <KubeadmFields />
      <EtcdFields />
      <ArgumentFields />
    </>
  );
}

/** What kubeadm is told of itself, which few plans do. */
function KubeadmFields() {
  const { t } = useTexts();
  const { settings } = useKubeadm();
  const given = [settings.imageRepository, settings.certificatesDir, settings.patchesDirectory];
  return (
    <Fold title={t('kubeadmFields')} isFolded={given.every((each) => each === undefined) && (settings.bindPort ?? kubeadm.API_PORT) === kubeadm.API_PORT}>
      <Row>
        <TextField isCode path={[...K, 'imageRepository']} hint={t('imageRepositoryHint')} placeholder="registry.k8s.io" />
        <NumberField path={[...K, 'bindPort']} hint={t('bindPortHint')} startAt={kubeadm.API_PORT} isDefault={settings.bindPort === kubeadm.API_PORT} />
      </Row>
      <Row>
        <TextField isCode path={[...K, 'certificatesDir']} placeholder="/etc/kubernetes/pki" />
        <TextField isCode path={[...K, 'patchesDirectory']} hint={t('patchesHint')} placeholder="/root/patches" />
      </Row>
    </Fold>
  );
}

/** Where etcd is: beside the API servers, unless endpoints of another one are named. */
function EtcdFields() {
  const { t } = useTexts();
  const { settings } = useKubeadm();
  const local = [...K, 'etcd', 'local'];
  const external = [...K, 'etcd', 'external'];
  return (
    <Fold title={t('etcd')} isFolded={settings.etcd === undefined}>
      <p className="ds-section-hint">{t('etcdHint')}</p>
      <TextField isCode path={[...local, 'dataDir']} placeholder="/var/lib/etcd" />
      <PairsField path={[...local, 'extraArgs']} keyLabel={t('argument')} valueLabel={t('value')} />
      <ListField path={[...external, 'endpoints']} hint={t('etcdEndpointsHint')} placeholder="https://[fd00:10::21]:2379" />
      <TextField isCode path={[...external, 'caFile']} placeholder="/etc/kubernetes/pki/etcd/ca.crt" />
      <Row>
        <TextField isCode path={[...external, 'certFile']} placeholder="/etc/kubernetes/pki/apiserver-etcd-client.crt" />
        <TextField isCode path={[...external, 'keyFile']} placeholder="/etc/kubernetes/pki/apiserver-etcd-client.key" />
      </Row>
    </Fold>
  );
}

/** Arguments of the components beside those that come of the plan. */
function ArgumentFields() {
  const { t } = useTexts();
  const { settings } = useKubeadm();
  return (
    <Fold title={t('arguments')} isFolded={kubeadm.COMPONENTS.every((each) => settings[each]?.extraArgs === undefined)}>
      <p className="ds-section-hint">{t('argumentsHint')}</p>
      {kubeadm.COMPONENTS.map((each) => (
        <PairsField key={each} path={[...K, each, 'extraArgs']} keyLabel={t('argument')} valueLabel={t('value')} />
      ))}
    </Fold>
  );
}
