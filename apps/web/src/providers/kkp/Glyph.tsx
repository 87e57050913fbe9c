/** The sign of this provider on tiles and cards, drawn with the lines of `ds-glyph`. */
export function Glyph() {
  return (
    <svg className="ds-glyph" viewBox="0 0 40 40" aria-hidden="true">
      <path d="m20 5.5 6 3.5v7l-6 3.5-6-3.5V9Z" />
      <path d="m12 20.5 6 3.5v7l-6 3.5L6 31v-7Z" />
      <path d="m28 20.5 6 3.5v7l-6 3.5-6-3.5v-7Z" />
    </svg>
  );
}
