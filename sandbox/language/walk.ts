import type { Node } from 'acorn'

/** Visits a node and everything in it, outside first. Of trees that are not nested too deeply: see `nodeBelow`. */
export function walk(node: Node, visit: (node: Node) => void): void {
  visit(node)
  for (const child of childrenOf(node)) walk(child, visit)
}

/** A node that lies more than so many levels below this one, whatever the depth of the tree. */
export function nodeBelow(root: Node, levels: number): Node | undefined {
  let level = [root]
  for (let depth = 0; depth <= levels; depth++) level = level.flatMap(childrenOf)
  return level[0]
}

function childrenOf(node: Node): Node[] {
  return Object.values(node).flat().filter(isNode)
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value
}
