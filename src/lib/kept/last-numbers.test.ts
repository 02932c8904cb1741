// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  absenceMs,
  forgetAbsence,
  forgetLastNumbers,
  keepLastNumbers,
  leftBehind,
  readLastNumbers,
} from './last-numbers.ts'

const numbers = {
  of: '0xa1',
  equity: '10012.5',
  sessions: [{ id: 's1', symbol: 'BTC', net: '-0.04', netPct: -0.04 }],
}
const begun = 1_000_000
const back = begun + absenceMs

function setVisible(state: DocumentVisibilityState) {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state)
}

beforeEach(() => {
  setVisible('visible')
  forgetLastNumbers()
})
afterEach(() => {
  vi.restoreAllMocks()
})

test('keeps what was on screen, with its time', () => {
  expect(readLastNumbers()).toBeNull()
  keepLastNumbers(numbers, begun)
  expect(readLastNumbers()).toEqual({ ...numbers, at: begun })
  expect(leftBehind(begun)).toBeNull()
})

test('tells what was left behind, until it was seen', () => {
  keepLastNumbers(numbers, begun)
  keepLastNumbers({ ...numbers, sessions: [] }, back)
  keepLastNumbers({ ...numbers, sessions: [] }, back + 5_000)
  expect(leftBehind(back + 5_000)).toEqual({ ...numbers, at: begun })
  forgetAbsence()
  keepLastNumbers({ ...numbers, sessions: [] }, back + 9_000)
  expect(leftBehind(back + 9_000)).toBeNull()
})

test('a page in the background keeps nothing: nobody looks at it', () => {
  keepLastNumbers(numbers, begun)
  setVisible('hidden')
  keepLastNumbers({ ...numbers, equity: '1' }, back)
  expect(readLastNumbers()?.at).toBe(begun)
  setVisible('visible')
  keepLastNumbers({ ...numbers, equity: '1' }, back)
  expect(leftBehind(back)?.equity).toBe(numbers.equity)
})

test('forgets all with a sign-out, and reads nothing that is no such note', () => {
  keepLastNumbers(numbers, begun)
  forgetLastNumbers()
  expect([readLastNumbers(), leftBehind(back), localStorage.length]).toEqual([null, null, 0])
  localStorage.setItem('alura.last-numbers', '{"of":1}')
  expect(readLastNumbers()).toBeNull()
})
