import { t } from '@lingui/core/macro'
import { useMemo, useState } from 'react'
import type { Program } from '../../../../contract/lab/programs.ts'
import { parseProgram } from '../../../../sandbox/language/parse.ts'
import { TradePart } from '../live/trade-part.tsx'
import { ServerPart } from '../starting/server-part.tsx'
import type { TypedTerms } from '../starting/server-terms.ts'
import { typedParams } from '../studio/param-values.ts'
import { replaceUndoably } from '../studio/replace-undoably.ts'
import type { StudioProps } from '../studio/studio.tsx'
import type { OwnDraft } from '../studio/use-draft.ts'
import { SweepPart } from '../sweep/sweep-part.tsx'
import { useSweep } from '../sweep/use-sweep.ts'
import { TalkPart } from '../talk/talk-part.tsx'
import { VersionsPart } from './versions-part.tsx'

/** What is done with a saved program beside the editor. What is typed in one tab stays while another is open. */
export function useProgramTabs(program: Program, own: OwnDraft): NonNullable<StudioProps['more']> {
  const [terms, setTerms] = useState<TypedTerms | null>(null)
  const sweep = useSweep(program.id)
  const declared = useMemo(() => parseProgram(program.code).program?.params ?? [], [program.code])
  const obstacle = obstacleOf(program, own.isChanged)
  return (now) => [
    {
      value: 'server',
      label: t`On the server`,
      panel: (
        <ServerPart
          {...now}
          programId={program.id}
          version={program.version}
          terms={terms}
          onTerms={setTerms}
          obstacle={obstacle}
        />
      ),
    },
    {
      value: 'sweep',
      label: t`Sweep`,
      panel: (
        <SweepPart
          {...now}
          programId={program.id}
          declared={declared}
          terms={terms}
          onTerms={setTerms}
          sweep={sweep}
          obstacle={obstacle}
          onUse={(params) => own.setParams(typedParams(params))}
        />
      ),
    },
    {
      value: 'trade',
      label: t`Trade with it`,
      panel: (
        <TradePart
          {...now}
          programId={program.id}
          obstacle={program.valid ? undefined : t`The program has errors: it cannot trade`}
        />
      ),
    },
    {
      value: 'talk',
      label: t`Ask a model`,
      panel: (
        <TalkPart
          programId={program.id}
          code={own.draft.code}
          onUse={(code) =>
            replaceUndoably(
              own,
              { ...own.draft, code },
              t`The suggestion is in the editor, not saved yet`,
            )
          }
        />
      ),
    },
    {
      value: 'versions',
      label: t`Versions`,
      panel: (
        <VersionsPart
          programId={String(program.id)}
          code={own.draft.code}
          onRestore={({ version, name, code }) =>
            replaceUndoably(
              own,
              { ...own.draft, name, code },
              t`Version ${version} is in the editor, not saved yet`,
            )
          }
        />
      ),
    },
  ]
}

/** The server runs what is saved. */
function obstacleOf({ valid }: Program, isChanged: boolean): string | undefined {
  if (isChanged) return t`Save the program first: the server runs what is saved`
  return valid ? undefined : t`The program has errors: mend them and save it first`
}
