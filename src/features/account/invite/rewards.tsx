import { t } from '@lingui/core/macro'
import { Trans } from '@lingui/react/macro'
import { useState } from 'react'
import { referralRules, type Referral } from '../../../../contract/money/referrals.ts'
import { formatMoney } from '../../../lib/numbers/format.ts'
import { Button } from '../../../ui/form/button.tsx'
import { Money } from '../../../ui/figures/money.tsx'
import { Stat } from '../../../ui/figures/stat.tsx'
import { ClaimDialog } from './claims/claim-dialog.tsx'
import { ProgressBar } from './progress-bar.tsx'
import { Section } from './section.tsx'
import { claimBlockedBy, missingForClaim, percentOf, shownClaimable } from './terms.ts'

export interface RewardsProps extends Pick<Referral, 'rewards'> {
  /** The server is not answering now. */
  isBehind: boolean
}

/** The rewards owed, and the button to claim them. */
export function Rewards({ rewards: { accrued, claimable, claimed }, isBehind }: RewardsProps) {
  const [claiming, setClaiming] = useState<string | null>(null)
  const minimum = formatMoney(referralRules.claimMinimum)
  const isBlocked = claimBlockedBy(claimable) !== undefined
  const missing = formatMoney(missingForClaim(claimable))
  const shown = formatMoney(shownClaimable(claimable))
  return (
    <Section title={t`Rewards`}>
      <Stat label={t`Claimable now`} size="lg">
        <Money value={shownClaimable(claimable)} />
      </Stat>
      {isBlocked && (
        <div className="flex flex-col gap-1.5">
          <ProgressBar
            label={t`Rewards towards a claim`}
            percent={percentOf(claimable, referralRules.claimMinimum)}
            text={t`${shown} of ${minimum}`}
          />
          <p className="text-xs text-muted">
            <Trans>
              Paid from {minimum} on: {missing} to go.
            </Trans>
          </p>
        </div>
      )}
      <div>
        <Button
          variant="primary"
          disabledReason={
            isBlocked
              ? t`Rewards are paid from ${minimum} on`
              : isBehind
                ? t`Waiting for the server`
                : undefined
          }
          onClick={() => setClaiming(claimable)}
        >
          {isBlocked ? t`Claim` : t`Claim ${shown}`}
        </Button>
      </div>
      <div className="grid grid-cols-2 gap-4 border-t border-line pt-4">
        <Stat label={t`Earned ever`} size="sm">
          <Money value={accrued} />
        </Stat>
        <Stat label={t`Claimed`} size="sm" note={t`under way included`}>
          <Money value={claimed} />
        </Stat>
      </div>
      {claiming !== null && <ClaimDialog amount={claiming} onDone={() => setClaiming(null)} />}
    </Section>
  )
}
