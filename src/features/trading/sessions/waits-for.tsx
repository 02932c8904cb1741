import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import type { Session } from '../../../../contract/sessions/sessions.ts'
import { useSignedIn } from '../../../api/viewer.ts'
import { reasonOf } from '../../../charts/marks/decision-marks.ts'
import { waitWords } from '../../../lib/words/plain-reasons.ts'
import { gatesQuery } from './sessions.queries.ts'

/** One line of what the next trade waits for. Its space is reserved. */
export function WaitsFor({ session }: { session: Session }) {
  const gates = useQuery(gatesQuery(useSignedIn(), session.id)).data
  const blocking = gates?.gates.find(({ status }) => status === 'block')
  const words =
    gates === undefined
      ? ''
      : blocking === undefined
        ? t`Nothing holds it back: it may trade at its next look`
        : (waitWords(blocking) ?? reasonOf(blocking))
  return (
    <p aria-label={t`What it waits for`} className="min-h-5 text-pretty">
      {words}
    </p>
  )
}
