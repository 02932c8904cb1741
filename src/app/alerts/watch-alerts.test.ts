// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest'
import type { Live } from '../../api/live/live.ts'
import { alertsOf } from '../../lib/alerts/price-alerts.ts'
import { currentToasts, dismissToast } from '../../ui/feedback/toast.ts'
import { watchAlerts } from './watch-alerts.ts'

const told = () => currentToasts().map(({ title }) => title)

function liveMarks() {
  const listeners = new Map<string, (data: { mark: string }) => void>()
  const live = {
    subscribe: ({ name }: { name: string }, listener: (data: { mark: string }) => void) => {
      listeners.set(name, listener)
      return () => listeners.delete(name)
    },
  }
  return {
    // Only this is asked of it.
    live: live as unknown as Live,
    followed: () => [...listeners.keys()],
    mark: (symbol: string, mark: string) => listeners.get(`ticker.${symbol}`)?.({ mark }),
  }
}

beforeEach(() => {
  for (const { id } of currentToasts()) dismissToast(id)
})

test('the markets with alerts are followed, and each alert is told once', () => {
  const { live, followed, mark } = liveMarks()
  const alerts = alertsOf('0xa')
  alerts.add({ symbol: 'BTC', price: '110', mark: '100' })
  const stop = watchAlerts(live, '0xa')
  alerts.add({ symbol: 'ETH', price: '9', mark: '10' })
  expect(followed()).toEqual(['ticker.BTC', 'ticker.ETH'])
  mark('BTC', '109')
  expect(told()).toEqual([])
  mark('BTC', '111')
  mark('BTC', '120')
  expect(told()).toEqual(['BTC rose to 110.00'])
  expect(followed()).toEqual(['ticker.ETH'])
  mark('ETH', '8.5')
  expect(told()).toEqual(['BTC rose to 110.00', 'ETH fell to 9.0000'])
  stop()
  expect(followed()).toEqual([])
})

test('another account hears nothing of it', () => {
  const { live, followed } = liveMarks()
  alertsOf('0xb').add({ symbol: 'BTC', price: '110', mark: '100' })
  const stop = watchAlerts(live, '0xc')
  expect(followed()).toEqual([])
  stop()
})
