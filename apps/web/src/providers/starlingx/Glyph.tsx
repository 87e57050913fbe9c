/** The sign of this provider on tiles and cards, drawn with the lines of `ds-glyph`. */
export function Glyph() {
  return (
    <svg className="ds-glyph" viewBox="0 0 40 40" aria-hidden="true">
      <path d="M20 17v17M14.5 34h11" />
      <circle cx="20" cy="14" r="3" />
      <path d="M13.3 20.5a9.3 9.3 0 0 1 0-13M26.7 7.5a9.3 9.3 0 0 1 0 13M9.3 24.5a15 15 0 0 1 0-21M30.7 3.5a15 15 0 0 1 0 21" />
    </svg>
  );
}
