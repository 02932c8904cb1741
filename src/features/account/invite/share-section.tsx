import { t } from '@lingui/core/macro'
import type { Referral } from '../../../../contract/money/referrals.ts'
import { formatFullDateTime } from '../../../lib/time.ts'
import { CohortLadder } from './cohort-ladder.tsx'
import { rateAfter } from './terms.ts'
import { Section } from './section.tsx'

/** The viewer's share, why it is that, and for how long. */
export function ShareSection({ referral }: { referral: Referral }) {
  const { code, rate, cohortYear, rateUntil } = referral
  return (
    <Section title={code === null ? t`The share` : t`Your share`}>
      <p className="text-pretty text-muted">
        {code === null
          ? t`The programme is in its year ${cohortYear}: a code made now gets ${rate}% for ever, of everybody who comes by it at any time.`
          : t`Your code was made in year ${cohortYear} of the programme. Its ${rate}% stays as it is, for everybody who comes by it at any time.`}
        {rateUntil !== null &&
          t` Codes made from ${formatFullDateTime(rateUntil)} on get ${rateAfter(cohortYear)}%.`}
      </p>
      <CohortLadder
        marked={{ year: cohortYear, name: code === null ? t`Now` : t`Yours, for ever` }}
      />
    </Section>
  )
}
