import { formatCount, rangeText, type Path, sizeOf } from '@dualstack/schema';
import * as cce from '@dualstack/schema/providers/cce';
import { useTranslation } from 'react-i18next';
import { Row } from '../../ui/Row.js';
import { Fold } from '../../ui/Section.js';
import { CheckboxField } from '../../wizard/fields/ChoiceFields.js';
import { CidrField } from '../../wizard/fields/CidrField.js';
import { ListField } from '../../wizard/fields/ListField.js';
import { PairsField } from '../../wizard/fields/PairsField.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { useCce } from './useCce.js';
import { useTexts } from './useTexts.js';

/** The fields of one subnet, of nodes or of Pods, in the order of the console. */
export function SubnetFields({ path, subnet, use }: { path: Path; subnet: cce.CceDocument['spec']['cce']['nodeSubnet'] | undefined; use: 'nodes' | 'pods' }) {
  const { t } = useTexts();
  const { t: shell } = useTranslation();
  const { site } = useCce();
  if (!subnet) return null;
  const range = rangeText(subnet.cidr);
  const usable = range.value && sizeOf(range.value) > cce.SUBNET_RESERVED_ADDRESSES ? formatCount(sizeOf(range.value) - cce.SUBNET_RESERVED_ADDRESSES) : undefined;
  const gateway = cce.defaultGateway(range);
  return (
    <>
      <CheckboxField path={[...path, 'existing']} hint={t('existingHint')} />
      <Row>
        <TextField path={[...path, 'name']} isKept />
        <CidrField family="ipv4" path={[...path, 'cidr']} isKept meaning={usable && t(use === 'nodes' ? 'subnetMeaning' : 'podSubnetMeaning', { count: usable })} />
      </Row>
      <CheckboxField path={[...path, 'ipv6Enabled']} hint={t('ipv6BlockHint')} />
      {!subnet.existing && (
        <Fold title={t('advanced')} isFolded={use === 'pods'}>
          <p className="ds-note">{t('routeTable')}</p>
          <Row>
            <TextField isCode path={[...path, 'gatewayIp']} hint={t('gatewayHint')} {...(gateway !== undefined && { placeholder: gateway })} />
            <TextField isCode path={[...path, 'dhcpLeaseTime']} hint={t('leaseHint')} placeholder="24h" />
          </Row>
          <ListField path={[...path, 'dnsServers']} hint={t('dnsHint', { servers: site.dnsServers.join(shell('marks.comma')) })} placeholder={site.dnsServers.join(', ')} />
          <ListField path={[...path, 'ntpServers']} hint={t('ntpHint')} />
          <TextField path={[...path, 'description']} />
          <PairsField path={[...path, 'tags']} keyLabel={t('tagKey')} valueLabel={t('tagValue')} />
        </Fold>
      )}
    </>
  );
}
