import { cce, formatCount, rangeText, type Path, sizeOf } from '@dualstack/schema';
import { Fold } from '../../ui/Section.js';
import { CheckboxField } from '../../wizard/fields/ChoiceFields.js';
import { CidrField } from '../../wizard/fields/CidrField.js';
import { ListField } from '../../wizard/fields/ListField.js';
import { PairsField } from '../../wizard/fields/PairsField.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { usePlanValue } from '../../wizard/WizardContext.js';
import { useCce } from './useCce.js';
import { useTexts } from './useTexts.js';

/** The fields of one subnet, of nodes or of Pods, in the order of the console. */
export function SubnetFields({ path, use }: { path: Path; use: 'nodes' | 'pods' }) {
  const { t } = useTexts();
  const { site } = useCce();
  const subnet = usePlanValue<cce.CceDocument['spec']['cce']['nodeSubnet']>(path);
  if (!subnet) return null;
  const range = rangeText(subnet.cidr);
  const usable = range.value && sizeOf(range.value) > cce.SUBNET_RESERVED_ADDRESSES ? formatCount(sizeOf(range.value) - cce.SUBNET_RESERVED_ADDRESSES) : undefined;
  const gateway = cce.defaultGateway(range);
  return (
    <>
      <CheckboxField path={[...path, 'existing']} label={t('existing')} hint={t('existingHint')} />
      <div className="ds-row">
        <TextField path={[...path, 'name']} label={t('subnetName')} isRequired isKept />
        <CidrField family="ipv4" path={[...path, 'cidr']} label={t('subnetCidr')} isRequired isKept meaning={usable && t(use === 'nodes' ? 'subnetMeaning' : 'podSubnetMeaning', { count: usable })} />
      </div>
      <CheckboxField path={[...path, 'ipv6Enabled']} label={t('ipv6Block')} hint={t('ipv6BlockHint')} />
      {!subnet.existing && (
        <Fold title={t('advanced')} isFolded={use === 'pods'}>
          <p className="ds-note">{t('routeTable')}</p>
          <div className="ds-row">
            <TextField isCode path={[...path, 'gatewayIp']} label={t('gateway')} hint={t('gatewayHint')} {...(gateway !== undefined && { placeholder: gateway })} />
            <TextField isCode path={[...path, 'dhcpLeaseTime']} label={t('lease')} hint={t('leaseHint')} placeholder="24h" />
          </div>
          <ListField path={[...path, 'dnsServers']} label={t('dns')} hint={t('dnsHint', { servers: site.dnsServers.join(', ') })} placeholder={site.dnsServers.join(', ')} />
          <ListField path={[...path, 'ntpServers']} label={t('ntp')} hint={t('ntpHint')} />
          <TextField path={[...path, 'description']} label={t('description')} />
          <PairsField path={[...path, 'tags']} legend={t('tags')} keyLabel={t('tagKey')} valueLabel={t('tagValue')} />
        </Fold>
      )}
    </>
  );
}
