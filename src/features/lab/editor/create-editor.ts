// The editor as a set of functions; the library stays in this folder.
import { acceptCompletion, autocompletion, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language'
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint'
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search'
import { EditorState } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  hoverTooltip,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { editorTheme } from './editor-theme.ts'
import { complete, contextName, helpFor, type Help } from './members-help.ts'
import { programLanguage } from './program-language.ts'
import { keepKeys, shadowHost } from './shadow-host.ts'

/** Something wrong, where it is: lines and columns from 1. */
export interface Mark {
  severity: 'error' | 'warning'
  message: string
  line: number
  column: number
  /** What to write in the place of the word there, and the words of the button that does it. */
  fix?: { insert: string; label: string }
}

export interface ProgramEditor {
  code: () => string
  /** Another program in its place; undo brings the one before back. */
  setCode: (code: string) => void
  /** Of the program as it is now. */
  setMarks: (marks: readonly Mark[]) => void
  goTo: (line: number, column: number) => void
  destroy: () => void
}

export interface ProgramEditorOptions {
  code: string
  /** The accessible name. */
  label: string
  changed: (code: string) => void
}

export function createProgramEditor(
  host: HTMLElement,
  { code, label, changed }: ProgramEditorOptions,
): ProgramEditor {
  const { root, parent } = shadowHost(host)
  keepKeys(host)

  const extensions = [
    lineNumbers(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    history(),
    drawSelection(),
    EditorState.tabSize.of(2),
    indentUnit.of('  '),
    indentOnInput(),
    bracketMatching(),
    highlightSelectionMatches(),
    autocompletion(),
    programLanguage(complete),
    hoverTooltip(tooltipAt),
    lintGutter(),
    keymap.of([
      { key: 'Tab', run: acceptCompletion },
      ...completionKeymap,
      ...historyKeymap,
      ...searchKeymap,
      ...lintKeymap,
      ...defaultKeymap,
      indentWithTab,
    ]),
    EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false' }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) changed(update.state.doc.toString())
    }),
    editorTheme,
  ]
  const view = new EditorView({
    parent,
    root,
    state: EditorState.create({ doc: code, extensions }),
  })
  // What scrolls can be reached by keys, also before the program itself.
  view.scrollDOM.tabIndex = 0
  return {
    code: () => view.state.doc.toString(),
    setCode(next) {
      if (next === view.state.doc.toString()) return
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: next },
      })
    },
    setMarks(marks) {
      view.dispatch(setDiagnostics(view.state, diagnosticsOf(view.state, marks)))
    },
    goTo(line, column) {
      const at = placeOf(view.state, line, column)
      view.dispatch({ selection: { anchor: at }, scrollIntoView: true })
      view.focus()
    },
    destroy: () => view.destroy(),
  }
}

function placeOf({ doc }: EditorState, line: number, column: number): number {
  const of = doc.line(Math.min(Math.max(1, line), doc.lines))
  return Math.min(of.from + column - 1, of.to)
}

function diagnosticsOf(state: EditorState, marks: readonly Mark[]): Diagnostic[] {
  return marks.map(({ severity, message, line, column, fix }) => {
    const at = placeOf(state, line, column)
    const word = state.wordAt(at)
    const end = Math.min(state.doc.lineAt(at).to, at + 1)
    const [from, to] = word ? [word.from, word.to] : [at, end]
    return {
      from,
      to,
      severity,
      message,
      ...(fix && {
        actions: [
          {
            name: fix.label,
            apply: (view: EditorView) =>
              view.dispatch({ changes: { from, to, insert: fix.insert } }),
          },
        ],
      }),
    }
  })
}

function tooltipAt(view: EditorView, position: number) {
  const word = view.state.wordAt(position)
  if (!word) return null
  const line = view.state.doc.lineAt(word.from)
  const help = helpFor(
    view.state.sliceDoc(word.from, word.to),
    view.state.sliceDoc(line.from, word.from),
    contextName(view.state.doc.toString()),
  )
  if (help === null) return null
  return { pos: word.from, end: word.to, above: true, create: () => ({ dom: helpBox(help) }) }
}

function helpBox({ signature, summary, parameters }: Help): HTMLElement {
  const box = document.createElement('div')
  box.className = 'cm-help'
  box.append(textIn('code', signature), textIn('p', summary))
  if (parameters.length === 0) return box
  const list = document.createElement('dl')
  for (const parameter of parameters) {
    const row = document.createElement('div')
    row.append(textIn('dt', parameter.name), textIn('dd', parameter.summary))
    list.append(row)
  }
  box.append(list)
  return box
}

function textIn(name: string, text: string): HTMLElement {
  const element = document.createElement(name)
  element.textContent = text
  return element
}
