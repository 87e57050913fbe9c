import { FAMILIES, type Path } from '@dualstack/schema';
import { type ReactNode, use } from 'react';
import { useTranslation } from '../../i18n/useTranslation.js';
import { FamilyMark } from '../../ui/signs.js';
import { fieldId } from '../steps.js';
import { useFieldSpec, useFindings, useLabel } from '../WizardContext.js';
import { FieldMessages } from './FieldMessages.js';
import { CellOf } from './layout.js';
import { PermanenceBadge } from './PermanenceBadge.js';

/** What every field has around its control. */
export interface FieldProps {
  path: Path;
  /** What it is called, where that is not simply what the domain calls it. */
  label?: string;
  /** One line under the control: what it is, or what the value means. */
  hint?: ReactNode;
  /** Whether it must be filled in, where its table does not say so. */
  isRequired?: boolean;
  /** Whether the value is the one that the real system would take by itself. */
  isDefault?: boolean;
  /** Whether findings below the path are shown here too. */
  below?: boolean;
}

interface ControlProps {
  id: string;
  'aria-describedby': string;
  'aria-invalid': boolean;
  'aria-required': boolean | undefined;
}

/** Label, control, hint and messages of one field, tied together for those who cannot see them together. In a cell its table shows the messages. */
export function Field({ path, label: given, hint, isRequired: isAsked, isDefault, below = false, remarks, children }: FieldProps & { remarks?: ReactNode; children: (control: ControlProps) => ReactNode }) {
  const { t } = useTranslation();
  const findings = useFindings(path, { below });
  const name = useLabel(path);
  const label = given ?? name;
  const spec = useFieldSpec(path);
  const isRequired = isAsked ?? spec?.required;
  const id = fieldId(path);
  const family = FAMILIES.find((each) => path.at(-1) === each);
  const entry = use(CellOf);
  const isInvalid = findings.some(({ severity }) => severity === 'error');
  return (
    <div className="ds-field" data-invalid={isInvalid || undefined}>
      <div className="ds-label">
        {family && <FamilyMark family={family} />}
        <label htmlFor={id}>
          {entry !== undefined && <span className="pf-v6-screen-reader">{`${entry}${t('marks.colon')}`}</span>}
          {label}
        </label>
        {isRequired && (
          <span aria-hidden="true" className="ds-required">
            *
          </span>
        )}
      </div>
      <div className="ds-control">{children({ id, 'aria-describedby': `${id}-hint ${id}-messages`, 'aria-invalid': isInvalid, 'aria-required': isRequired })}</div>
      <div id={`${id}-hint`} className="ds-under">
        <span>{hint}</span>
        {entry === undefined && (
          <span className="ds-marks">
            {isDefault && <span className="ds-default">{t('field.default')}</span>}
            <PermanenceBadge path={path} />
          </span>
        )}
        {remarks}
      </div>
      {/* What is said of a cell stands in the row below. */}
      {entry === undefined && <FieldMessages id={`${id}-messages`} path={path} findings={findings} />}
    </div>
  );
}
