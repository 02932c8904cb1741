import { t } from '@lingui/core/macro'
import { useState } from 'react'
import type { NoticeSettings } from '../../../../../contract/people/notice-settings.ts'
import { Button } from '../../../../ui/form/button.tsx'
import { TextField } from '../../../../ui/form/text-field.tsx'

type Quiet = NoticeSettings['quiet']

interface QuietHoursProps {
  quiet: Quiet
  onChoose: (quiet: Quiet) => void
}

/** Hours in which messages wait, in the time zone of who chose them. */
export function QuietHours({ quiet, onChoose }: QuietHoursProps) {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  const [from, setFrom] = useState(quiet?.from ?? '22:30')
  const [to, setTo] = useState(quiet?.to ?? '07:00')
  const isKept = quiet?.from === from && quiet.to === to && quiet.zone === zone
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="pb-1 font-medium">{t`Quiet hours`}</legend>
      <div className="flex flex-wrap items-end gap-3">
        <TextField label={t`From`} type="time" value={from} onValueChange={setFrom} />
        <TextField label={t`Until`} type="time" value={to} onValueChange={setTo} />
        <Button
          disabledReason={
            isKept
              ? t`These are your quiet hours`
              : from === '' || to === '' || from === to
                ? t`Choose two different times`
                : undefined
          }
          onClick={() => onChoose({ from, to, zone })}
        >{t`Keep quiet`}</Button>
        {quiet !== null && <Button onClick={() => onChoose(null)}>{t`No quiet hours`}</Button>}
      </div>
      <p className="text-xs text-pretty text-muted">
        {quiet === null
          ? t`None now: messages are sent at any hour.`
          : t`Between ${quiet.from} and ${quiet.to} (${quiet.zone}) messages wait, and are sent when it is over.`}
      </p>
    </fieldset>
  )
}
