// What the editor knows of `ctx`: completion and hover, made from the one description.
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import type { IndicatorDescription } from '../../../../sandbox/language/indicators.ts'
import { indicators } from '../../../../sandbox/language/indicators.ts'
import type { Member } from '../../../../sandbox/language/members.ts'
import { members, paramFunction } from '../../../../sandbox/language/members.ts'
import { signature } from '../../../../sandbox/language/typings.ts'

const described = new Map<string, IndicatorDescription>(Object.entries(indicators))
const byName = new Map(members.map((member) => [member.name, member]))

const completions: readonly Completion[] = members.map((member) => ({
  label: member.name,
  type: member.parameters === undefined ? 'property' : 'function',
  detail: signature(member).slice(member.name.length),
  info: member.summary,
  ...(member.parameters !== undefined && { apply: applyCall(member) }),
}))

const indicatorCompletions: readonly Completion[] = [...described].map(([name, { summary }]) => ({
  label: name,
  type: 'enum',
  info: summary,
}))

const orderOptions: readonly Completion[] = ['stop', 'target', 'leverage', 'reason'].map(
  (label) => ({ label, type: 'property', apply: `${label}: ` }),
)

const words: readonly Completion[] = [
  { label: 'fn', type: 'keyword', info: 'The same as function.' },
  {
    label: paramFunction.name,
    type: 'function',
    detail: paramFunction.signature.slice(paramFunction.name.length),
    info: paramFunction.summary,
    apply: "param('name', 10, { min: 1, max: 100 })",
  },
  ...['const', 'let', 'if', 'else', 'return', 'for', 'of', 'while', 'true', 'false', 'null'].map(
    (label): Completion => ({ label, type: 'keyword' }),
  ),
  { label: 'Math', type: 'namespace' },
]

/** What can stand where somebody types. */
export function complete(context: CompletionContext): CompletionResult | null {
  const name = contextName(context.state.doc.toString())
  const member = context.matchBefore(new RegExp(`\\b${name}\\.\\w*`))
  if (member)
    return { from: member.from + name.length + 1, options: completions, validFor: /^\w*$/ }
  const indicator = context.matchBefore(/\.indicator\(\s*['"]\w*/)
  if (indicator) {
    const from = context.pos - (/\w*$/.exec(indicator.text)?.[0].length ?? 0)
    return { from, options: indicatorCompletions, validFor: /^\w*$/ }
  }
  const option = context.matchBefore(
    /\.(?:buy|sell)\([^(){}]*(?:\([^()]*\)[^(){}]*)*\{[^{}]*?\b\w*/,
  )
  const word = context.matchBefore(/\w+/)
  if (option && word && !/:\s*\w*$/.test(option.text)) {
    return { from: word.from, options: orderOptions, validFor: /^\w*$/ }
  }
  if (!word && !context.explicit) return null
  const typed = word?.from ?? context.pos
  if (context.state.sliceDoc(typed - 1, typed) === '.') return null
  const own: Completion = { label: name, type: 'variable', info: 'What the program knows.' }
  return { from: typed, options: [own, ...words], validFor: /^\w*$/ }
}

/** What `run` calls its argument. */
export function contextName(code: string): string {
  return /\brun\s*\(\s*([A-Za-z_$][\w$]*)/.exec(code)?.[1] ?? 'ctx'
}

export interface Help {
  signature: string
  summary: string
  parameters: readonly { name: string; summary: string }[]
}

/** What is known of the word that starts at `from` in a line; null: nothing. */
export function helpFor(word: string, before: string, context: string): Help | null {
  if (before.endsWith(`${context}.`)) {
    const member = byName.get(word)
    return member === undefined ? null : helpOf(member, context)
  }
  if (word === paramFunction.name) {
    return { signature: paramFunction.signature, summary: paramFunction.summary, parameters: [] }
  }
  const indicator = /indicator\(\s*['"]$/.test(before) ? described.get(word) : undefined
  return indicator === undefined ? null : indicatorHelp(word, indicator)
}

function helpOf(member: Member, context: string): Help {
  return {
    signature: `${context}.${signature(member)}`,
    summary: member.summary,
    parameters: member.parameters ?? [],
  }
}

function indicatorHelp(name: string, { periods, lines, summary }: IndicatorDescription): Help {
  const options = Object.entries(periods).map(([period, usual]) => `${period}: ${usual}`)
  const line = lines.length > 1 ? [`line: ${lines.map((each) => `'${each}'`).join(' | ')}`] : []
  return {
    signature: `${name} { ${[...options, ...line].join(', ')} }`,
    summary,
    parameters: [],
  }
}

/** Without parameters the cursor goes behind the parentheses. */
function applyCall({ name, parameters = [] }: Member): Completion['apply'] {
  return (view, _, from, to) => {
    const anchor = from + name.length + (parameters.length === 0 ? 2 : 1)
    const follows = view.state.sliceDoc(to, to + 1) === '('
    view.dispatch({
      changes: { from, to, insert: follows ? name : `${name}()` },
      selection: { anchor: follows ? from + name.length : anchor },
      userEvent: 'input.complete',
    })
  }
}
