import { Section } from '../../ui/Section.js';
import { CheckboxField } from '../../wizard/fields/ChoiceFields.js';
import { CidrField } from '../../wizard/fields/CidrField.js';
import { ListField } from '../../wizard/fields/ListField.js';
import { PairsField } from '../../wizard/fields/PairsField.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { SubnetFields } from './SubnetFields.js';
import { useCce } from './useCce.js';
import { useTexts } from './useTexts.js';

const C = ['spec', 'cce'] as const;

/** The VPC and the default node subnet, to create or to name. */
export function VpcStep() {
  const { t } = useTexts();
  const { settings } = useCce();
  return (
    <>
      <Section title={t('vpc')} hint={t('vpcHint')}>
        <CheckboxField path={[...C, 'vpc', 'existing']} label={t('existing')} hint={t('existingHint')} />
        <div className="ds-row">
          <TextField path={[...C, 'vpc', 'name']} label={t('vpcName')} isRequired isKept />
          <CidrField family="ipv4" path={[...C, 'vpc', 'cidr']} label={t('vpcCidr')} isRequired isKept meaning={t('vpcCidrMeaning')} />
        </div>
        {!settings.vpc.existing && (
          <>
            <TextField path={[...C, 'vpc', 'description']} label={t('description')} />
            <PairsField path={[...C, 'vpc', 'tags']} legend={t('tags')} keyLabel={t('tagKey')} valueLabel={t('tagValue')} />
          </>
        )}
      </Section>
      <Section title={t('nodeSubnet')} hint={t('nodeSubnetHint')}>
        <SubnetFields path={[...C, 'nodeSubnet']} use="nodes" />
      </Section>
      <ListField path={['spec', 'reservedCidrs']} label={t('reserved')} hint={t('reservedHint')} placeholder="10.64.0.0/12, 172.20.0.0/16" />
    </>
  );
}
