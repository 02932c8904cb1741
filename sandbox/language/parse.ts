import type { AnyNode, FunctionDeclaration, Program } from 'acorn'
import { misplaced } from './constants.ts'
import type { FnPlaces, Translated } from './fn-keyword.ts'
import { parserWithFn, translateFn } from './fn-keyword.ts'
import { memberNames, members } from './members.ts'
import type { ParamDeclaration } from './params.ts'
import { declaredParams } from './params.ts'
import type { Problem } from './problem.ts'
import { nearest } from './problem.ts'
import { nodeBelow, walk } from './walk.ts'

/** Bytes of UTF-8. */
const longestProgram = 64 * 1024
/** Levels of its tree. What is written by hand has a few dozen. */
const deepest = 400

export interface ParsedProgram {
  /** As JavaScript: `fn` is `function`; lines are the person's. */
  code: string
  replaced: Translated['replaced']
  /** The names of its constants outside functions. */
  constants: readonly string[]
  params: readonly ParamDeclaration[]
}

export interface Parsed {
  /** Null when there are errors. */
  program: ParsedProgram | null
  errors: readonly Problem[]
  warnings: readonly Problem[]
}

/** Reads a program without running it. Everything wrong with it is told at once, where the parser can go on. */
export function parseProgram(source: string): Parsed {
  if (new TextEncoder().encode(source).length > longestProgram) {
    return failed([{ message: 'A program has at most 64 kB', line: 1, column: 1 }])
  }
  const places: FnPlaces = new Set()
  let tree: Program
  try {
    tree = parserWithFn(places).parse(source, { ...language, locations: true })
  } catch (error) {
    return failed([syntaxProblem(error)])
  }
  const report = (node: Located, message: string, suggestion?: string): Problem => ({
    message,
    ...placeOf(node.loc?.start),
    ...(suggestion === undefined ? {} : { suggestion }),
  })
  const deep = nodeBelow(tree, deepest)
  if (deep !== undefined) return failed([report(deep, 'This is nested too deeply')])

  const run = tree.body.find(
    (node): node is FunctionDeclaration =>
      node.type === 'FunctionDeclaration' && node.id.name === 'run',
  )
  const { params, problems } = declaredParams(tree)
  const errors = [
    ...misplaced(tree).map(({ node, message }) => report(node, message)),
    ...problems.map(({ node, message }) => report(node, message)),
    ...(run ? [] : [{ message: 'A program needs fn run(ctx) { … }', line: 1, column: 1 }]),
  ]
  const warnings: Problem[] = []
  const context = run?.params[0]?.type === 'Identifier' ? run.params[0].name : undefined
  let decides = false
  walk(tree, (found) => {
    const node = found as AnyNode
    const missing = unsupported(node)
    if (missing !== undefined) errors.push(report(node, missing))
    if (node.type !== 'MemberExpression' || node.computed) return
    if (node.object.type !== 'Identifier' || node.object.name !== (context ?? 'ctx')) return
    if (node.property.type !== 'Identifier') return
    const { name } = node.property
    if (memberNames.has(name)) {
      decides ||= decisions.has(name)
      return
    }
    const known = nearest(name, memberNames)
    errors.push(
      report(
        node.property,
        `${node.object.name}.${name} does not exist`,
        known === undefined ? undefined : `${node.object.name}.${known}`,
      ),
    )
  })
  if (errors.length > 0) return { program: null, errors, warnings }
  if (!decides) {
    warnings.push({ message: 'This program never buys, sells or closes', line: 1, column: 1 })
  }
  const constants = tree.body.flatMap((node) =>
    node.type === 'VariableDeclaration'
      ? node.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []))
      : node.type === 'FunctionDeclaration'
        ? [node.id.name]
        : [],
  )
  return { program: { ...translateFn(source, places), constants, params }, errors, warnings }
}

/** A module, since those are strict; what only modules have is told apart below. */
const language = { ecmaVersion: 2024, sourceType: 'module' } as const

interface Located {
  loc?: { start: { line: number; column: number } } | null | undefined
}

function placeOf(start = { line: 1, column: 0 }): { line: number; column: number } {
  return { line: start.line, column: start.column + 1 }
}

const decisions = new Set(
  members
    .filter(({ kind, name }) => kind === 'decision' && name !== 'hold')
    .map(({ name }) => name),
)

function failed(errors: Problem[]): Parsed {
  return { program: null, errors, warnings: [] }
}

function syntaxProblem(error: unknown): Problem {
  if (!(error instanceof SyntaxError)) throw error
  const { loc } = error as SyntaxError & { loc?: { line: number; column: number } }
  return { message: error.message.replace(/ \(\d+:\d+\)$/, ''), ...placeOf(loc) }
}

/** Nothing in a program can wait, and nothing can be brought in. */
function unsupported(node: AnyNode): string | undefined {
  switch (node.type) {
    case 'AwaitExpression':
      return 'A run cannot wait: await does not exist here'
    case 'ImportDeclaration':
    case 'ImportExpression':
      return 'Nothing can be imported'
    case 'MetaProperty':
      return node.meta.name === 'import' ? 'Nothing can be imported' : undefined
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return node.async ? 'A run cannot wait: async functions do not exist here' : undefined
    default:
      return undefined
  }
}
