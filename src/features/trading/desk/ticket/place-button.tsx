import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { Button } from '../../../../ui/form/button.tsx'
import { Kbd } from '../../../../ui/overlay/kbd.tsx'
import type { Arming } from './arming.ts'

export interface PlaceButtonProps {
  arming: Arming
  side: 'long' | 'short'
  /** What would be placed, "0.2 BTC"; null while unknown. */
  what: string | null
  /** Why it cannot be placed now. */
  disabledReason: string | undefined
  /** It was pressed although it cannot be placed. */
  onBlocked: () => void
  onDisarm: () => void
}

/** Submits its form, which arms at the first press and places at the second. */
export function PlaceButton(props: PlaceButtonProps) {
  const { arming, side, what, disabledReason, onBlocked, onDisarm } = props
  const verb = side === 'long' ? t`Buy` : t`Sell`
  const isArmed = arming === 'armed'
  return (
    <div className="sticky bottom-(--sticky-bottom,0px) z-10 flex flex-col gap-2 border-t border-line bg-page py-3 max-lg:bottom-[calc(3.5rem+env(safe-area-inset-bottom))]">
      <div className="flex gap-2">
        <Button
          type="submit"
          variant="primary"
          pending={arming === 'placing'}
          pendingLabel={t`Placing`}
          disabledReason={disabledReason}
          onBlocked={onBlocked}
          className="flex-1"
        >
          {isArmed ? t`Place: ${verb} ${what ?? ''}` : t`Arm ${verb.toLowerCase()} ${what ?? ''}`}
        </Button>
        {isArmed && <Button onClick={onDisarm}>{t`Disarm`}</Button>}
      </div>
      <p aria-live="polite" className="text-xs text-muted">
        <span className="flex flex-wrap items-center gap-1 pointer-coarse:hidden">
          {isArmed ? (
            <Trans>
              Armed. <Kbd>Enter</Kbd> places it, <Kbd>Esc</Kbd> or any change disarms.
            </Trans>
          ) : (
            <Trans>
              <Kbd>Enter</Kbd> arms, a second one places.
            </Trans>
          )}
        </span>
        <span className="hidden pointer-coarse:inline">
          {isArmed ? (
            <Trans>Armed. A second tap places it, any change disarms.</Trans>
          ) : (
            <Trans>A tap arms, a second one places.</Trans>
          )}
        </span>
      </p>
    </div>
  )
}
