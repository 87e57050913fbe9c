import { Children, type ReactNode } from 'react';

/**
 * Fields two by two. Labels, controls and the lines under them line up in each pair, and what is to be said of a field takes the
 * whole row below; a field that is left out leaves no gap.
 */
export function Row({ children }: { children: ReactNode }) {
  const fields = Children.toArray(children);
  const pairs = Array.from({ length: Math.ceil(fields.length / 2) }, (_, index) => fields.slice(index * 2, index * 2 + 2));
  return pairs.map((pair, index) => (
    <div key={index} className="ds-row">
      {pair}
    </div>
  ));
}
