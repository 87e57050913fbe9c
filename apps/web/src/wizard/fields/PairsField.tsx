import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { TextInput } from '@patternfly/react-core/dist/esm/components/TextInput/index.js';
import type { Path } from '@dualstack/schema';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldId } from '../steps.js';
import { useFindings, usePlanValue, useWizard } from '../WizardContext.js';
import { FieldMessages } from './FieldMessages.js';

type Pair = readonly [key: string, value: string];

/** A map of short texts, such as labels. Rows without a key are kept on the page and left out of the plan. */
export function PairsField({ path, legend, keyLabel, valueLabel }: { path: Path; legend: string; keyLabel: string; valueLabel: string }) {
  const { t } = useTranslation();
  const { setValue, touch } = useWizard();
  const stored = usePlanValue<Record<string, string>>(path) ?? {};
  const [rows, setRows] = useState<Pair[]>(() => Object.entries(stored));
  const findings = useFindings(path, { below: true });
  const id = fieldId(path);
  const set = (next: Pair[]) => {
    setRows(next);
    const map = Object.fromEntries(next.filter(([key]) => key !== ''));
    setValue(path, Object.keys(map).length === 0 ? undefined : map);
    for (const [key] of next) touch([...path, key]);
  };
  return (
    <fieldset className="ds-field" id={id} tabIndex={-1} aria-describedby={`${id}-messages`}>
      <legend>{legend}</legend>
      {rows.map(([key, value], index) => (
        <div key={index} className="ds-pair">
          <TextInput aria-label={`${keyLabel} ${index + 1}`} value={key} placeholder={keyLabel} onChange={(_, next) => set(rows.map((row, each) => (each === index ? [next, row[1]] : row)))} />
          <TextInput aria-label={`${valueLabel} ${index + 1}`} value={value} placeholder={valueLabel} onChange={(_, next) => set(rows.map((row, each) => (each === index ? [row[0], next] : row)))} />
          <Button variant="plain" aria-label={t('field.remove', { item: key || String(index + 1) })} onClick={() => set(rows.filter((_, each) => each !== index))}>
            ×
          </Button>
        </div>
      ))}
      <Button variant="link" isInline onClick={() => setRows([...rows, ['', '']])}>
        {t('field.addRow')}
      </Button>
      <FieldMessages id={`${id}-messages`} findings={findings} />
    </fieldset>
  );
}
