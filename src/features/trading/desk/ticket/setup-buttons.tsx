import { t } from '@lingui/core/macro'
import { useShortcuts } from '../../../../lib/use-shortcuts.ts'
import { Kbd } from '../../../../ui/overlay/kbd.tsx'
import { setups, type Setup } from './setups.ts'

export interface SetupButtonsProps {
  /** Null while the market's usual range is unknown. */
  onFill: ((setup: Setup) => void) | null
}

/** Buttons that fill the ticket, with one key each. */
export function SetupButtons({ onFill }: SetupButtonsProps) {
  useShortcuts(
    Object.fromEntries(setups.map((setup, index) => [String(index + 1), () => onFill?.(setup)])),
  )
  return (
    <fieldset aria-label={t`Setups`} className="flex flex-wrap gap-2">
      {setups.map((setup, index) => (
        <button
          key={setup.id}
          type="button"
          title={setup.about}
          disabled={onFill === null}
          onClick={() => onFill?.(setup)}
          className="inline-flex min-h-8 items-center gap-1.5 rounded-md border border-line px-2.5 text-xs font-medium transition-colors hover:border-edge hover:bg-accent-soft disabled:opacity-50 pointer-coarse:min-h-11"
        >
          {setup.name}
          <span className="pointer-coarse:hidden">
            <Kbd>{index + 1}</Kbd>
          </span>
        </button>
      ))}
    </fieldset>
  )
}
