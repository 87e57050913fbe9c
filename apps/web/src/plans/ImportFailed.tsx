import { useTranslation } from '../i18n/useTranslation.js';
import { Sign } from '../ui/signs.js';
import { type ImportProblem, MOST_BYTES } from './importPlan.js';

/** Why a file was not read: which, where in it, and what would do. */
export function ImportFailed({ problem }: { problem: ImportProblem }) {
  const { t } = useTranslation();
  const text = Object.hasOwn(problem, 'text') ? (problem as { text: string }).text : '';
  return (
    <div className="ds-said ds-import-failed" data-kind="error" role="alert">
      <Sign name="stop" />
      <div>
        <p>{t(`import.${problem.kind}`, { ...problem, limit: MOST_BYTES / 1024 / 1024 })}</p>
        {text !== '' && <code>{text}</code>}
      </div>
    </div>
  );
}
