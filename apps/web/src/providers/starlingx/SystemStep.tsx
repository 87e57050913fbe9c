import { FAMILY_LABEL, familiesOf, type IpFamily, termCode } from '@dualstack/schema';
import * as starlingx from '@dualstack/schema/providers/starlingx';
import { useSpeaker } from '../../i18n/speaker.js';
import { Row } from '../../ui/Row.js';
import { SelectField, TilesField } from '../../wizard/fields/ChoiceFields.js';
import { NumberField } from '../../wizard/fields/NumberField.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { useWizard } from '../../wizard/WizardContext.js';
import { useStarlingx } from './useStarlingx.js';
import { useTexts } from './useTexts.js';

const S = ['spec', 'starlingx'] as const;
/** Both families first, because that is what this tool is for. */
const FAMILY_ORDER = ['IPv4+IPv6', 'IPv6+IPv4', 'IPv6', 'IPv4'] as const satisfies readonly IpFamily[];
/** Time zones to offer; any other of the database can be typed. */
const TIME_ZONES = ['UTC', 'Europe/Berlin', 'America/New_York', 'America/Toronto', 'Asia/Shanghai'];

/** What the plan is for, and what kind of system it is about. */
export function SystemStep() {
  const { t } = useTexts();
  const { settings } = useStarlingx();
  const { provider } = useWizard();
  const { termOf } = useSpeaker();
  const term = (field: string, value: string) => termOf(provider, termCode([field], value));
  const isInstall = settings.mode === 'install';
  const hint = (value: IpFamily) => {
    const [first, second] = familiesOf(value).map((family) => FAMILY_LABEL[family]);
    if (second === undefined) return t('familyHints.single');
    return t(settings.mode === 'install' ? 'familyHints.dual' : `familyHints.${settings.mode}`, { first: first ?? '', second });
  };
  return (
    <>
      <TextField path={['metadata', 'name']} hint={t('nameHint')} isKept />
      <TilesField columns={3} path={[...S, 'mode']} options={starlingx.MODES.map((value) => ({ value, label: t(`modes.${value}`), hint: t(`modeHints.${value}`) }))} />
      <SelectField path={[...S, 'release']} whenAbsent={starlingx.UNNAMED_RELEASE} hint={t('releaseHint')} options={starlingx.RELEASES.map((value) => ({ value, label: `StarlingX ${starlingx.RELEASE[value].label}, Kubernetes ${starlingx.RELEASE[value].kubernetesVersion}` }))} />
      <TilesField asks columns={3} path={[...S, 'systemType']} options={starlingx.SYSTEM_TYPES.map((value) => ({ value, label: starlingx.SYSTEM_TYPE_LABEL[value], hint: t(`systemTypeHints.${value}`) }))} />
      {settings.systemType !== 'aio-sx' && settings.mode !== 'revert' && (
        <Row>
          {starlingx.HOST_KINDS.map((kind) => (
            <NumberField key={kind} path={[...S, 'hosts', kind]} hint={t('hostsHint')} startAt={1} />
          ))}
        </Row>
      )}
      {isInstall && (settings.systemType !== 'standard' || settings.kernel !== undefined || settings.systemMode !== undefined) && (
        <Row>
          {(settings.systemType === 'aio-dx' || settings.systemMode !== undefined) && (
            <SelectField path={[...S, 'systemMode']} whenAbsent="duplex" options={starlingx.SYSTEM_MODES.map((value) => ({ value, label: term('systemMode', value) }))} />
          )}
          <SelectField path={[...S, 'kernel']} whenAbsent="standard" hint={t('kernelHint')} options={starlingx.KERNELS.map((value) => ({ value, label: term('kernel', value) }))} />
        </Row>
      )}
      <TilesField asks path={['spec', 'ipFamily']} options={FAMILY_ORDER.map((value) => ({ value, label: t(`family.${value}`), hint: hint(value) }))} />
      <TilesField asks columns={3} path={[...S, 'distributedCloudRole']} options={starlingx.ROLES.map((value) => ({ value, label: t(`roles.${value}`) }))} />
      {settings.distributedCloudRole === 'subcloud' && isInstall && (
        <Row>
          <TextField isCode path={[...S, 'systemControllerGateway']} hint={t('gatewayOfControllerHint')} />
          <TextField path={[...S, 'location']} />
        </Row>
      )}
      <Row>
        {isInstall && <TextField path={[...S, 'timezone']} hint={t('timezoneHint')} suggestions={TIME_ZONES} placeholder="UTC" />}
        <TextField path={['metadata', 'description']} />
      </Row>
    </>
  );
}
