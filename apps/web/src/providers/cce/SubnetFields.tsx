import { formatCount, rangeText, type Path, sizeOf } from '@dualstack/schema';
import * as cce from '@dualstack/schema/providers/cce';
import { useTranslation } from '../../i18n/useTranslation.js';
import { Row } from '../../ui/Row.js';
import { Fold } from '../../ui/Section.js';
import { CheckboxField } from '../../wizard/fields/ChoiceFields.js';
import { CidrField } from '../../wizard/fields/CidrField.js';
import { ListField } from '../../wizard/fields/ListField.js';
import { PairsField } from '../../wizard/fields/PairsField.js';
import { TextField } from '../../wizard/fields/TextField.js';
import type { TableColumn } from '../../wizard/table/EntryField.js';
import { type AddEntry, EntryTable } from '../../wizard/table/EntryTable.js';
import { useCce } from './useCce.js';
import { useTexts } from './useTexts.js';

type Subnet = cce.CceDocument['spec']['cce']['nodeSubnet'];

/** The fields of the subnet of nodes, in the order of the console. */
export function SubnetFields({ path, subnet }: { path: Path; subnet: Subnet | undefined }) {
  const { t } = useTexts();
  if (!subnet) return null;
  const usable = usableIn(subnet.cidr);
  return (
    <>
      <CheckboxField path={[...path, 'existing']} hint={t('existingHint')} />
      <Row>
        <TextField path={[...path, 'name']} isKept />
        <CidrField family="ipv4" path={[...path, 'cidr']} isKept meaning={usable && t('subnetMeaning', { count: usable })} />
      </Row>
      <CheckboxField path={[...path, 'ipv6Enabled']} hint={t('ipv6BlockHint')} />
      {!subnet.existing && (
        <Fold title={t('advanced')}>
          <AdvancedFields path={path} subnet={subnet} />
        </Fold>
      )}
    </>
  );
}

/** What of a subnet is drawn below its row, and can be pasted with it. */
const PASTED = (['existing', 'gatewayIp', 'dhcpLeaseTime', 'dnsServers', 'ntpServers', 'description'] as const).map((key): TableColumn => ({ key, place: 'paste', ...(key === 'gatewayIp' && { family: 'ipv4' }) }));

/** Several subnets of one purpose, a row each. */
export function SubnetTable({ listed, meaning, adds }: { listed: 'moreNodeSubnets' | 'podSubnets'; meaning: 'subnetMeaning' | 'podSubnetMeaning'; adds: AddEntry }) {
  const { t } = useTexts();
  const { settings } = useCce();
  const path = ['spec', 'cce', listed];
  const columns: readonly TableColumn[] = [
    { key: 'name' },
    {
      key: 'cidr',
      family: 'ipv4',
      meaning: (range) => {
        const usable = usableIn(range ?? '');
        return usable && t(meaning, { count: usable });
      },
    },
    { key: 'ipv6Enabled', hint: t('ipv6BlockHint') },
    ...PASTED,
  ];
  return (
    <EntryTable
      path={path}
      columns={columns}
      adds={[adds]}
      extra={(index) => {
        const subnet = settings[listed]?.[index];
        return subnet && <MoreOfSubnet path={[...path, index]} subnet={subnet} />;
      }}
    />
  );
}

/** What of a subnet does not stand in its row. */
function MoreOfSubnet({ path, subnet }: { path: Path; subnet: Subnet }) {
  const { t } = useTexts();
  return (
    <>
      <CheckboxField path={[...path, 'existing']} hint={t('existingHint')} />
      {!subnet.existing && <AdvancedFields path={path} subnet={subnet} />}
    </>
  );
}

function AdvancedFields({ path, subnet }: { path: Path; subnet: Subnet }) {
  const { t } = useTexts();
  const { t: shell } = useTranslation();
  const { site } = useCce();
  const gateway = cce.defaultGateway(rangeText(subnet.cidr));
  return (
    <>
      <p className="ds-note">{t('routeTable')}</p>
      <Row>
        <TextField isCode path={[...path, 'gatewayIp']} hint={t('gatewayHint')} {...(gateway !== undefined && { placeholder: gateway })} />
        <TextField isCode path={[...path, 'dhcpLeaseTime']} hint={t('leaseHint')} placeholder="24h" />
      </Row>
      <ListField path={[...path, 'dnsServers']} hint={t('dnsHint', { servers: site.dnsServers.join(shell('marks.comma')) })} placeholder={site.dnsServers.join(', ')} />
      <ListField path={[...path, 'ntpServers']} hint={t('ntpHint')} />
      <TextField path={[...path, 'description']} />
      <PairsField path={[...path, 'tags']} keyLabel={t('tagKey')} valueLabel={t('tagValue')} />
    </>
  );
}

/** How many addresses of the range of a subnet can be used; undefined where it cannot be read, or has none. */
function usableIn(cidr: string): string | undefined {
  const { value } = rangeText(cidr);
  return value && sizeOf(value) > cce.SUBNET_RESERVED_ADDRESSES ? formatCount(sizeOf(value) - cce.SUBNET_RESERVED_ADDRESSES) : undefined;
}
