import { type Finding, isWithin, type Path, type Step } from '@dualstack/schema';

/** The step on which a path is edited: the one with the longest prefix of it. */
export function stepOf(steps: readonly Step[], path: Path): Step | undefined {
  let best: { step: Step; length: number } | undefined;
  for (const step of steps) {
    for (const prefix of step.paths) {
      if (isWithin(path, prefix) && prefix.length >= (best?.length ?? 0)) best = best?.length === prefix.length ? best : { step, length: prefix.length };
    }
  }
  return best?.step;
}

/** The findings of a step, errors first. */
export function findingsOf(steps: readonly Step[], stepId: string, findings: readonly Finding[]): Finding[] {
  return findings.filter(({ path }) => stepOf(steps, path)?.id === stepId);
}

/** The id of the element in which a path is edited. */
export function fieldId(path: Path): string {
  return `field-${path.join('-')}`;
}

/** Puts the focus into the field of a path, or into the nearest one around it; a fold around it is opened. */
export function focusField(path: Path): boolean {
  for (let length = path.length; length > 0; length -= 1) {
    const element = document.getElementById(fieldId(path.slice(0, length)));
    if (!element) continue;
    const fold = element.closest('details');
    if (fold) fold.open = true;
    element.focus();
    element.scrollIntoView({ block: 'center' });
    return true;
  }
  return false;
}
