import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import type { Fix, Path, SpokenFinding } from '@dualstack/schema';
import { flushSync } from 'react-dom';
import { useSpeaker } from '../../i18n/speaker.js';
import { focusField } from '../steps.js';
import { useFix, useWizard } from '../WizardContext.js';

/** Puts the focus where a person goes on after a fix: its button goes away with its finding. */
function focusAfter(places: readonly Path[]): void {
  if (places.some((path) => focusField(path))) return;
  document.getElementById('main')?.focus();
}

interface FixButtonProps {
  finding: SpokenFinding;
  /** Where the focus goes afterwards; without, to the field of the finding. */
  onFixed?: (fix: Fix) => void;
}

/** The way out of a finding as a button, once it has been tried. */
export function FixButton({ finding, onFixed }: FixButtonProps) {
  const { applyFix } = useWizard();
  const fix = useFix(finding);
  const { label } = useSpeaker();
  if (!fix) return null;
  const apply = () => {
    flushSync(() => applyFix(fix));
    if (onFixed) onFixed(fix);
    else focusAfter([finding.path, fix.path]);
  };
  return (
    <Button variant="secondary" size="sm" onClick={apply}>
      {label(fix)}
    </Button>
  );
}
