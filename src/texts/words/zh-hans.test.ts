import { afterEach, expect, test } from 'vitest'
import type { Reason } from '../../../contract/reasons/reasons.ts'
import { english } from '../../../contract/words/english.ts'
import { language, textOf, wordsLang } from '../../lib/words/language.ts'
import { speak } from '../../lib/words/spoken.ts'
import { language as chinese } from './zh-hans.ts'

afterEach(() => speak('en', english))

const closesShort = {
  code: 'closes_at_stop',
  values: { side: 'short', markPrice: '101', triggerPrice: '100.5' },
} as const

const said: [Reason, string][] = [
  [
    {
      code: 'close_ordered',
      values: { because: closesShort, size: '0.5', symbol: 'BTC', markPrice: '101' },
    },
    '平空单：标记价格 101 已越过止损 100.5。以约 101 平仓 0.5 BTC',
  ],
  [
    {
      code: 'no_entry',
      values: { because: { code: 'max_positions', values: { open: 3, limit: 3 } } },
    },
    '未入场：已开 3 个仓位，上限 3',
  ],
  [
    {
      code: 'session_ended',
      values: { endReason: 'duration', net: '-1.239', netPct: -1.24, budget: '100', positions: 1 },
    },
    '会话已结束（时间已到）：净 -1.24 USDC，为 100 的 -1.24%，共 1 个仓位',
  ],
]

test.each(said)('%j is a Chinese sentence', (reason, sentence) => {
  expect(chinese.tell(reason)).toBe(sentence)
})

test('reasons are told in the language that is spoken, and say so; texts without one stay English', () => {
  const [reason, sentence] = said[1] as (typeof said)[number]
  const told = { message: english.tell(reason), reason }
  expect([textOf(told), wordsLang(reason)]).toEqual([told.message, 'en'])
  speak('zh-Hans', chinese)
  expect([textOf(told), wordsLang(reason)]).toEqual([sentence, 'zh-Hans'])
  expect([textOf({ message: 'no answer' }), wordsLang(undefined)]).toEqual(['no answer', 'en'])
  const authority = { state: 'expired', validUntil: null, at: 0 } as const
  expect(language.authority(authority).title).toBe('Alura 已不能再交易该账户')
})
