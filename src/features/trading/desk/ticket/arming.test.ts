import { expect, test } from 'vitest'
import { armingStep, type Arming, type ArmingEvent } from './arming.ts'

const press: ArmingEvent = { kind: 'press', canPlace: true }

function after(...events: ArmingEvent[]): { state: Arming; placed: number } {
  let state: Arming = 'idle'
  let placed = 0
  for (const event of events) {
    const { next, places } = armingStep(state, event)
    state = next
    if (places) placed += 1
  }
  return { state, placed }
}

test('the first press arms, the second places, a third is nothing', () => {
  expect(after(press)).toEqual({ state: 'armed', placed: 0 })
  expect(after(press, press)).toEqual({ state: 'placing', placed: 1 })
  expect(after(press, press, press, press)).toEqual({ state: 'placing', placed: 1 })
})

test('Escape and every edit disarm', () => {
  expect(after(press, { kind: 'escape' }, press)).toEqual({ state: 'armed', placed: 0 })
  expect(after(press, { kind: 'edit' }, press)).toEqual({ state: 'armed', placed: 0 })
})

test('what cannot be placed is not armed, and an armed one that no longer can is not placed', () => {
  const cannot: ArmingEvent = { kind: 'press', canPlace: false }
  expect(after(cannot, press)).toEqual({ state: 'armed', placed: 0 })
  expect(after(press, cannot)).toEqual({ state: 'idle', placed: 0 })
})

test('the next trade begins with two presses again', () => {
  expect(after(press, press, { kind: 'answered' }, press)).toEqual({ state: 'armed', placed: 1 })
  expect(after(press, press, { kind: 'escape' }, { kind: 'edit' }).state).toBe('placing')
})
