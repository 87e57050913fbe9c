import type { ReactNode } from 'react';

/** A part of a step under a heading of its own. */
export function Section({ title, hint, children }: { title: string; hint?: ReactNode; children: ReactNode }) {
  return (
    <section className="ds-section">
      <h2>{title}</h2>
      {hint && <p className="ds-section-hint">{hint}</p>}
      {children}
    </section>
  );
}

/** A part of a step, open at first unless it is folded, that can be folded. Going to a field in it opens it again. */
export function Fold({ title, isFolded = false, children }: { title: string; isFolded?: boolean; children: ReactNode }) {
  return (
    <details className="ds-fold" open={!isFolded}>
      <summary>{title}</summary>
      <div>{children}</div>
    </details>
  );
}
