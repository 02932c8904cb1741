// The editor in the product's own colours: the tokens of the page go through to it.
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

const colours = HighlightStyle.define([
  {
    tag: [tags.keyword, tags.definitionKeyword, tags.controlKeyword],
    color: 'var(--color-accent)',
  },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--color-gain)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--color-warn)' },
  { tag: [tags.comment], color: 'var(--color-muted)', fontStyle: 'italic' },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], fontWeight: '600' },
  { tag: [tags.punctuation, tags.operator, tags.bracket], color: 'var(--color-muted)' },
])

const look = EditorView.theme({
  '&': {
    height: '100%',
    color: 'var(--color-text)',
    backgroundColor: 'var(--color-surface)',
    fontSize: '0.8125rem',
  },
  '&.cm-focused': { outline: '2px solid var(--color-focus)', outlineOffset: '-2px' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '1.55' },
  '.cm-content': { caretColor: 'var(--color-text)', padding: '0.75rem 0' },
  '.cm-cursor': { borderLeftColor: 'var(--color-text)', borderLeftWidth: '2px' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground, ::selection':
    { backgroundColor: 'color-mix(in oklab, var(--color-accent) 26%, transparent)' },
  '.cm-gutters': {
    backgroundColor: 'var(--color-surface)',
    color: 'var(--color-muted)',
    border: 'none',
  },
  '.cm-activeLine': { backgroundColor: 'color-mix(in oklab, var(--color-accent) 6%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--color-text)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    backgroundColor: 'color-mix(in oklab, var(--color-accent) 22%, transparent)',
    outline: 'none',
  },
  '.cm-searchMatch': { backgroundColor: 'var(--color-warn-soft)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--color-raised)',
    color: 'var(--color-text)',
    border: '1px solid var(--color-line)',
    borderRadius: 'var(--radius-md)',
    boxShadow: 'var(--shadow-pop)',
    fontFamily: 'var(--font-sans)',
    maxWidth: 'min(28rem, 90vw)',
  },
  '.cm-tooltip.cm-completionInfo': { padding: '0.5rem 0.75rem', maxWidth: '18rem' },
  '.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--font-mono)', fontSize: '0.75rem' },
  '.cm-tooltip-autocomplete > ul > li': { padding: '0.2rem 0.5rem' },
  '.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--color-accent)',
    color: 'var(--color-on-accent)',
  },
  '.cm-completionDetail': { opacity: '0.75', marginLeft: '0.25rem', fontStyle: 'normal' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-help': {
    padding: '0.625rem 0.75rem',
    display: 'grid',
    gap: '0.375rem',
    fontSize: '0.75rem',
  },
  '.cm-help code': { fontFamily: 'var(--font-mono)', fontWeight: '600' },
  '.cm-help dl': { margin: '0', display: 'grid', gap: '0.125rem', color: 'var(--color-muted)' },
  '.cm-help dt': { display: 'inline', fontFamily: 'var(--font-mono)' },
  '.cm-help dd': { display: 'inline', margin: '0 0 0 0.375rem' },
  '.cm-help p': { margin: '0' },
  '.cm-diagnostic': { padding: '0.375rem 0.75rem', fontSize: '0.75rem' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--color-danger)' },
  '.cm-diagnostic-warning': { borderLeft: '3px solid var(--color-warn)' },
  '.cm-diagnosticAction': {
    backgroundColor: 'var(--color-accent)',
    color: 'var(--color-on-accent)',
    borderRadius: 'var(--radius-sm)',
  },
  '.cm-panels': { backgroundColor: 'var(--color-raised)', color: 'var(--color-text)' },
  '.cm-changeGutter': { width: '3px' },
  '.cm-deletedChunk': { backgroundColor: 'var(--color-loss-soft)' },
  '.cm-changedLine': { backgroundColor: 'var(--color-gain-soft) !important' },
  '@media (pointer: coarse)': { '&': { fontSize: '1rem' } },
})

export const editorTheme: Extension = [look, syntaxHighlighting(colours)]
