import { messageFor } from '../../api/errors.ts'
import { Callout } from '../../ui/feedback/callout.tsx'

export interface RefusalProps {
  title: string
  /** Null: nothing was refused. */
  error: unknown
  /** The words of the error, where they are not the usual ones. */
  words?: (error: unknown) => string
}

/** Why what a form asked for was not done, announced when it comes. */
export function Refusal({ title, error, words = messageFor }: RefusalProps) {
  if (error === null) return null
  return (
    <div role="alert">
      <Callout tone="danger" title={title}>
        {words(error)}
      </Callout>
    </div>
  )
}
