import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { TextInput } from '@patternfly/react-core/dist/esm/components/TextInput/index.js';
import type { Path } from '@dualstack/schema';
import { useTranslation } from '../../i18n/useTranslation.js';
import { fieldId } from '../steps.js';
import { useFindings, useHeld, useLabel, usePlanValue, useWizard } from '../WizardContext.js';
import { FieldMessages } from './FieldMessages.js';
import { memoField } from './memoField.js';
import { type Pair, readPairs } from './pairs.js';

/** A map of short texts, such as labels. Its rows are those of the plan, but where they cannot be a map yet. */
export const PairsField = memoField(function PairsField({ path, legend, keyLabel, valueLabel }: { path: Path; legend?: string; keyLabel: string; valueLabel: string }) {
  const { t } = useTranslation();
  const { hold, touch } = useWizard();
  const stored = usePlanValue<Record<string, string>>(path);
  const rows = useHeld<readonly Pair[]>(path) ?? Object.entries(stored ?? {});
  const findings = useFindings(path, { below: true });
  const name = useLabel(path);
  const id = fieldId(path);
  const set = (next: readonly Pair[]) => {
    const { map, held } = readPairs(next);
    hold(path, map, held);
    touch(...next.map(([key]) => [...path, key]));
  };
  const replace = (index: number, row: Pair) => set(rows.map((each, position) => (position === index ? row : each)));
  return (
    <fieldset className="ds-field" id={id} tabIndex={-1} aria-describedby={`${id}-messages`}>
      <legend>{legend ?? name}</legend>
      {rows.map(([key, value], index) => {
        const isRefused = key === '' ? value !== '' : rows.findIndex(([each]) => each === key) < index;
        return (
          <div key={index} className="ds-pair">
            <TextInput aria-label={`${keyLabel} ${index + 1}`} value={key} placeholder={keyLabel} validated={isRefused ? 'error' : 'default'} onChange={(_, next) => replace(index, [next, value])} />
            <TextInput aria-label={`${valueLabel} ${index + 1}`} value={value} placeholder={valueLabel} onChange={(_, next) => replace(index, [key, next])} />
            <Button variant="plain" aria-label={t('field.remove', { item: key || String(index + 1) })} onClick={() => set(rows.filter((_, each) => each !== index))}>
              ×
            </Button>
          </div>
        );
      })}
      <Button variant="link" isInline onClick={() => set([...rows, ['', '']])}>
        {t('field.addRow')}
      </Button>
      <FieldMessages id={`${id}-messages`} path={path} findings={findings} />
    </fieldset>
  );
});
