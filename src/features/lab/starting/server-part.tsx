import { t } from '@lingui/core/macro'
import { EmptyMessage } from '../../../ui/feedback/empty-message.tsx'
import { RunsList } from '../runs/runs-list.tsx'
import { StartRun, type StartRunProps } from './start-run.tsx'

/** In the studio: begins runs of the program on the server, and lists them. */
export function ServerPart(props: StartRunProps) {
  return (
    <div className="flex flex-col gap-8">
      <StartRun {...props} />
      <section aria-label={t`Runs of this program`} className="flex flex-col gap-3">
        <h2 className="label">{t`Runs of this program`}</h2>
        <RunsList
          programId={props.programId}
          empty={
            <EmptyMessage title={t`It has not run on the server yet`}>
              {t`Each run is kept with the code, the values and the costs that it had.`}
            </EmptyMessage>
          }
        />
      </section>
    </div>
  )
}
