import type { Path } from '@dualstack/schema';
import { fieldId } from '../steps.js';
import { useFindings } from '../WizardContext.js';
import { FieldMessages } from './FieldMessages.js';

/** What is to be said of a part of the plan that has no control of its own; links to it lead here. */
export function OwnFindings({ path, below = false }: { path: Path; below?: boolean }) {
  const findings = useFindings(path, { below });
  const id = fieldId(path);
  return (
    <div id={id} tabIndex={-1} className={findings.length > 0 ? 'ds-field' : undefined}>
      <FieldMessages id={`${id}-messages`} path={path} findings={findings} />
    </div>
  );
}
