/** Where the masthead leads. */
export const PLACES = [
  { key: 'plans', href: '/' },
  { key: 'spaces', href: '/spaces' },
  { key: 'mistakes', href: '/#mistakes' },
  { key: 'examples', href: '/#examples' },
  { key: 'rules', href: '/rules' },
] as const;

/** Goes to a part of the first page, from wherever one is. */
export function goToPart(href: string, navigate: (to: string) => void): void {
  const [path = '/', part] = href.split('#');
  if (window.location.pathname !== path) navigate(path);
  if (part === undefined) return;
  // The page may have to be drawn first.
  requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(part)?.scrollIntoView()));
}
