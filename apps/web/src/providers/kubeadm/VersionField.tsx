import * as kubeadm from '@dualstack/schema/providers/kubeadm';
import { FormSelect, FormSelectOption } from '@patternfly/react-core/dist/esm/components/FormSelect/index.js';
import { TextInput } from '@patternfly/react-core/dist/esm/components/TextInput/index.js';
import { Field } from '../../wizard/fields/Field.js';
import { useWizard } from '../../wizard/WizardContext.js';
import { useKubeadm } from './useKubeadm.js';
import { useTexts } from './useTexts.js';

const VERSION = ['spec', 'kubernetesVersion'] as const;

/** The version of Kubernetes in two parts: the release, which decides what else can be chosen, and its patch. */
export function VersionField() {
  const { t } = useTexts();
  const { choose, touch } = useWizard();
  const { version, release } = useKubeadm();
  const patch = release && version.startsWith(`${release.minor}.`) ? version.slice(release.minor.length + 1) : '';
  return (
    <Field path={VERSION} hint={t('versionHint', { version })}>
      {(control) => (
        <div className="ds-version">
          <FormSelect
            {...control}
            value={release?.version ?? version}
            onChange={(_, next) => {
              choose(VERSION, next);
              touch(VERSION);
            }}
          >
            {!release && <FormSelectOption value={version} label={version} />}
            {kubeadm.RELEASES.map(({ minor, version: value, isMaintained }) => (
              <FormSelectOption key={minor} value={value} label={isMaintained ? t('releaseMaintained', { minor }) : minor} />
            ))}
          </FormSelect>
          {release && <TextInput className="ds-code-input" type="text" inputMode="numeric" aria-label={t('patch')} value={patch} onBlur={() => touch(VERSION)} onChange={(_, next) => choose(VERSION, next === '' ? release.minor : `${release.minor}.${next.trim()}`)} />}
        </div>
      )}
    </Field>
  );
}
