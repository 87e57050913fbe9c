import { type ReactNode, useState } from 'react';

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

/** A part of a step that can be folded. It opens by itself when something in it is wrong. */
export function Fold({ title, isOpenAtFirst, children }: { title: string; isOpenAtFirst: boolean; children: ReactNode }) {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  return (
    <details className="ds-fold" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      <div>{children}</div>
    </details>
  );
}
