/** The sign of this provider on tiles and cards, drawn with the lines of `ds-glyph`. */
export function Glyph() {
  return (
    <svg className="ds-glyph" viewBox="0 0 40 40" aria-hidden="true">
      <rect x="5.5" y="8.5" width="29" height="23" rx="3" />
      <path d="m11.5 16 5 4.5-5 4.5M20 25.5h8" />
    </svg>
  );
}
