import { t } from '@lingui/core/macro'
import { useState, type KeyboardEvent } from 'react'
import { Button } from '../../../../ui/form/button.tsx'
import { TextField } from '../../../../ui/form/text-field.tsx'
import { getOwnSetups, saveSetup } from './own-setups.ts'
import { aboutSetup, type SetupTerms } from './setups.ts'

export interface SaveSetupProps {
  /** Null while the ticket is no setup. */
  made: SetupTerms | null
  isFull: boolean
}

/** Names the present ticket and keeps it as a setup. */
export function SaveSetup({ made, isFull }: SaveSetupProps) {
  const [name, setName] = useState<string | null>(null)
  if (name === null) {
    return (
      <Button
        size="sm"
        variant="quiet"
        disabledReason={made === null ? t`Set a stop first` : undefined}
        onClick={() => setName('')}
      >{t`Save as setup`}</Button>
    )
  }
  const typed = name.trim()
  const isKnown = getOwnSetups().some((setup) => setup.name === typed)
  const why =
    made === null
      ? t`Set a stop first`
      : typed === ''
        ? t`What is it called?`
        : isFull && !isKnown
          ? t`Six is as many as have a key: remove one`
          : undefined

  function handleSave(): void {
    if (made === null || why !== undefined) return
    saveSetup(typed, made)
    setName(null)
  }

  /** In the ticket Enter would arm the trade. */
  function handleKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Enter') handleSave()
    else setName(null)
  }

  return (
    <div className="flex w-full flex-col gap-2 rounded-md bg-sunken p-3">
      <TextField
        label={t`Name of the setup`}
        hint={made === null ? undefined : aboutSetup(made)}
        value={name}
        maxLength={24}
        onValueChange={setName}
        onKeyDown={handleKeyDown}
        ref={focus}
      />
      <div className="flex gap-2">
        <Button size="sm" variant="primary" disabledReason={why} onClick={handleSave}>
          {isKnown ? t`Replace setup` : t`Save setup`}
        </Button>
        <Button size="sm" variant="quiet" onClick={() => setName(null)}>{t`Cancel`}</Button>
      </div>
    </div>
  )
}

function focus(element: HTMLInputElement | null): void {
  element?.focus()
}
