import { FAMILIES, findingKey, parseCidr, type Path, type SpokenFinding as Finding, valueAt } from '@dualstack/schema';
import { Button } from '@patternfly/react-core/dist/esm/components/Button/index.js';
import { useDeferredValue } from 'react';
import { useTranslation } from '../../i18n/useTranslation.js';
import { useSpeaker } from '../../i18n/speaker.js';
import { Lens } from '../../map/Lens.js';
import { SEVERITY_SIGN, Sign } from '../../ui/signs.js';
import { focusField } from '../steps.js';
import { useFieldName, useSelected, useWizard } from '../WizardContext.js';
import { useWhyOf } from './useWhyOf.js';
import { WaysOut } from './WaysOut.js';

/** What is to be said of a field: what is wrong, why and where that is written, and the ways out. The shell reads it out. */
export function FieldMessages({ id, path, findings }: { id: string; path?: Path; findings: readonly Finding[] }) {
  return (
    <div id={id} className="ds-messages">
      {findings.map((finding, index) => (
        <FieldMessage key={`${findingKey(finding)} ${index}`} finding={finding} at={path} />
      ))}
      {path && <Taken path={path} />}
    </div>
  );
}

function FieldMessage({ finding, at }: { finding: Finding; at: Path | undefined }) {
  const { t } = useTranslation();
  const { button, reason } = useWhyOf(finding);
  return (
    <div className="ds-message" data-severity={finding.severity}>
      <Sign name={SEVERITY_SIGN[finding.severity]} />
      <div>
        <p>
          <span className="pf-v6-screen-reader">{t(`severity.${finding.severity}`)}: </span>
          {finding.message} {button}
        </p>
        {reason}
        {finding.severity === 'error' && <TwoRanges finding={finding} />}
        <WaysOut finding={finding} at={at} isBrief={finding.severity === 'info'} />
      </div>
    </div>
  );
}

/** The two ranges of a finding, digit by digit: what they share is why it is one. */
function TwoRanges({ finding: { path, related } }: { finding: Finding }) {
  const nameOf = useFieldName();
  const [other] = related ?? [];
  const texts = useSelected(({ plan }) => JSON.stringify([valueAt(plan(), path), other && valueAt(plan(), other)]));
  // What is wrong is said first, and drawn right behind it: a step with several such fields would come a frame or two later.
  const isDrawn = useDeferredValue(true, false);
  if (!other) return null;
  const [own, beside] = JSON.parse(texts) as unknown[];
  const [parsed, second] = [own, beside].map((text) => (typeof text === 'string' ? parseCidr(text) : undefined));
  if (!parsed?.ok || !second?.ok || parsed.value.family !== second.value.family) return null;
  /** The larger one above, as it encloses the other. */
  const rows = [
    { label: nameOf(withoutFamily(other)) ?? '', text: String(beside), prefix: second.value.prefix },
    { label: nameOf(withoutFamily(path)) ?? '', text: String(own), prefix: parsed.value.prefix },
  ].sort((a, b) => a.prefix - b.prefix);
  return (
    <div className="ds-two-ranges">
      {isDrawn && <Lens family={parsed.value.family} rows={rows.map(({ label, text }) => ({ label, text }))} />}
    </div>
  );
}

/** The place of both families of a field: the colour says which of them is meant. */
const withoutFamily = (path: Path): Path => (FAMILIES.some((family) => family === path.at(-1)) ? path.slice(0, -1) : path);

/** The way out that was taken here, with a way back, until something else is changed. */
function Taken({ path }: { path: Path }) {
  const { t } = useTranslation();
  const { store } = useWizard();
  const { label } = useSpeaker();
  const taken = useSelected((each) => each.takenAt(path));
  if (!taken) return null;
  const undo = () => {
    store.undo();
    focusField(path);
  };
  return (
    <p className="ds-done">
      <Sign name="ok" />
      {t('field.taken', { label: label({ label: taken }) })}
      <Button variant="link" isInline onClick={undo}>
        {t('field.undo')}
      </Button>
    </p>
  );
}
