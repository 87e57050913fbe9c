import type { Family, Severity } from '@dualstack/schema';
import './signs.css';

/** Small signs, 16 by 16, in the colour of the text around them. */
const SIGNS = {
  undo: <path d="M5.5 3 2.5 6l3 3M2.5 6H10a3.5 3.5 0 0 1 0 7H6" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" />,
  redo: <path d="m10.5 3 3 3-3 3M13.5 6H6a3.5 3.5 0 0 0 0 7h4" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" />,
  stop: (
    <>
      <path d="M8 0a8 8 0 1 0 0 16A8 8 0 0 0 8 0Z" fill="currentColor" />
      <path d="M7 3.6h2l-.25 5.4h-1.5L7 3.6Zm1 6.5a1.15 1.15 0 1 1 0 2.3 1.15 1.15 0 0 1 0-2.3Z" fill="var(--ds-on-red)" />
    </>
  ),
  warn: (
    <>
      <path d="M8 .9c.5 0 1 .3 1.2.7l6.5 11.6c.5.9-.2 2-1.2 2h-13c-1 0-1.7-1.1-1.2-2L6.8 1.6C7 1.2 7.5.9 8 .9Z" fill="currentColor" />
      <path d="M7.15 5h1.7l-.2 4.8h-1.3L7.15 5ZM8 10.7a1.05 1.05 0 1 1 0 2.1 1.05 1.05 0 0 1 0-2.1Z" fill="var(--ds-panel)" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="7.2" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M7.2 7h1.6v5H7.2zM8 3.8a1.05 1.05 0 1 1 0 2.1 1.05 1.05 0 0 1 0-2.1Z" fill="currentColor" />
    </>
  ),
  ok: (
    <>
      <circle cx="8" cy="8" r="7.2" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="m4.6 8.3 2.3 2.3 4.5-4.9" fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" />
    </>
  ),
  check: (
    <>
      <path d="m3 8.5 3.4 3.3L13 4.7" fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" />
    </>
  ),
  lock: (
    <>
      <rect x="3" y="7" width="10" height="7.5" rx="1.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M5.2 7V4.9a2.8 2.8 0 0 1 5.6 0V7" fill="none" stroke="currentColor" strokeWidth="1.5" />
    </>
  ),
  pen: (
    <>
      <path d="m2 14 .8-3.3L10.9 2.6a1.4 1.4 0 0 1 2 0l.5.5a1.4 1.4 0 0 1 0 2L5.3 13.2 2 14Z" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
    </>
  ),
  out: (
    <>
      <path d="M6.5 3H3v10h10V9.5M9.5 2.5h4v4M13 3 7.5 8.5" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
    </>
  ),
  right: (
    <>
      <path d="m6 3.5 4.5 4.5L6 12.5" fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" />
    </>
  ),
  down: (
    <>
      <path d="M3.5 6 8 10.5 12.5 6" fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" />
    </>
  ),
  import: (
    <>
      <path d="M8 2v7.5M4.8 6.5 8 9.7l3.2-3.2M2.5 11v2.5h11V11" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round" />
    </>
  ),
  paste: (
    <>
      <path d="M5.5 3h-2v11h9V3h-2" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
      <rect x="5.5" y="1.5" width="5" height="3" rx="1" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6 8h4M6 10.8h4" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" />
    </>
  ),
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8.5" rx="1.5" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M3.5 10.5h-1V3a1 1 0 0 1 1-1h7v1.5" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round" />
    </>
  ),
  share: (
    <>
      <path d="M6.5 9.5a3 3 0 0 0 4.3 0l2.3-2.3a3 3 0 0 0-4.3-4.3L8 3.7M9.5 6.5a3 3 0 0 0-4.3 0L2.9 8.8a3 3 0 0 0 4.3 4.3l.8-.8" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.5" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="m10.5 10.5 3.5 3.5" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
  more: (
    <>
      <circle cx="8" cy="3" r="1.5" fill="currentColor" />
      <circle cx="8" cy="8" r="1.5" fill="currentColor" />
      <circle cx="8" cy="13" r="1.5" fill="currentColor" />
    </>
  ),
  menu: (
    <>
      <path d="M2 4h12M2 8h12M2 12h12" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
  person: (
    <>
      <circle cx="8" cy="5" r="3" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M2.5 14.2a5.5 5.5 0 0 1 11 0" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
  clock: (
    <>
      <circle cx="8" cy="8" r="6.7" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M8 4.3V8l2.6 1.8" fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
    </>
  ),
  file: (
    <>
      <path d="M3.5 1.7h5.5l3.5 3.5v9.1h-9Z M9 1.7v3.5h3.5" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinejoin="round" />
    </>
  ),
};

export type SignName = keyof typeof SIGNS;

/** A small sign beside words that say the same; nothing is read out. */
export function Sign({ name, className = '' }: { name: SignName; className?: string }) {
  return (
    <svg className={`ds-sign ${className}`} viewBox="0 0 16 16" aria-hidden="true">
      {SIGNS[name]}
    </svg>
  );
}

/** The sign of what is refused, warned of, and only said. */
export const SEVERITY_SIGN = { error: 'stop', warning: 'warn', info: 'info' } as const satisfies Record<Severity, SignName>;

const FAMILY_NAME = { ipv4: 'IPv4', ipv6: 'IPv6' } as const;

/**
 * The mark of a family: a blue square with 4, a purple hexagon with 6, everywhere.
 *
 * @param named whether it is read out; beside a word that names the family it is not
 */
export function FamilyMark({ family, named = false }: { family: Family; named?: boolean }) {
  return (
    <svg className="ds-sign" viewBox="0 0 16 16" {...(named ? { role: 'img', 'aria-label': FAMILY_NAME[family] } : { 'aria-hidden': true })}>
      {family === 'ipv4' ? (
        <>
          <rect x="1" y="1" width="14" height="14" rx="3" fill="var(--ds-ipv4)" />
          <path d="M9.2 3.6 4.4 9.4v1.3h4.5v2h1.7v-2h1.2V9.3h-1.2V3.6H9.2Zm-.3 2.3v3.4H6.1l2.8-3.4Z" fill="var(--ds-on-family)" />
        </>
      ) : (
        <>
          <path d="M8 .6 14.6 4.3v7.4L8 15.4 1.4 11.7V4.3Z" fill="var(--ds-ipv6)" stroke="var(--ds-ipv6)" strokeWidth="1" strokeLinejoin="round" />
          <path d="M9.9 3.7C7.2 4.2 5.1 6.3 5.1 9.2c0 2 1.2 3.3 3 3.3 1.7 0 2.9-1.2 2.9-2.8 0-1.6-1.1-2.6-2.6-2.6-.6 0-1.1.2-1.5.5.5-1.4 1.7-2.3 3.3-2.6L9.9 3.7ZM8.1 8.4c.8 0 1.3.5 1.3 1.3 0 .9-.5 1.4-1.3 1.4-.8 0-1.3-.6-1.4-1.6.2-.6.7-1.1 1.4-1.1Z" fill="var(--ds-on-family)" />
        </>
      )}
    </svg>
  );
}

/** The sign of the product: a square and a hexagon that meet. */
export function Logo() {
  return (
    <svg className="ds-logo" viewBox="0 0 34 24" aria-hidden="true">
      <rect x="2" y="4" width="16" height="16" rx="3.5" fill="none" stroke="var(--ds-ipv4)" strokeWidth="2.5" />
      <path d="M22.5 2.5 31 7.3v9.4l-8.5 4.8L14 16.7V7.3Z" fill="none" stroke="var(--ds-ipv6)" strokeWidth="2.5" strokeLinejoin="round" />
    </svg>
  );
}
