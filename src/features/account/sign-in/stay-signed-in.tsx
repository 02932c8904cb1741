import { t } from '@lingui/core/macro'
import { useState } from 'react'
import { canStaySignedIn, setWantsToStay, wantsToStay } from './kept-sign-in.ts'

/** The choice to stay signed in on this device; nothing where the server cannot offer it. */
export function StaySignedIn() {
  const [isWanted, setWanted] = useState(wantsToStay)
  if (!canStaySignedIn) return null
  return (
    <label className="flex min-h-6 items-start gap-2 text-sm pointer-coarse:min-h-11 pointer-coarse:items-center">
      <input
        type="checkbox"
        checked={isWanted}
        onChange={({ target: { checked } }) => {
          setWanted(checked)
          setWantsToStay(checked)
        }}
        className="mt-0.5 size-4 shrink-0 accent-accent pointer-coarse:mt-0"
      />
      <span>
        {t`Stay signed in on this device`}{' '}
        <span className="text-muted">{t`Up to 30 days after the last visit. Not on a shared computer.`}</span>
      </span>
    </label>
  )
}
