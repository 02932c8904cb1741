import { t } from '@lingui/core/macro'
import type { ReactNode } from 'react'
import { useWorld } from '../../api/exchange/world.ts'
import { MarketTable } from './market-table.tsx'

export interface HomePageProps {
  connect: ReactNode
  /** Only on a simulated market. */
  demo: ReactNode
  /** Something to try. Its space is reserved. */
  play: ReactNode
}

/** For people who are not signed in: what this is, what the markets do now, and two ways to begin. */
export function HomePage({ connect, demo, play }: HomePageProps) {
  const { simulated } = useWorld()
  return (
    <>
      <title>{t`Alura · trading inside limits you set`}</title>
      <div className="grid items-center gap-x-12 gap-y-10 pt-2 sm:pt-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.15fr)]">
        <div className="flex flex-col gap-6">
          <h1 className="max-w-[22ch] text-2xl font-semibold text-balance sm:text-3xl">{t`Perpetuals traded for you, inside limits you set`}</h1>
          <p className="max-w-[60ch] text-base text-pretty text-muted">{t`You give a session a budget, a profit target and a loss threshold. Alura opens and closes positions on Hyperliquid by its signals, says why each time, and stops by itself when a limit is reached. Your funds stay in your own account.`}</p>
          <div className="flex max-w-md flex-wrap gap-3">
            {demo}
            {connect}
          </div>
          {demo !== null && (
            <p className="text-xs text-muted">{t`The demo makes a wallet in this browser and gives it 10,000 simulated USDC. No extension, no money.`}</p>
          )}
        </div>
        <div className="min-h-[37rem] min-w-0 sm:min-h-[33.5rem]">{play}</div>
      </div>
      <section aria-labelledby="markets" className="mt-14 flex flex-col gap-3">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 id="markets" className="text-base font-semibold">{t`Markets now`}</h2>
          <p className="text-xs text-muted">
            {simulated
              ? t`Simulated prices from a market on this machine.`
              : t`Mark prices from Hyperliquid.`}
          </p>
        </div>
        <MarketTable />
      </section>
    </>
  )
}
