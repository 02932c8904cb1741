import { useId, type ReactNode } from 'react'
import type { Term } from '../../lib/words/glossary.ts'
import { Hint } from './hint.tsx'

interface ExplainedProps {
  term: Term
  /** What stands there; the word itself unless said otherwise. */
  children?: ReactNode
}

/** A word that says what it means: on hover, on focus and on tap. */
export function Explained({ term, children }: ExplainedProps) {
  const id = useId()
  return (
    <Hint id={id} text={term.meaning}>
      <dfn
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- Focus, also by tap, shows the meaning.
        tabIndex={0}
        aria-describedby={id}
        className="cursor-help not-italic underline decoration-edge decoration-dotted underline-offset-4"
      >
        {children ?? term.word}
      </dfn>
    </Hint>
  )
}
