import { t } from '@lingui/core/macro'
import type { Ranking } from '../../../contract/board/leaderboard.ts'
import { shortAddress } from '../../lib/numbers/format.ts'
import { Badge } from '../../ui/feedback/badge.tsx'

export interface TraderMarksProps {
  house: boolean
  isOwn: boolean
}

/** House traders are marked wherever they appear. */
export function TraderMarks({ house, isOwn }: TraderMarksProps) {
  return (
    <>
      {house && (
        <span
          title={t`Trades by rules on this simulated market, through the same engine as everybody`}
        >
          <Badge>{t`HOUSE`}</Badge>
        </span>
      )}
      {isOwn && <Badge tone="accent">{t`YOU`}</Badge>}
    </>
  )
}

/** House traders by name, people by the beginning and end of their address. */
export function TraderName({ label, address }: Pick<Ranking, 'label' | 'address'>) {
  if (label !== null) return <span>{label}</span>
  return (
    <span title={address} className="font-mono text-[0.92em]">
      {shortAddress(address)}
    </span>
  )
}
