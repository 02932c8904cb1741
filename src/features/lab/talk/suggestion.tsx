import { t } from '@lingui/core/macro'
import { useMutation } from '@tanstack/react-query'
import { validateProgram } from '../../../../contract/lab/writing-programs.ts'
import { messageFor } from '../../../api/errors.ts'
import { apiMutation } from '../../../api/query.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { Difference } from '../programs/difference.tsx'

export interface SuggestionProps {
  /** In the editor. */
  code: string
  suggested: string
  onUse: (code: string) => void
}

/** What would change. It comes into the editor only when it has no errors, and is saved by the person alone. */
export function Suggestion({ code, suggested, onUse }: SuggestionProps) {
  const check = useMutation(apiMutation(useSignedIn(), validateProgram))
  const [problem] = check.data?.errors ?? []

  async function take(): Promise<void> {
    const checked = await check.mutateAsync({ body: { code: suggested } }).catch(() => null)
    if (checked?.valid === true) onUse(suggested)
  }

  return (
    <div className="flex flex-col gap-3">
      <Difference from={code} to={suggested} />
      {check.error && <ErrorMessage message={messageFor(check.error)} />}
      {problem !== undefined && (
        <p className="text-danger">
          {t`It was not taken: line ${problem.line} has an error.`}{' '}
          <span lang="en">{problem.message}</span>
        </p>
      )}
      {code !== suggested && (
        <Button
          size="sm"
          className="self-start"
          pending={check.isPending}
          onClick={() => void take()}
        >{t`Check it and bring it into the editor`}</Button>
      )}
    </div>
  )
}
