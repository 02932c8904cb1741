import { t } from '@lingui/core/macro'
import { CircleAlert, TriangleAlert } from 'lucide-react'
import type { Mark } from '../editor/create-editor.ts'

export interface ProblemsPartProps {
  marks: readonly Mark[]
  onGoTo: (line: number, column: number) => void
}

/** The problems in words below the editor, each leading to its place. */
export function ProblemsPart({ marks, onGoTo }: ProblemsPartProps) {
  return (
    <section aria-label={t`Problems`} aria-live="polite" className="min-h-6">
      {marks.length === 0 ? (
        <p className="text-xs text-muted">{t`No problems. Esc, then Tab, leaves the editor.`}</p>
      ) : (
        <ul className="flex flex-col gap-1">
          {marks.map(({ severity, message, line, column }) => (
            <li key={`${line}:${column} ${message}`}>
              <button
                type="button"
                onClick={() => onGoTo(line, column)}
                className="flex w-full gap-2 rounded-sm py-0.5 text-left text-xs hover:bg-accent-soft pointer-coarse:min-h-11"
              >
                {severity === 'error' ? (
                  <CircleAlert aria-hidden className="mt-px size-3.5 shrink-0 text-danger" />
                ) : (
                  <TriangleAlert aria-hidden className="mt-px size-3.5 shrink-0 text-warn" />
                )}
                <span className="min-w-0 flex-1 wrap-anywhere">
                  <span className="text-muted">{t`Line ${line}, column ${column}:`}</span>{' '}
                  <span lang="en">{message}</span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
