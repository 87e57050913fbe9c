import DOMPurify from 'dompurify';
import MarkdownIt from 'markdown-it';

/** What stands in a rendered guide beside its own words, in the language of the page. */
export interface GuideLabels {
  readonly copy: string;
  readonly table: string;
  /** Read out after the words of a link that leaves the page. */
  readonly newTab: string;
}

/** Headings of a guide lie two levels down: under the title of the page and that of the files. */
const DEEPER = 2;
const deeper = (tag: string) => `h${Math.min(6, Number(tag.slice(1)) + DEEPER)}`;

function createParser({ copy, table, newTab }: GuideLabels) {
  const parser = new MarkdownIt({ html: false });
  const { escapeHtml } = parser.utils;
  const { rules } = parser.renderer;
  rules['heading_open'] = (tokens, index) => `<${deeper(tokens[index]?.tag ?? 'h1')}>`;
  rules['heading_close'] = (tokens, index) => `</${deeper(tokens[index]?.tag ?? 'h1')}>\n`;
  rules['fence'] = (tokens, index) => `<div class="ds-cmd"><pre tabindex="0"><code>${escapeHtml((tokens[index]?.content ?? '').replace(/\n$/, ''))}</code></pre><button type="button" class="ds-cmd-copy">${escapeHtml(copy)}</button></div>\n`;
  rules['table_open'] = () => `<div class="ds-md-scroll" role="group" aria-label="${escapeHtml(table)}" tabindex="0"><table>\n`;
  rules['table_close'] = () => '</table></div>\n';
  rules['link_close'] = () => `<span class="pf-v6-screen-reader"> ${escapeHtml(newTab)}</span></a>`;
  return parser;
}

const purifier = DOMPurify(window);
/** Links lead to pages, in a tab of their own, which learns nothing of this one. */
purifier.addHook('afterSanitizeAttributes', (node) => {
  if (node.tagName !== 'A') return;
  if (!/^https?:\/\//i.test(node.getAttribute('href') ?? '')) node.removeAttribute('href');
  node.setAttribute('target', '_blank');
  node.setAttribute('rel', 'noopener noreferrer');
});

/**
 * A guide as HTML. The parser takes no HTML of the guide for HTML; what it makes is cleaned all the same, so that nothing in it
 * runs, and no link leads anywhere but to a page.
 */
export function renderGuide(markdown: string, labels: GuideLabels): string {
  return purifier.sanitize(createParser(labels).render(markdown), { USE_PROFILES: { html: true }, FORBID_TAGS: ['style', 'form', 'input', 'img'], FORBID_ATTR: ['style'] });
}
