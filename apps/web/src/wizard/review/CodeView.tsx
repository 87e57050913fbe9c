import { json } from '@codemirror/lang-json';
import { markdown } from '@codemirror/lang-markdown';
import { yaml } from '@codemirror/lang-yaml';
import { HighlightStyle, StreamLanguage, type StreamParser, syntaxHighlighting } from '@codemirror/language';
import { shell } from '@codemirror/legacy-modes/mode/shell';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Extension, RangeSet } from '@codemirror/state';
import { Decoration, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { useEffect, useEffectEvent, useRef } from 'react';

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

const LIT = Decoration.line({ class: 'ds-lit' });

/** Lines that are lit up, counted from 1. */
const lit = (lines: readonly number[], state: EditorState): Extension =>
  EditorView.decorations.of(RangeSet.of(lines.filter((line) => line <= state.doc.lines).map((line) => LIT.range(state.doc.line(line).from))));

interface CodeViewProps {
  text: string;
  mediaType: string;
  label: string;
  isWrapped: boolean;
  /** Lines to light up, in their order; the first of them is brought into view. */
  litLines?: readonly number[];
  /** Hears of the line that a person chooses. */
  onLine?: (line: number) => void;
}

const NONE: readonly number[] = [];

/** A file to read: highlighted, searchable with Ctrl-F, not to be changed. */
export function CodeView({ text, mediaType, label, isWrapped, litLines = NONE, onLine }: CodeViewProps) {
  const parent = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const wrapping = useRef(new Compartment());
  const lighting = useRef(new Compartment());
  const tell = useEffectEvent((line: number) => onLine?.(line));

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
          lighting.current.of([]),
          EditorView.updateListener.of(({ selectionSet, state }) => {
            if (selectionSet) tell(state.doc.lineAt(state.selection.main.head).number);
          }),
        ],
      }),
    });
    return () => view.current?.destroy();
  }, [text, mediaType, label]);

  useEffect(() => {
    view.current?.dispatch({ effects: wrapping.current.reconfigure(isWrapped ? EditorView.lineWrapping : []) });
  }, [isWrapped, text, mediaType, label]);

  useEffect(() => {
    const { current } = view;
    if (!current) return;
    current.dispatch({ effects: lighting.current.reconfigure(lit(litLines, current.state)) });
    const [first] = litLines;
    if (first !== undefined && first <= current.state.doc.lines) current.dispatch({ effects: EditorView.scrollIntoView(current.state.doc.line(first).from, { y: 'center' }) });
  }, [litLines, text, mediaType, label]);

  return <div ref={parent} className="ds-code" />;
}
