import * as cce from '@dualstack/schema/providers/cce';
import { Row } from '../../ui/Row.js';
import { Section } from '../../ui/Section.js';
import { CheckboxField } from '../../wizard/fields/ChoiceFields.js';
import { CidrField } from '../../wizard/fields/CidrField.js';
import { ListField } from '../../wizard/fields/ListField.js';
import { PairsField } from '../../wizard/fields/PairsField.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { SubnetFields, SubnetTable } from './SubnetFields.js';
import { useCce, useNames } from './useCce.js';
import { useTexts } from './useTexts.js';

const VPC = ['spec', 'cce', 'vpc'] as const;
const MORE_NODES = ['spec', 'cce', 'moreNodeSubnets'] as const;
const NODE_SUBNET = ['spec', 'cce', 'nodeSubnet'] as const;

/** The VPC and the default node subnet, to create or to name. */
export function VpcStep() {
  const { t } = useTexts();
  const nameOf = useNames();
  const { plan, settings } = useCce();
  return (
    <>
      <Section title={nameOf(VPC)} hint={t('vpcHint')}>
        <CheckboxField path={[...VPC, 'existing']} hint={t('existingHint')} />
        <Row>
          <TextField path={[...VPC, 'name']} isKept />
          <CidrField family="ipv4" path={[...VPC, 'cidr']} isKept meaning={t('vpcCidrMeaning')} />
        </Row>
        {!settings.vpc.existing && (
          <>
            <TextField path={[...VPC, 'description']} />
            <PairsField path={[...VPC, 'tags']} keyLabel={t('tagKey')} valueLabel={t('tagValue')} />
          </>
        )}
      </Section>
      <Section title={nameOf(NODE_SUBNET)} hint={t('nodeSubnetHint')}>
        <SubnetFields path={NODE_SUBNET} subnet={settings.nodeSubnet} />
      </Section>
      <Section title={nameOf(MORE_NODES)} hint={t('moreNodeSubnetsHint')}>
        <SubnetTable listed="moreNodeSubnets" meaning="subnetMeaning" adds={{ label: t('addNodeSubnet'), entry: (each) => cce.nextNodeSubnet(cce.provider.holds(each) ? each : plan) }} />
      </Section>
      <ListField path={['spec', 'reservedCidrs']} hint={t('reservedHint')} placeholder="10.64.0.0/12, 172.20.0.0/16" />
    </>
  );
}
