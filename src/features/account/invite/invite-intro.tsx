import { t } from '@lingui/core/macro'
import type { ReactNode } from 'react'
import { referralRules } from '../../../../contract/money/referrals.ts'
import { useWorld } from '../../../api/exchange/world.ts'
import { formatMoney } from '../../../lib/numbers/format.ts'
import { CohortLadder } from './cohort-ladder.tsx'
import { Section } from './section.tsx'
import { WhoPays } from './who-pays.tsx'

export interface InviteIntroProps {
  connect: ReactNode
  /** Only on a simulated market. */
  demo: ReactNode
}

/** For people who are not signed in: what it is, and how to sign in. */
export function InviteIntro({ connect, demo }: InviteIntroProps) {
  const { simulated } = useWorld()
  const volume = formatMoney(referralRules.volumeRequired, { places: 0 })
  const minimum = formatMoney(referralRules.claimMinimum)
  const steps = [
    simulated
      ? t`Make a code. On a real network it asks for ${volume} traded by you; here it does not.`
      : t`Trade ${volume} through Alura, and make a code.`,
    t`Send its link. Whoever signs in by it for the first time belongs to your code.`,
    t`Each of their trades earns you a share at once. From ${minimum} on you claim it to your account on the exchange.`,
  ]
  return (
    <div className="flex flex-col gap-10">
      <title>{t`Invite · Alura`}</title>
      <div className="flex flex-col gap-6">
        <h1 className="text-xl font-semibold">{t`Invite people, and share in the fee`}</h1>
        <WhoPays rate={referralRules.ratesPct[0]} />
        <div className="flex flex-wrap gap-3">
          {demo}
          {connect}
        </div>
      </div>
      <div className="grid grid-cols-1 gap-x-16 gap-y-10 lg:grid-cols-2">
        <Section title={t`How it goes`}>
          <ol className="flex list-decimal flex-col gap-3 pl-5 text-pretty marker:text-muted">
            {steps.map((step) => (
              <li key={step} className="pl-1">
                {step}
              </li>
            ))}
          </ol>
        </Section>
        <Section title={t`The share`}>
          <p className="text-pretty text-muted">{t`The year of the programme in which you make your code decides it, for ever, for everybody who comes by it at any time.`}</p>
          <CohortLadder />
        </Section>
      </div>
    </div>
  )
}
