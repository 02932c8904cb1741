import { t } from '@lingui/core/macro'
import { Link } from 'wouter'
import { paths } from '../../../app/paths.ts'
import { EmptyMessage } from '../../../ui/feedback/empty-message.tsx'
import { LinkButton } from '../../../ui/form/link-button.tsx'
import { LabHeading } from '../lab-heading.tsx'
import { RunsList } from './runs-list.tsx'

/** All runs on the server. */
export function RunsPage() {
  return (
    <div className="flex flex-col gap-8">
      <title>{t`Runs · Lab · Alura`}</title>
      <LabHeading title={t`Runs`} current="runs">
        {t`Backtests on the server: over years, several markets, and kept with the code that they ran.`}
      </LabHeading>
      <RunsList
        empty={
          <EmptyMessage
            title={t`No runs yet`}
            action={
              <Link href={paths.lab()} asChild>
                <LinkButton href={paths.lab()} size="sm">{t`To the programs`}</LinkButton>
              </Link>
            }
          >
            {t`Open one of your programs and choose “On the server”.`}
          </EmptyMessage>
        }
      />
    </div>
  )
}
