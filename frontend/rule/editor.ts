/**
 * The editor of a rule: CodeMirror, loaded when a rule is first opened. Tab leaves it, as it leaves any field.
 */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import {
  Decoration,
  EditorView,
  keymap,
  lineNumbers,
  MatchDecorator,
  ViewPlugin,
  type DecorationSet,
  type ViewUpdate,
} from '@codemirror/view';
import type { TextError } from '../lab/errors-in-text';
import { wordKind, WORDS } from './words';

/** Browsers take many seconds to replace a line of thousands of coloured words. */
const LONGEST_COLOURED = 2000;

const matcher = new MatchDecorator({
  regexp: WORDS,
  decoration: (match) => Decoration.mark({ class: `word-${wordKind(match[0], match[1] !== undefined)}` }),
});

const colours = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = this.colour(view);
    }
    update(update: ViewUpdate): void {
      if (update.docChanged || update.viewportChanged) this.decorations = this.colour(update.view);
    }
    private colour(view: EditorView): DecorationSet {
      return view.state.doc.length > LONGEST_COLOURED ? Decoration.none : matcher.createDeco(view);
    }
  },
  { decorations: (plugin) => plugin.decorations },
);

export class RuleText {
  private readonly view: EditorView;
  private readonly attributes = new Compartment();
  /** Whether a text is being set that nobody has typed. */
  private quiet = false;

  constructor(parent: HTMLElement, root: ShadowRoot, text: string, typed: (text: string) => void) {
    this.view = new EditorView({
      parent,
      root,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(),
          history(),
          keymap.of([...defaultKeymap, ...historyKeymap]),
          EditorView.lineWrapping,
          colours,
          this.attributes.of([]),
          EditorView.updateListener.of(({ docChanged }) => docChanged && !this.quiet && typed(this.text)),
        ],
      }),
    });
  }

  get text(): string {
    return this.view.state.doc.toString();
  }

  set text(text: string) {
    if (text === this.text) return;
    this.quiet = true;
    this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: text } });
    this.quiet = false;
  }

  get isFocused(): boolean {
    return this.view.hasFocus;
  }

  focus(): void {
    this.view.focus();
  }

  /** Sets the label, the description for screen readers, and the mark at a mistake. */
  say(label: string, error: TextError | null): void {
    const content = {
      'aria-label': label,
      'aria-describedby': 'problem hint',
      'aria-invalid': String(error !== null),
      spellcheck: 'false',
    };
    this.view.dispatch({ effects: this.attributes.reconfigure(EditorView.contentAttributes.of(content)) });
    this.view.dispatch(setDiagnostics(this.view.state, error ? [this.diagnostic(error)] : []));
  }

  private diagnostic({ position, length, message }: TextError): Parameters<typeof setDiagnostics>[1][number] {
    const end = this.view.state.doc.length;
    const from = Math.min(Math.max(0, position ?? 0), Math.max(0, end - 1));
    return { from, to: Math.min(end, from + Math.max(1, length ?? 0)), severity: 'error', message };
  }

  destroy(): void {
    this.view.destroy();
  }
}
