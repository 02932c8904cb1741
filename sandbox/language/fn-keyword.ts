// `fn run(ctx) { … }`: `fn` is accepted where `function` is.
import type { Expression, Statement } from 'acorn'
import { Parser, tokTypes, tokenizer } from 'acorn'

/** Where `fn` stands for `function`: index in the code. */
export type FnPlaces = Set<number>

/** What acorn's parser has besides its types. */
interface ParserState {
  input: string
  type: unknown
  value: unknown
  start: number
  end: number
  parseStatement: (...given: unknown[]) => Statement
  parseExprAtom: (...given: unknown[]) => Expression
}

/** A parser of JavaScript with `fn`; notes where it stands. A function that somebody calls fn stays what it is. */
export function parserWithFn(places: FnPlaces): typeof Parser {
  return Parser.extend((Base) => {
    const Open = Base as unknown as new (...given: unknown[]) => ParserState
    class WithFn extends Open {
      override parseStatement = (...given: unknown[]): Statement => {
        if (this.#isFn() && namedFunction.test(this.input.slice(this.end))) this.#take()
        return super.parseStatement(...given)
      }

      override parseExprAtom = (...given: unknown[]): Expression => {
        if (this.#isFn() && opensFunction(this.input.slice(this.end))) this.#take()
        return super.parseExprAtom(...given)
      }

      #isFn(): boolean {
        return this.type === tokTypes.name && this.value === 'fn'
      }

      #take(): void {
        places.add(this.start)
        this.type = tokTypes._function
      }
    }
    return WithFn as unknown as typeof Base
  })
}

const namedFunction = /^\s+[\p{ID_Start}$_][\p{ID_Continue}$]*\s*\(/u

/** Whether a name and parentheses, or parentheses and a brace, follow. */
function opensFunction(rest: string): boolean {
  if (namedFunction.test(rest)) return true
  if (!/^\s*\(/.test(rest)) return false
  let depth = 0
  try {
    for (const { type } of tokenizer(rest, { ecmaVersion: 2024 })) {
      if (depth === 0 && type !== tokTypes.parenL) return type === tokTypes.braceL
      if (type === tokTypes.parenL) depth++
      if (type === tokTypes.parenR) depth--
    }
  } catch {
    // The parser will say where the code breaks.
  }
  return false
}

export interface Translated {
  code: string
  /** Where in the translated code `fn` became `function`. */
  replaced: readonly { line: number; column: number }[]
}

const fn = 'fn'
const keyword = 'function'

export function translateFn(code: string, places: FnPlaces): Translated {
  let translated = ''
  let from = 0
  const replaced = [...places]
    .sort((a, b) => a - b)
    .map((start) => {
      translated += code.slice(from, start)
      from = start + fn.length
      const lineStart = translated.lastIndexOf('\n') + 1
      const line = translated.split('\n').length
      const column = translated.length - lineStart + 1
      translated += keyword
      return { line, column }
    })
  return { code: translated + code.slice(from), replaced }
}

/** The column in the person's code of a column in the translated code. */
export function originalColumn(
  replaced: Translated['replaced'],
  line: number,
  column: number,
): number {
  const before = replaced.filter((place) => place.line === line && place.column < column)
  return Math.max(1, column - (keyword.length - fn.length) * before.length)
}
