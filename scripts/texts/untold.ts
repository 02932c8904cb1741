// Finds words for people that stand in the code as plain strings, where no catalogue knows them.
import { parseSync, type ESTree } from 'vite'

export interface Untold {
  line: number
  text: string
}

type Node = ESTree.Node
type Literal = ESTree.StringLiteral | ESTree.TemplateLiteral

/** Attributes and properties that are read by people whatever they hold; of others, what looks like a sentence or a title. */
const readNames =
  /^(label|aria-label|aria-description|aria-roledescription|aria-valuetext|title|placeholder|alt|words?|caption|hint|explanation|consequences|confirmLabel|pendingLabel|disabledReason|blockedBy|aside|note)$/
/** What is never read by people, whatever it looks like. */
const codeNames =
  /^(.*[cC]lassName|id|key|href|to|rel|authorization|d|viewBox|style|points|transform|sizes|autoComplete|pattern|aria-(describedby|labelledby|controls|live)|htmlFor|type|role|lang|font|media|method|path|src|accept|.*Type|data-.*)$/
const codeCalls =
  /^(cx|addEventListener|removeEventListener|querySelector|querySelectorAll|closest|matches|matchMedia|startsWith|endsWith|includes|replace|replaceAll|split|indexOf|setAttribute|getAttribute|supports|parse|getContext|execCommand|useMedia|plural|select|URL|RegExp|Set|Blob|Event|KeyboardEvent|CustomEvent|DateTimeFormat|setProperty)$/
/** Errors that tell a programmer something begin with a small letter, the others are shown. */
const errorNames = /^(Type|Range)?Error$/

export function untoldTexts(file: string, code: string): Untold[] {
  const { program, errors } = parseSync(file, code)
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`)
  const found: Untold[] = []
  const lines = code.split('\n').map(({ length }) => length + 1)
  const tell = ({ start }: Node, text: string): void => {
    let [line, left] = [1, start]
    for (const length of lines) {
      if (left < length) break
      left -= length
      line++
    }
    found.push({ line, text: text.trim() })
  }
  walk(program, [], (node, path) => {
    if (isText(node) && !path.some(isLater)) tell(node, tooEarly)
    if (node.type === 'JSXText') {
      if (/\p{L}/u.test(node.value) && !path.some(isTrans)) tell(node, node.value)
    } else if (isLiteral(node) && isForPeople(node, path)) tell(node, wordsOf(node))
  })
  return found
}

const tooEarly =
  'a text read while its file loads, before the language is known: make it a getter or a function'

/** What runs when it is called, not when its file is loaded. */
const isLater = ({ type }: Node): boolean =>
  type === 'FunctionDeclaration' ||
  type === 'FunctionExpression' ||
  type === 'ArrowFunctionExpression'

const isText = (node: Node): boolean =>
  (node.type === 'TaggedTemplateExpression' &&
    node.tag.type === 'Identifier' &&
    node.tag.name === 't') ||
  isTextInContext(node)

/** `t({ message: 'Close', context: 'of a candle' })`: one English word that is two in another language. */
const isTextInContext = (node: Node): boolean =>
  node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === 't'

/** `path` is outermost first. Types, imports, texts of the catalogue and the CSS of class names are passed by. */
function walk(node: Node, path: Node[], visit: (node: Node, path: Node[]) => void): void {
  visit(node, path)
  if (isTextInContext(node)) return
  if (/^(TS|Import|TaggedTemplate)/.test(node.type) && !wrappers.has(node.type)) {
    if (node.type !== 'TaggedTemplateExpression') return
    for (const inner of node.quasi.expressions) walk(inner, [...path, node], visit)
    return
  }
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) walk(child, [...path, node], visit)
    }
  }
}

const wrappers: ReadonlySet<string> = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
])

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value

const isLiteral = (node: Node): node is Literal =>
  (node.type === 'Literal' && typeof node.value === 'string') || node.type === 'TemplateLiteral'

const isTrans = (node: Node): boolean =>
  node.type === 'JSXElement' &&
  node.openingElement.name.type === 'JSXIdentifier' &&
  node.openingElement.name.name === 'Trans'

function wordsOf(node: Literal): string {
  if (node.type === 'Literal') return node.value
  return node.quasis.map(({ value }) => value.cooked ?? '').join('…')
}

function isForPeople(node: Literal, path: readonly Node[]): boolean {
  const text = wordsOf(node)
  if (!/[A-Za-z]/.test(text.replaceAll('…', ''))) return false
  // Out to where the value goes: through what chooses between values.
  let [at, child] = [path.length - 1, node as Node]
  for (; at >= 0; child = path[at--] as Node) {
    const parent = path[at] as Node
    if (parent.type === 'ConditionalExpression' && parent.test !== child) continue
    if (parent.type === 'LogicalExpression' || wrappers.has(parent.type)) continue
    break
  }
  const parent = path[at]
  if (parent === undefined) return false
  if (parent.type === 'BinaryExpression' && parent.operator !== '+') return false
  if (parent.type === 'SwitchCase' || parent.type === 'MemberExpression') return false
  if (parent.type === 'Property' && parent.key === child) return false
  if (path.some((outer, index) => isCode(outer, path[index + 1] ?? node, text))) return false
  const isJsxChild =
    parent.type === 'JSXExpressionContainer' && path[at - 1]?.type !== 'JSXAttribute'
  if (isJsxChild) return true
  const owner = parent.type === 'JSXExpressionContainer' ? path[at - 1] : parent
  const isRead = owner?.type !== 'VariableDeclarator' && readNames.test(nameOf(owner))
  return (isRead && !isCamel(text)) || looksRead(text)
}

const isCamel = (text: string): boolean => /^[a-z]+([A-Z_][a-z]*)+$/.test(text)

function isCode(outer: Node, child: Node, text: string): boolean {
  if (codeNames.test(nameOf(outer))) return true
  if (outer.type !== 'CallExpression' && outer.type !== 'NewExpression') return false
  const { callee } = outer
  if (child === callee) return false
  const name =
    callee.type === 'MemberExpression' && callee.property.type === 'Identifier'
      ? callee.property.name
      : callee.type === 'Identifier'
        ? callee.name
        : ''
  return codeCalls.test(name) || (errorNames.test(name) && !/^[A-Z]/.test(text))
}

function nameOf(node: Node | undefined): string {
  if (node?.type === 'JSXAttribute' && node.name.type === 'JSXIdentifier') return node.name.name
  if (node?.type === 'Property' || node?.type === 'VariableDeclarator') {
    const key = node.type === 'Property' ? node.key : node.id
    return key.type === 'Identifier' ? key.name : ''
  }
  return ''
}

/** A title ("Stop all") or several words ("of the budget"), and not a list of classes. */
function looksRead(text: string): boolean {
  if (isClasses(text)) return false
  if (/^[^a-zA-Z]*[A-Z][a-z’']+/.test(text) && !/^[A-Z]\w*[A-Z_/:]/.test(text)) return true
  return /\s/.test(text.trim()) && /(^|[\s(“])[A-Za-z’']{2,}([\s.,:;!?)”]|$)/.test(text)
}

function isClasses(text: string): boolean {
  const parts = text.trim().split(/\s+/)
  return (
    parts.every((part) => /^[a-z0-9…\-:[\]()/.!%_*&>@=,#'"+~]+$/.test(part)) &&
    parts.some((part) =>
      /[a-z]-[a-z0-9[]|[a-z]:[a-z]|\[|^(flex|grid|block|hidden|truncate)$/.test(part),
    )
  )
}
