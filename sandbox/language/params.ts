// `const fast = param('fast', 9, { min: 2, max: 50, step: 1 })`: read from the code without running it, so that the
// sliders stand beside it while it is typed.
import type { CallExpression, Expression, Node, Program, SpreadElement } from 'acorn'
import { walk } from './walk.ts'

export interface ParamDeclaration {
  name: string
  value: number
  min?: number
  max?: number
  step?: number
}

export interface ParamProblem {
  node: Node
  message: string
}

const most = 20

/** The params of a program, in order; what is wrong with their declarations. */
export function declaredParams(program: Program): {
  params: ParamDeclaration[]
  problems: ParamProblem[]
} {
  const params: ParamDeclaration[] = []
  const problems: ParamProblem[] = []
  walk(program, (node) => {
    if (!isParamCall(node)) return
    const read = readParam(node)
    if (typeof read === 'string') problems.push({ node, message: read })
    else if (params.some(({ name }) => name === read.name)) {
      problems.push({ node, message: `There are two params "${read.name}"` })
    } else params.push(read)
  })
  const last = program.body.at(-1)
  if (params.length > most && last) {
    problems.push({ node: last, message: `A program has at most ${most} params` })
  }
  return { params, problems }
}

function isParamCall(node: Node): node is CallExpression {
  if (node.type !== 'CallExpression') return false
  const { callee } = node as CallExpression
  return callee.type === 'Identifier' && callee.name === 'param'
}

function readParam({ arguments: given }: CallExpression): ParamDeclaration | string {
  const [name, value, range] = given
  if (
    name?.type !== 'Literal' ||
    typeof name.value !== 'string' ||
    !/^\w{1,32}$/.test(name.value)
  ) {
    return 'param() begins with its name: letters, digits and _, such as param("fast", 9)'
  }
  const start = value && numberOf(value)
  if (start === undefined) return `param("${name.value}") needs a number to start from`
  const declared: ParamDeclaration = { name: name.value, value: start }
  if (range === undefined) return declared
  if (range.type !== 'ObjectExpression') return wrongRange
  for (const property of range.properties) {
    if (property.type === 'SpreadElement' || property.key.type !== 'Identifier') return wrongRange
    const bound = property.key.name
    const number = numberOf(property.value)
    if (number === undefined || (bound !== 'min' && bound !== 'max' && bound !== 'step')) {
      return wrongRange
    }
    declared[bound] = number
  }
  const { min = -Infinity, max = Infinity, step = 1 } = declared
  if (min > max || start < min || start > max) {
    return `param("${name.value}") starts outside of its min and max`
  }
  return step > 0 ? declared : `The step of param("${name.value}") must be above 0`
}

const wrongRange = 'The range of a param is { min, max, step } in numbers'

function numberOf(node: Expression | SpreadElement | Node): number | undefined {
  const literal = node as Expression
  if (literal.type === 'Literal' && typeof literal.value === 'number') return literal.value
  if (literal.type !== 'UnaryExpression' || literal.operator !== '-') return undefined
  const number = numberOf(literal.argument)
  return number === undefined ? undefined : -number
}
