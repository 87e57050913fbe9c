import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { TextArea } from '@patternfly/react-core/dist/esm/components/TextArea/index.js';
import { type Path, valueAt } from '@dualstack/schema';
import * as kubeadm from '@dualstack/schema/providers/kubeadm';
import { useId, useMemo, useState } from 'react';
import { useController, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Fold } from '../../ui/Section.js';
import { useWizard } from '../../wizard/WizardContext.js';
import { useTexts } from './useTexts.js';

const EXAMPLE = 'cp-1      control-plane  192.168.10.11  2a05:d014:937:4500::11\nworker-1  worker         192.168.10.21  2a05:d014:937:4500::21';

/**
 * Nodes out of a spreadsheet or an inventory. What could not be read is said line by line; they take the place of the
 * list once a person says so, and that can be undone.
 */
export function PastedList({ path }: { path: Path }) {
  const { t } = useTexts();
  const { setValue, touch, store } = useWizard();
  const { control } = useForm({ defaultValues: { text: '' } });
  const { field } = useController({ control, name: 'text' });
  const [before, setBefore] = useState<{ nodes: unknown; text: string }>();
  const id = useId();
  const { nodes, remarks } = useMemo(() => kubeadm.readNodeList(field.value), [field.value]);
  const takeOver = () => {
    setBefore({ nodes: valueAt(store.plan(), path), text: field.value });
    setValue(path, nodes);
    touch(...nodes.flatMap((node, index) => Object.keys(node).map((key) => [...path, index, key])));
    field.onChange('');
  };
  const undo = () => {
    if (!before) return;
    setValue(path, before.nodes);
    field.onChange(before.text);
    setBefore(undefined);
    document.getElementById(id)?.focus();
  };
  return (
    <Fold title={t('paste')} isFolded>
      <div className="ds-field">
        <div className="ds-label">
          <label htmlFor={id}>{t('paste')}</label>
        </div>
        <TextArea id={id} aria-describedby={`${id}-hint ${id}-remarks`} className="ds-code-input" rows={5} resizeOrientation="vertical" value={field.value} onChange={(_, next) => field.onChange(next)} onBlur={field.onBlur} placeholder={EXAMPLE} />
        <div id={`${id}-hint`} className="ds-hint">
          {t('pasteHint')}
        </div>
        <div className="ds-actions">
          <Button variant="secondary" isDisabled={nodes.length === 0} onClick={takeOver}>
            {t('pasteAction')}
          </Button>
          {before && (
            <Button variant="link" onClick={undo}>
              {t('pasteUndo')}
            </Button>
          )}
          <span aria-live="polite">{field.value !== '' && t('pasteFound', { count: nodes.length })}</span>
        </div>
        <Remarks id={`${id}-remarks`} remarks={remarks} />
      </div>
    </Fold>
  );
}

/** What is not in the nodes that were read, or in two of them, line by line. */
function Remarks({ id, remarks }: { id: string; remarks: readonly kubeadm.NodeListRemark[] }) {
  const { t } = useTexts();
  const { t: shell } = useTranslation();
  return (
    <div id={id} aria-live="polite" className="ds-paste-remarks">
      {remarks.length > 0 && (
        <>
          <p>{t('pasteRemarks', { count: remarks.length })}</p>
          <ul tabIndex={0} aria-label={t('pasteRemarks', { count: remarks.length })}>
            {remarks.map(({ line, kind, words, earlier = 0 }, index) => (
              <li key={index}>
                {t('pasteLine', { line })}
                {t(`remarks.${kind}`, { words: words.join(shell('marks.comma')), earlier })}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
