// What is wrong with a program, where it is: by reading it, and by running it.
import { t } from '@lingui/core/macro'
import type { Parsed } from '../../../../sandbox/language/parse.ts'
import type { ProgramFault } from '../../../../sandbox/machine/faults.ts'
import type { Mark } from '../editor/create-editor.ts'

export function marksOf(parsed: Parsed, fault: ProgramFault | null): Mark[] {
  const found = (['errors', 'warnings'] as const).flatMap((kind) =>
    parsed[kind].map(({ message, line, column, suggestion }): Mark => ({
      severity: kind === 'errors' ? 'error' : 'warning',
      message,
      line,
      column,
      ...(suggestion !== undefined && {
        fix: {
          insert: suggestion.slice(suggestion.lastIndexOf('.') + 1),
          label: t`Write ${suggestion}`,
        },
      }),
    })),
  )
  if (fault === null || parsed.program === null) return found
  const { message, line, column } = fault
  return [...found, { severity: 'error', message, line: line ?? 1, column: column ?? 1 }]
}
