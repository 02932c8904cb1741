import { t } from '@lingui/core/macro'
import { Check, CircleDot, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../../ui/form/button.tsx'
import { Spinner } from '../../../ui/feedback/spinner.tsx'
import { ToneIcon } from '../../../ui/feedback/tone-icon.tsx'
import type { KeptText } from './use-kept-text.ts'

export interface SavingLineProps {
  kept: KeptText
  /** What to do instead of a retry after a failure. */
  instead?: ReactNode
}

/** Whether the words are saved; announced as it changes. */
export function SavingLine({ kept, instead }: SavingLineProps) {
  const { saving, save, undo } = kept
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted">
      <output className="inline-flex items-center gap-1.5">
        {saving.step === 'saved' && (
          <>
            <Check aria-hidden className="size-3.5" />
            {t`Saved`}
          </>
        )}
        {saving.step === 'unsaved' && (
          <>
            <CircleDot aria-hidden className="size-3.5" />
            {t`Not saved yet: kept in this browser`}
          </>
        )}
        {saving.step === 'saving' && (
          <>
            <Spinner />
            {t`Saving`}
          </>
        )}
        {saving.step === 'failed' && (
          <>
            <ToneIcon tone="danger" />
            <span className="text-danger">{t`Not saved: ${saving.message} Your words are kept in this browser.`}</span>
          </>
        )}
      </output>
      {(saving.step === 'failed' || saving.step === 'unsaved') &&
        (instead ?? (
          <Button size="sm" variant="quiet" onClick={save}>
            {saving.step === 'failed' ? t`Try again` : t`Save now`}
          </Button>
        ))}
      {undo !== null && saving.step === 'saved' && (
        <Button
          size="sm"
          variant="quiet"
          icon={<Undo2 aria-hidden className="size-3.5" />}
          onClick={undo}
        >{t`Undo`}</Button>
      )}
    </div>
  )
}
