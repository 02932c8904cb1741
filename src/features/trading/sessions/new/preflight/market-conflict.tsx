import { t } from '@lingui/core/macro'
import { Link } from 'wouter'
import type { Session } from '../../../../../../contract/sessions/sessions.ts'
import { paths } from '../../../../../app/paths.ts'
import { Button } from '../../../../../ui/form/button.tsx'
import { Callout } from '../../../../../ui/feedback/callout.tsx'
import { LinkButton } from '../../../../../ui/form/link-button.tsx'

interface MarketConflictProps {
  session: Session
  /** A market that is free. */
  vacant: string | undefined
  onSymbolChange: (symbol: string) => void
}

/** One session per market: reported as soon as a taken one is chosen. */
export function MarketConflict({ session, vacant, onSymbolChange }: MarketConflictProps) {
  return (
    <Callout tone="warn" title={t`${session.symbol} already has a session`}>
      <p>{t`One is running: stop it or pick another market.`}</p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Link href={paths.session(session.id)} asChild>
          <LinkButton
            href={paths.session(session.id)}
            size="sm"
          >{t`See the running session`}</LinkButton>
        </Link>
        {vacant !== undefined && (
          <Button size="sm" onClick={() => onSymbolChange(vacant)}>
            {t`Use ${vacant}`}
          </Button>
        )}
      </div>
    </Callout>
  )
}
