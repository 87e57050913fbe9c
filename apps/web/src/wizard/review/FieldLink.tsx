import type { Path } from '@dualstack/schema';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { FieldState } from '../arrival.js';
import { useSelected, useWizard } from '../WizardContext.js';

interface FieldLinkProps {
  path: Path;
  urlOf: (step: string) => string;
  className?: string;
  children: ReactNode;
}

/** A link to the field of a path: its step, and there the field itself. What no step shows is not linked. */
export function FieldLink({ path, urlOf, className, children }: FieldLinkProps) {
  const { provider } = useWizard();
  const step = useSelected((store) => store.stepAt(path));
  if (step === provider.steps.at(-1)) return <span className={className}>{children}</span>;
  return (
    <Link href={urlOf(step)} state={{ field: path } satisfies FieldState} className={className}>
      {children}
    </Link>
  );
}
