import { t } from '@lingui/core/macro'
import { X } from 'lucide-react'
import { useShortcuts } from '../../../../lib/hooks/use-shortcuts.ts'
import { IconButton } from '../../../../ui/form/icon-button.tsx'
import { Kbd } from '../../../../ui/overlay/kbd.tsx'
import { mostOwnSetups, removeSetup, useOwnSetups } from './own-setups.ts'
import { SaveSetup } from './save-setup.tsx'
import { aboutSetup, setups, type SetupTerms } from './setups.ts'

export interface SetupButtonsProps {
  /** Null while the market's usual range is unknown. */
  onFill: ((setup: SetupTerms) => void) | null
  /** What the ticket is now, as a setup; null while it is none. */
  made: SetupTerms | null
}

/** Buttons that fill the ticket, with one key each: the built-in ones, then the person's own. */
export function SetupButtons({ onFill, made }: SetupButtonsProps) {
  const own = useOwnSetups()
  const all = [
    ...setups.map((setup) => ({ ...setup, isOwn: false })),
    ...own.map((setup) => ({ ...setup, about: aboutSetup(setup), isOwn: true })),
  ]
  useShortcuts(
    Object.fromEntries(all.map((setup, index) => [String(index + 1), () => onFill?.(setup)])),
  )
  return (
    <fieldset aria-label={t`Setups`} className="flex flex-wrap items-center gap-2">
      {all.map((setup, index) => (
        <span key={`${setup.isOwn} ${setup.name}`} className="inline-flex items-center">
          <button
            type="button"
            title={setup.about}
            disabled={onFill === null}
            onClick={() => onFill?.(setup)}
            className="inline-flex min-h-8 items-center gap-1.5 rounded-md border border-line px-2.5 text-xs font-medium transition-colors hover:border-edge hover:bg-accent-soft disabled:opacity-50 pointer-coarse:min-h-11"
          >
            <span className="max-w-40 truncate">{setup.name}</span>
            <span className="pointer-coarse:hidden">
              <Kbd>{index + 1}</Kbd>
            </span>
          </button>
          {setup.isOwn && (
            <IconButton
              label={t`Remove the setup ${setup.name}`}
              icon={<X aria-hidden className="size-3.5" />}
              onClick={() => removeSetup(setup.name)}
            />
          )}
        </span>
      ))}
      <SaveSetup made={made} isFull={own.length >= mostOwnSetups} />
    </fieldset>
  )
}
