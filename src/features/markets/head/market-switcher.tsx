import { t } from '@lingui/core/macro'
import { Combobox } from '@base-ui/react/combobox'
import { ChevronsUpDown, Star } from 'lucide-react'
import type { Asset } from '../../../../contract/market/market.ts'
import { pinnedFirst, usePinned } from '../../../lib/kept/pinned-markets.ts'
import { PinButton } from '../list/pin-button.tsx'

export interface MarketSwitcherProps {
  symbol: string
  markets: readonly Asset[]
  onMarket: (symbol: string) => void
}

/** Switches to another market: searched by name, those pinned on this device first. */
export function MarketSwitcher({ symbol, markets, onMarket }: MarketSwitcherProps) {
  const pinned = usePinned()
  const names = pinnedFirst(markets, pinned).map((market) => market.symbol)
  return (
    <div className="-ml-1 flex items-center">
      <Combobox.Root
        items={names}
        value={symbol}
        onValueChange={(next) => {
          if (next !== null) onMarket(next)
        }}
      >
        <Combobox.Trigger
          aria-label={t`Market`}
          className="flex h-11 items-center gap-2 rounded-md px-2 text-xl font-semibold transition-colors hover:bg-accent-soft"
        >
          {symbol}
          <ChevronsUpDown aria-hidden className="size-4 text-muted" />
        </Combobox.Trigger>
        <Combobox.Portal>
          <Combobox.Positioner align="start" sideOffset={4} className="z-50">
            <Combobox.Popup
              aria-label={t`Choose a market`}
              className="w-64 max-w-(--available-width) rounded-md border border-line bg-raised shadow-pop"
            >
              <Combobox.Input
                aria-label={t`Search markets`}
                placeholder={t`Search`}
                className="h-11 w-full rounded-t-md border-b border-line bg-transparent px-3 text-base -outline-offset-2! sm:text-sm"
              />
              <Combobox.Empty className="text-muted not-empty:p-3">{t`No market has such a name.`}</Combobox.Empty>
              <Combobox.List className="max-h-[min(22rem,calc(var(--available-height)-3rem))] overflow-y-auto overscroll-contain not-empty:py-1">
                {(name: string) => (
                  <Combobox.Item
                    key={name}
                    value={name}
                    className="flex min-h-9 cursor-pointer items-center justify-between gap-3 px-3 outline-none data-highlighted:bg-accent-soft data-selected:font-semibold pointer-coarse:min-h-11 forced-colors:data-highlighted:outline-2"
                  >
                    {name}
                    {pinned.has(name) && (
                      <Star
                        aria-label={t`pinned`}
                        className="size-3.5 text-warn"
                        fill="currentColor"
                      />
                    )}
                  </Combobox.Item>
                )}
              </Combobox.List>
            </Combobox.Popup>
          </Combobox.Positioner>
        </Combobox.Portal>
      </Combobox.Root>
      <PinButton symbol={symbol} isPinned={pinned.has(symbol)} />
    </div>
  )
}
