import { type ReactNode, useId } from 'react';

interface CardProps {
  title: string;
  /** A few words beside the title. */
  hint?: ReactNode;
  className: string;
  children: ReactNode;
}

/** A part of the review, under a heading. */
export function Card({ title, hint, className, children }: CardProps) {
  const id = useId();
  return (
    <section className={`ds-review-card ${className}`} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {hint !== undefined && <p>{hint}</p>}
      </header>
      {children}
    </section>
  );
}
