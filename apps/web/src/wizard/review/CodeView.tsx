import { json } from '@codemirror/lang-json';
import { markdown } from '@codemirror/lang-markdown';
import { yaml } from '@codemirror/lang-yaml';
import { HighlightStyle, StreamLanguage, type StreamParser, syntaxHighlighting } from '@codemirror/language';
import { shell } from '@codemirror/legacy-modes/mode/shell';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useRef } from 'react';

const LANGUAGES: Record<string, () => Extension> = {
  'application/yaml': yaml,
  'application/json': json,
  'text/markdown': () => markdown(),
  'text/x-shellscript': () => StreamLanguage.define(shell),
  'text/x-hcl': () => StreamLanguage.define(hcl),
};

/** HCL as far as colours need it: comments, strings, numbers, blocks and arguments. No editor mode for it is published. */
const hcl: StreamParser<unknown> = {
  token: (stream) => {
    if (stream.eatSpace()) return null;
    if (stream.match(/^#.*/)) return 'comment';
    if (stream.match(/^"(?:[^"\\]|\\.)*"/)) return 'string';
    if (stream.match(/^(?:true|false|null)\b/)) return 'atom';
    if (stream.match(/^\d+(?:\.\d+)?/)) return 'number';
    if (stream.match(/^(?:resource|data|variable|output|provider|terraform|locals)\b(?=[ {])/)) return 'keyword';
    if (stream.match(/^[A-Za-z_][\w-]*(?=\s*=[^=])/)) return 'propertyName';
    if (!stream.match(/^[A-Za-z_][\w.-]*/)) stream.next();
    return null;
  },
};

/** Colours by the page's own variables, so that both themes have enough contrast. */
const highlighting = syntaxHighlighting(
  HighlightStyle.define([
    { tag: [tags.propertyName, tags.definition(tags.propertyName), tags.heading], color: 'var(--ds-code-key)' },
    { tag: [tags.string, tags.special(tags.string), tags.monospace], color: 'var(--ds-code-string)' },
    { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--ds-code-number)' },
    { tag: [tags.keyword, tags.operatorKeyword, tags.controlKeyword], color: 'var(--ds-code-keyword)' },
    { tag: [tags.comment, tags.meta], color: 'var(--ds-code-comment)' },
    { tag: [tags.link, tags.url], color: 'var(--ds-code-key)' },
  ]),
);

/** The nonce of the page, under which the editor may add its styles. */
const nonce = () => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

interface CodeViewProps {
  text: string;
  mediaType: string;
  label: string;
  isWrapped: boolean;
}

/** A file to read: highlighted, searchable with Ctrl-F, not to be changed. */
export function CodeView({ text, mediaType, label, isWrapped }: CodeViewProps) {
  const parent = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const wrapping = useRef(new Compartment());

  useEffect(() => {
    if (!parent.current) return undefined;
    view.current = new EditorView({
      parent: parent.current,
      state: EditorState.create({
        doc: text,
        extensions: [
          EditorView.cspNonce.of(nonce()),
          lineNumbers(),
          highlighting,
          LANGUAGES[mediaType]?.() ?? [],
          search({ top: true }),
          highlightSelectionMatches(),
          keymap.of(searchKeymap),
          EditorState.readOnly.of(true),
          EditorView.contentAttributes.of({ 'aria-label': label, 'aria-readonly': 'true', tabindex: '0' }),
          wrapping.current.of([]),
        ],
      }),
    });
    return () => view.current?.destroy();
  }, [text, mediaType, label]);

  useEffect(() => {
    view.current?.dispatch({ effects: wrapping.current.reconfigure(isWrapped ? EditorView.lineWrapping : []) });
  }, [isWrapped, text, mediaType, label]);

  return <div ref={parent} className="ds-code" />;
}
