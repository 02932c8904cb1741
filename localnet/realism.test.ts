import { describe, expect, it } from 'vitest'
import { realismFrom, realismOf, realismSwitches } from './realism.ts'

describe('the switches of realism', () => {
  const names = Object.keys(realismSwitches)

  it('are all off unless the venue is asked for', () => {
    expect(Object.values(realismFrom({})).every((isOn) => !isOn)).toBe(true)
    expect(Object.values(realismFrom({ REALISM: 'kind' })).every((isOn) => !isOn)).toBe(true)
  })

  it('are all on with REALISM=venue, but for those that are switched off', () => {
    expect(Object.values(realismFrom({ REALISM: 'venue' })).every(Boolean)).toBe(true)
    expect(realismFrom({ REALISM: 'venue', REALISM_LATENCY: 'off' }).latency).toBe(false)
  })

  it('can be turned on one by one', () => {
    expect(realismFrom({ REALISM_LATENCY: 'on' })).toEqual(realismOf('latency'))
    expect(Object.keys(realismOf('latency'))).toEqual(names)
  })

  it('refuse a word that they do not know', () => {
    expect(() => realismFrom({ REALISM: 'real' })).toThrow(/REALISM must be kind or venue/)
    expect(() => realismFrom({ REALISM_LATENCY: 'yes' })).toThrow(
      /REALISM_LATENCY must be on or off/,
    )
  })
})
