/** The sign of this provider on tiles and cards, drawn with the lines of `ds-glyph`. */
export function Glyph() {
  return (
    <svg className="ds-glyph" viewBox="0 0 40 40" aria-hidden="true">
      <path d="M12 30.5a7.5 7.5 0 0 1-.9-14.9A10 10 0 0 1 30.3 18a6.4 6.4 0 0 1-1 12.5Z" />
      <rect x="13" y="20.5" width="5" height="5" rx="1" />
      <rect x="21.5" y="20.5" width="5" height="5" rx="1" />
    </svg>
  );
}
