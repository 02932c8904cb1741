import { expect, test } from 'vitest'
import { firstDraft, readDraft } from './draft.ts'

const draft = { ...firstDraft, name: ' Mind ', provider: 'localnet-rules', model: 'localnet-rules' }

test('becomes a request with what was filled in', () => {
  expect(readDraft({ ...draft, budget: '250', costPerDay: '', prompt: '' })).toEqual({
    body: {
      name: 'Mind',
      account_type: 'prompt',
      llm_provider: 'localnet-rules',
      llm_model: 'localnet-rules',
      prompt: '',
      symbols: ['BTC'],
      trigger: { interval_secs: 300, scheduled: true },
      budget: '250',
      loss_threshold: 20,
      tokens_per_day: 1_000_000,
    },
  })
})

test('several markets, and pools beside a schedule or in its place', () => {
  const terms = { symbols: ['BTC', 'ETH'], poolIds: [3] }
  expect(readDraft({ ...draft, ...terms })).toMatchObject({
    body: {
      symbols: ['BTC', 'ETH'],
      trigger: { interval_secs: 300, scheduled: true, pool_ids: [3] },
    },
  })
  expect(readDraft({ ...draft, ...terms, minutes: '' })).toMatchObject({
    body: { trigger: { scheduled: false, pool_ids: [3] } },
  })
  expect(readDraft({ ...draft, minutes: '' })).toHaveProperty('errors.minutes')
})

test.each([
  [{ symbols: [] }, 'symbols'],
  [{ name: ' ' }, 'name'],
  [{ model: '' }, 'model'],
  [{ minutes: '0' }, 'minutes'],
  [{ minutes: '5000' }, 'minutes'],
  [{ lossThreshold: '101' }, 'lossThreshold'],
  [{ budget: 'much' }, 'budget'],
])('%o is told of beside its field', (wrong, field) => {
  expect(readDraft({ ...draft, ...wrong })).toEqual({ errors: { [field]: expect.any(String) } })
})
