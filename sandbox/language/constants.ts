// What may stand outside functions. A run must not leave anything behind for the next one but ctx.state: then a run
// decides the same in a backtest of a year, in a preview, and alone on the server.
import type { Expression, Node, Pattern, Program, SpreadElement, Super } from 'acorn'

export interface Misplaced {
  node: Node
  message: string
}

const kept = 'what is to be kept from run to run belongs into ctx.state'

/** Statements at the top of a program that could carry something from one run into the next. */
export function misplaced(program: Program): Misplaced[] {
  return program.body.flatMap((statement): Misplaced[] => {
    switch (statement.type) {
      case 'FunctionDeclaration':
      case 'EmptyStatement':
        return []
      case 'VariableDeclaration':
        if (statement.kind !== 'const') {
          return [{ node: statement, message: `Use const outside functions: ${kept}` }]
        }
        return statement.declarations.flatMap(({ id, init }) => [
          ...(id.type === 'Identifier'
            ? []
            : [{ node: id, message: 'A constant outside functions needs a plain name' }]),
          ...(init ? impure(init) : []),
        ])
      case 'ExpressionStatement':
        return statement.directive === undefined ? [outside(statement)] : []
      default:
        return [outside(statement)]
    }
  })
}

function outside(node: Node): Misplaced {
  return { node, message: `Only functions and constants can stand outside run: ${kept}` }
}

type Part = Expression | SpreadElement | Super | Pattern

function impure(node: Part): Misplaced[] {
  switch (node.type) {
    case 'Literal':
    case 'Identifier':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return []
    case 'UnaryExpression':
      return node.operator === 'delete' ? [computed(node)] : impure(node.argument)
    case 'BinaryExpression':
    case 'LogicalExpression':
      return node.left.type === 'PrivateIdentifier'
        ? [computed(node)]
        : [...impure(node.left), ...impure(node.right)]
    case 'ConditionalExpression':
      return [node.test, node.consequent, node.alternate].flatMap(impure)
    case 'TemplateLiteral':
      return node.expressions.flatMap(impure)
    case 'ParenthesizedExpression':
      return impure(node.expression)
    case 'ArrayExpression':
      return node.elements.flatMap((element) =>
        element === null
          ? []
          : impure(element.type === 'SpreadElement' ? element.argument : element),
      )
    case 'ObjectExpression':
      return node.properties.flatMap((property) =>
        property.type === 'SpreadElement'
          ? impure(property.argument)
          : property.kind === 'init'
            ? [...(property.computed ? impure(property.key) : []), ...impure(property.value)]
            : [computed(property)],
      )
    case 'MemberExpression':
      return [
        ...impure(node.object),
        ...(node.property.type === 'PrivateIdentifier' || !node.computed
          ? []
          : impure(node.property)),
      ]
    case 'CallExpression':
      return isPureCall(node.callee)
        ? node.arguments.flatMap((argument) =>
            argument.type === 'SpreadElement' ? [computed(argument)] : impure(argument),
          )
        : [computed(node)]
    default:
      return [computed(node)]
  }
}

function computed(node: Node): Misplaced {
  return {
    node,
    message: 'Outside functions only numbers, texts, lists, objects, param() and Math can be used',
  }
}

function isPureCall(callee: Expression | Super): boolean {
  if (callee.type === 'Identifier') return callee.name === 'param'
  return (
    callee.type === 'MemberExpression' &&
    callee.object.type === 'Identifier' &&
    callee.object.name === 'Math' &&
    callee.property.type === 'Identifier' &&
    callee.property.name !== 'random' &&
    !callee.computed
  )
}
