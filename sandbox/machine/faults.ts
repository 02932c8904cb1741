import { cut } from '../../contract/words/cut.ts'
import { storableText } from '../../contract/words/storable.ts'
import { originalColumn } from '../language/fn-keyword.ts'
import type { ParsedProgram } from '../language/parse.ts'

/** Why a run ended early. */
export interface ProgramFault {
  /** After `broken` the program does not run again. */
  kind: 'error' | 'too-slow' | 'out-of-memory' | 'broken'
  message: string
  /** From 1; null where it cannot be told. */
  line: number | null
  column: number | null
}

/** What a program threw, as texts; empty where it had none. */
export interface Thrown {
  name: string
  message: string
  stack: string
}

/** What went wrong, and where in the person's code. */
export function readFault(
  { name, message, stack }: Thrown,
  program: ParsedProgram,
  isTooSlow: boolean,
): ProgramFault {
  const [, lineText, columnText] = /program\.js:(\d+)(?::(\d+))?/.exec(stack) ?? []
  // The program begins on the second line of what QuickJS reads.
  const line = lineText === undefined ? null : Math.max(1, Number(lineText) - 1)
  const column =
    line === null || columnText === undefined
      ? null
      : originalColumn(program.replaced, line, Number(columnText))
  if (isTooSlow) {
    return { kind: 'too-slow', message: 'The run took too long and was ended', line, column }
  }
  if (/out of memory/.test(message)) {
    return {
      kind: 'out-of-memory',
      message: 'The run needs more memory than it may have',
      line,
      column,
    }
  }
  const text = name === '' || name === 'Error' ? message : `${name}: ${message}`
  return {
    kind: 'error',
    message: storableText(cut(text, 500)) || 'Something was thrown',
    line,
    column,
  }
}
