/** Where a phone begins, as a media query; the style sheets say the same: the steps are a strip there, and groups are folded. */
export const PHONE = '(max-width: 760px)';
