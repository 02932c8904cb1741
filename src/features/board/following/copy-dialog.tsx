import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import type { CopyTerms } from '../../../../contract/board/following.ts'
import { divide, multiply } from '../../../../contract/decimal.ts'
import { messageFor } from '../../../api/errors.ts'
import { percent, usdc, wholeNumber } from '../../../lib/numbers/number-kinds.ts'
import { ErrorMessage } from '../../../ui/feedback/error-message.tsx'
import { Money } from '../../../ui/figures/money.tsx'
import { Button } from '../../../ui/form/button.tsx'
import { NumberField } from '../../../ui/form/number-field.tsx'
import { Dialog } from '../../../ui/overlay/dialog.tsx'
import { type CopyForm, firstForm, formOf, readCopyForm } from './copy-form.ts'

export interface CopyDialogProps {
  name: string
  /** The terms by which they are copied already; null: not yet. */
  copying: CopyTerms | null
  onSave: (terms: CopyTerms) => Promise<unknown>
  onClose: () => void
}

export function CopyDialog({ name, copying, onSave, onClose }: CopyDialogProps) {
  const [form, setForm] = useState(() => (copying === null ? firstForm : formOf(copying)))
  const [isPending, setPending] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const { terms, errors } = readCopyForm(form)
  const field = (name: keyof CopyForm) => ({
    value: form[name],
    error: errors[name],
    onValueChange: (value: string) => setForm((before) => ({ ...before, [name]: value })),
  })

  async function save(): Promise<void> {
    if (terms === undefined) return
    setPending(true)
    setError(null)
    try {
      await onSave(terms)
      onClose()
    } catch (failed) {
      setError(failed instanceof Error ? failed : new Error(String(failed)))
      setPending(false)
    }
  }

  return (
    <Dialog
      open
      locked={isPending}
      size="md"
      onOpenChange={onClose}
      title={t`Copy ${name}`}
      description={t`Each session that they start from now on is started for you too, with your budget and your loss limit. It is a session of your own: you can end it at any moment, and it ends itself.`}
      actions={
        <>
          <Button
            onClick={onClose}
            disabledReason={isPending ? t`Under way` : undefined}
          >{t`Cancel`}</Button>
          <Button
            type="submit"
            form="copy-terms"
            variant="primary"
            pending={isPending}
            disabledReason={terms === undefined ? t`Something is missing above` : undefined}
          >
            {copying === null ? t`Start copying` : t`Save`}
          </Button>
        </>
      }
    >
      <form
        id="copy-terms"
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <NumberField label={t`Budget of each copy`} kind={usdc} {...field('budget')} />
          <NumberField
            label={t`Loss limit of each, % of its budget`}
            kind={percent}
            {...field('lossThreshold')}
          />
          <NumberField
            label={t`Copies at once`}
            kind={wholeNumber}
            steps={{ min: 1, max: 10 }}
            {...field('atOnce')}
          />
          <NumberField label={t`All copies of a day may lose`} kind={usdc} {...field('dayLoss')} />
        </div>
        {terms && (
          <p className="text-pretty">
            <Trans>
              One copy can lose about{' '}
              <Money value={divide(multiply(terms.budget, String(terms.lossThreshold)), '100')} />,
              all copies of a day about <Money value={terms.dayLoss} />. A copy counts with its
              whole loss limit until it has ended.
            </Trans>
          </p>
        )}
        <p className="text-xs text-pretty text-muted">{t`Copied are the market, the target, the number of positions, and preset and horizon; where their loss limit is smaller, the copy has theirs. The copy decides by the same rules at its own prices, a little later: its result will differ. Sessions by a program of theirs, and copies of theirs, are not copied. Nobody is paid for being copied.`}</p>
        {error && <ErrorMessage message={messageFor(error)} />}
      </form>
    </Dialog>
  )
}
