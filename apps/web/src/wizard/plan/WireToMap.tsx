import type { Path } from '@dualstack/schema';
import { useEffect, useRef, useState } from 'react';
import { fieldId } from '../steps.js';
import { useSelected } from '../WizardContext.js';
import { type Wire, wireBetween } from './wire.js';

/** Where the map stands beside the form; the style sheet says the same. */
const BESIDE = '(min-width: 1201px)';

/** The line from what is refused in a field to its range in the map, where both are in sight. It says nothing that the number on both does not. */
export function WireToMap({ range }: { range: { readonly id: string; readonly path: Path } | undefined }) {
  const findings = useSelected((store) => store.findings());
  const frame = useRef<SVGSVGElement>(null);
  const [wire, setWire] = useState<Wire>();
  useEffect(() => {
    let asked: number | undefined;
    const draw = () => {
      asked = undefined;
      const next = range === undefined || !window.matchMedia(BESIDE).matches ? undefined : measure(frame.current, range);
      setWire((known) => (known?.path === next?.path ? known : next));
    };
    const ask = () => {
      asked ??= requestAnimationFrame(draw);
    };
    ask();
    const wizard = frame.current?.parentElement;
    const observer = new ResizeObserver(ask);
    for (const each of wizard?.querySelectorAll('.ds-step, .ds-step > form, .ds-map-columns') ?? []) observer.observe(each);
    // What scrolls in it does not bubble.
    wizard?.addEventListener('scroll', ask, { capture: true, passive: true });
    return () => {
      observer.disconnect();
      wizard?.removeEventListener('scroll', ask, { capture: true });
      if (asked !== undefined) cancelAnimationFrame(asked);
    };
  }, [range, findings]);
  return (
    <svg ref={frame} className="ds-wire" aria-hidden="true">
      {wire && (
        <>
          <path d={wire.path} />
          <circle cx={wire.from[0]} cy={wire.from[1]} r={3.5} />
          <circle cx={wire.to[0]} cy={wire.to[1]} r={3.5} />
        </>
      )}
    </svg>
  );
}

function measure(frame: SVGSVGElement | null, { id, path }: { readonly id: string; readonly path: Path }): Wire | undefined {
  const wizard = frame?.parentElement;
  const block = [...(wizard?.querySelectorAll<HTMLElement>('.ds-map-columns [data-stop]') ?? [])].find((each) => each.dataset.stop === id);
  const isRefused = block?.closest('.ds-map-block')?.matches('[data-conflict="error"], [data-ghost]') ?? false;
  const box = document.getElementById(`${fieldId(path)}-messages`)?.querySelector('.ds-message[data-severity="error"]');
  const form = wizard?.querySelector('.ds-step');
  const map = wizard?.querySelector('.ds-map-columns');
  if (!frame || !block || !isRefused || !box || !form || !map) return undefined;
  const edges = (element: Element) => element.getBoundingClientRect();
  return wireBetween({ box: edges(box), form: edges(form), block: edges(block), map: edges(map), frame: edges(frame) });
}
