import { FAMILY_LABEL, familiesOf, type IpFamily, isDualStack, starlingx } from '@dualstack/schema';
import { SelectField, TilesField } from '../../wizard/fields/ChoiceFields.js';
import { NumberField } from '../../wizard/fields/NumberField.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { useChoices, useStarlingx } from './useStarlingx.js';
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
  const { chooseFamily, chooseMode, chooseSystemType, chooseRole } = useChoices();
  const isInstall = settings.mode === 'install';
  const hint = (value: IpFamily) => {
    const [first, second] = familiesOf(value).map((family) => FAMILY_LABEL[family]);
    if (second === undefined) return t('familyHints.single');
    return t(settings.mode === 'install' ? 'familyHints.dual' : `familyHints.${settings.mode}`, { first: first ?? '', second });
  };
  return (
    <>
      <TextField path={['metadata', 'name']} label={t('name')} hint={t('nameHint')} isRequired isKept />
      <TilesField columns={3} path={[...S, 'mode']} legend={t('mode')} onChoose={chooseMode} options={starlingx.MODES.map((value) => ({ value, label: t(`modes.${value}`), hint: t(`modeHints.${value}`) }))} />
      <TilesField columns={3} path={[...S, 'systemType']} legend={t('systemType')} onChoose={chooseSystemType} options={starlingx.SYSTEM_TYPES.map((value) => ({ value, label: t(`systemTypes.${value}`), hint: t(`systemTypeHints.${value}`) }))} />
      {settings.systemType !== 'aio-sx' && settings.mode !== 'revert' && (
        <div className="ds-row">
          {starlingx.HOST_KINDS.map((kind) => (
            <NumberField key={kind} path={[...S, 'hosts', kind]} label={t(`hosts.${kind}`)} hint={t('hostsHint')} min={0} max={starlingx.MAX_HOSTS} startAt={1} />
          ))}
        </div>
      )}
      <TilesField
        path={['spec', 'ipFamily']}
        legend={t('ipFamily')}
        onChoose={chooseFamily}
        options={FAMILY_ORDER.map((value) => ({ value, label: t(`family.${value}`), hint: hint(value), ...(!isInstall && !isDualStack(value) && { refusal: t('familyRefused') }) }))}
      />
      <SelectField
        path={[...S, 'distributedCloudRole']}
        label={t('role')}
        onChoose={chooseRole}
        options={starlingx.ROLES.map((value) => {
          const isRefused = value === 'systemcontroller' && settings.systemType === 'aio-sx';
          return { value, label: isRefused ? t('roleSimplex') : t(`roles.${value}`), ...(isRefused && { refusal: t('roleSimplex') }) };
        })}
      />
      {settings.distributedCloudRole === 'subcloud' && isInstall && (
        <div className="ds-row">
          <TextField isCode path={[...S, 'systemControllerGateway']} label={t('gatewayOfController')} hint={t('gatewayOfControllerHint')} isRequired />
          <TextField path={[...S, 'location']} label={t('location')} />
        </div>
      )}
      <div className="ds-row">
        {isInstall && <TextField path={[...S, 'timezone']} label={t('timezone')} hint={t('timezoneHint')} suggestions={TIME_ZONES} placeholder="UTC" />}
        <TextField path={['metadata', 'description']} label={t('description')} />
      </div>
    </>
  );
}
