import { skipToken, useQuery } from '@tanstack/react-query'
import type { ProgramSummary } from '../../../../../../contract/lab/programs.ts'
import type { SessionProgramChoice } from '../../../../../../contract/sessions/session-programs.ts'
import { programQuery, programsQuery } from '../../../../../api/programs.queries.ts'
import { useSignedIn } from '../../../../../api/viewer.ts'
import type { HeardProgram } from '../preview/hear-program.ts'
import { programChoiceFrom } from './program-choice.ts'

export interface ChosenProgram {
  /** Null: Alura's signals. */
  choice: SessionProgramChoice | null
  /** Those that run; undefined until known. */
  programs: ProgramSummary[] | undefined
  error: Error | null
  retry: () => void
  /** With its code; null without one, and until it is known. */
  heard: HeardProgram | null
}

/** The program that the URL names, and those that could be chosen. */
export function useChosenProgram(search: URLSearchParams): ChosenProgram {
  const viewer = useSignedIn()
  const list = useQuery(programsQuery(viewer))
  const programs = list.data?.filter(({ valid, enabled }) => valid && enabled)
  const wanted = programChoiceFrom(search)
  // One that cannot be chosen is none, once that is known.
  const isGone = programs?.every(({ id }) => id !== wanted?.programId) ?? false
  const choice = isGone ? null : wanted
  const query = programQuery(viewer, String(choice?.programId))
  const { data } = useQuery({
    ...query,
    queryFn: choice === null ? skipToken : query.queryFn,
    throwOnError: false,
  })
  return {
    choice,
    programs,
    error: list.data === undefined ? list.error : null,
    retry: () => void list.refetch(),
    heard:
      choice === null || data === undefined
        ? null
        : {
            name: data.name,
            version: data.version,
            code: data.code,
            interval: choice.interval,
            params: choice.params,
          },
  }
}
