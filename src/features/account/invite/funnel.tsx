import { t } from '@lingui/core/macro'
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { divide } from '../../../../contract/decimal.ts'
import { formatMoney } from '../../../lib/numbers/format.ts'
import { Money } from '../../../ui/figures/money.tsx'
import { Section } from './section.tsx'
import type { ReferralStats } from './months/month-rows.ts'

export interface FunnelProps {
  stats: ReferralStats
  /** Percent of the fee. */
  rate: number
}

/** From the number of invited people to the money that they brought. */
export function Funnel({ stats, rate }: FunnelProps) {
  const { invited, traded, volume, earned } = stats
  const share = invited === 0 ? 0 : Math.round((traded / invited) * 100)
  return (
    <Section title={t`What your code has done`}>
      <ol className="grid grid-cols-2 gap-x-4 gap-y-6 lg:grid-cols-4">
        <Stage name={t`Invited`} note={t`signed in by your link`} fill={invited === 0 ? 0 : 100}>
          {invited}
        </Stage>
        <Stage
          name={t`Traded`}
          note={invited === 0 ? t`of the invited` : t`${share}% of the invited`}
          fill={share}
        >
          {traded}
        </Stage>
        <Stage
          name={t`Volume`}
          note={traded === 0 ? t`all that they traded` : t`${each(volume, traded)} each`}
        >
          <Money value={volume} compact />
        </Stage>
        <Stage name={t`Earned`} note={t`${rate}% of the fee on it`}>
          <Money value={earned} />
        </Stage>
      </ol>
    </Section>
  )
}

function each(volume: string, people: number): string {
  return formatMoney(divide(volume, people), { compact: true })
}

interface StageProps {
  name: string
  note: string
  /** 0…100 of those who were invited; absent for money. */
  fill?: number
  children: ReactNode
}

function Stage({ name, note, fill, children }: StageProps) {
  return (
    <li className="group relative flex flex-col gap-0.5">
      <p className="label">{name}</p>
      <p className="text-xl font-medium">{children}</p>
      <p className="text-xs text-muted">{note}</p>
      {fill !== undefined && (
        <span aria-hidden className="track mt-2 block h-1 bg-sunken">
          <i className="mark block h-full bg-accent" style={{ width: `${fill}%` }} />
        </span>
      )}
      <ChevronRight
        aria-hidden
        className="absolute top-5 right-2 size-5 text-edge group-last:hidden max-lg:hidden"
      />
    </li>
  )
}
