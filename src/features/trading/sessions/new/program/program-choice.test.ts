import { expect, test } from 'vitest'
import { paths } from '../../../../../app/paths.ts'
import { programChoiceFrom } from './program-choice.ts'

const search = (path: string) => new URLSearchParams(path.split('?')[1])

test('a link with a session’s program chooses it as it was', () => {
  const program = { programId: 7, interval: '4h', params: { fast: 12, slow: -0.5 } } as const
  expect(programChoiceFrom(search(paths.newSession({ program })))).toEqual(program)
})

test('no program, or what is none, is Alura; unknown candles are the usual ones', () => {
  expect(programChoiceFrom(search(paths.newSession()))).toBeNull()
  expect(programChoiceFrom(search('?program=mine'))).toBeNull()
  expect(programChoiceFrom(search('?program=3&candles=2h&params=a:b,ok:1'))).toEqual({
    programId: 3,
    interval: '1h',
    params: { ok: 1 },
  })
})
