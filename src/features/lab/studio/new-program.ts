import { t } from '@lingui/core/macro'
import { blankProgram, starters, type StarterName } from '../../../../sandbox/starters/starters.ts'
import { starterWords } from '../list/starter-words.ts'
import type { Draft } from './drafts.ts'

/** What a new program begins with. */
export function newDraft(from: StarterName | null): Draft {
  return from === null
    ? { name: t`My program`, code: blankProgram, params: {} }
    : { name: starterWords[from].name, code: starters[from], params: {} }
}

/** In the place of a starter's name: what somebody shared, apart from a program that is being written. */
export const fromShared = 'shared'

/** Where it is kept in this browser until it is saved. */
export function draftKeyOf(from: StarterName | typeof fromShared | null): string {
  return from === null ? 'new' : `new.${from}`
}
