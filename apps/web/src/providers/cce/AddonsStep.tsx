import * as cce from '@dualstack/schema/providers/cce';
import { CheckboxField } from '../../wizard/fields/ChoiceFields.js';
import { OwnFindings } from '../../wizard/fields/OwnFindings.js';
import { TextField } from '../../wizard/fields/TextField.js';
import { EntryTable } from '../../wizard/table/EntryTable.js';
import { useCce } from './useCce.js';
import { useTexts } from './useTexts.js';

const PATH = ['spec', 'cce', 'addons'] as const;
/** An id of the clouds, to show how one looks. */
const ID = '8d6bd485-d8ac-4693-815d-9d54d79b0666';

/** "Select Add-on" and "Configure Add-on" of the console. */
export function AddonsStep() {
  const { t } = useTexts();
  const { plan } = useCce();
  return (
    <>
      <p className="ds-section-hint">{t('addonsAlways')}</p>
      <EntryTable
        path={PATH}
        columns={[
          { key: 'name' },
          { key: 'version', hint: t('addonVersionHint') },
        ]}
        adds={[{ label: t('addAddon'), entry: (each) => cce.nextAddon(cce.provider.holds(each) ? each : plan) }]}
        extra={(index) => <AddonSettings index={index} />}
      />
      <p className="ds-note">{t('addonsLater')}</p>
    </>
  );
}

/** What an add-on is told beyond its version. */
function AddonSettings({ index }: { index: number }) {
  const { t } = useTexts();
  const { settings } = useCce();
  const path = [...PATH, index];
  const name = settings.addons?.[index]?.name;
  const own: readonly string[] = name !== undefined && cce.hasSettings(name) ? cce.ADDON_SETTINGS[name] : [];
  const others = Object.values(cce.ADDON_SETTINGS).flat().filter((key) => !own.includes(key));
  return (
    <>
      {name === 'nginx-ingress' && <TextField isCode path={[...path, 'loadBalancerId']} hint={t('addonLoadBalancerHint')} placeholder={ID} />}
      {name === 'cie-collector' && (
        <>
          <TextField isCode path={[...path, 'aomInstanceId']} hint={t('addonAomHint')} placeholder={ID} />
          <TextField isCode path={[...path, 'thirdPartyUrl']} hint={t('addonThirdHint')} placeholder="https://metrics.example.com/api/v1/write" />
        </>
      )}
      {name === 'log-agent' && (
        <>
          <CheckboxField path={[...path, 'collectStdout']} hint={t('addonStdoutHint')} />
          <CheckboxField path={[...path, 'collectEvents']} hint={t('addonEventsHint')} />
        </>
      )}
      {others.map((key) => (
        <OwnFindings key={key} path={[...path, key]} />
      ))}
    </>
  );
}
