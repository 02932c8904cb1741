import type { DecidedOrder, TraderTest } from '../../../../contract/traders/model-decisions.ts'
import type { Examples } from './example.ts'

const order: DecidedOrder = {
  action: 'buy',
  symbol: 'BTC',
  status: 'done',
  wished_quantity: 0.01,
  quantity: 0.01,
  price: 50000,
  stop: 49000,
  target: 52000,
  leverage: 1,
  reason: 'The signal points up: score 0.41 on 1h',
  plan: 'Close when the score is below −0.05',
  checks: [{ check: 'STOP_LOSS_REQUIRED', passed: true, actual: '49000', limit: null }],
  order_id: '0x8a6ebcb5e0b54bb7b8b93d4f8fe6f2f6',
  error: null,
}

const asked: Omit<TraderTest, 'orders'> = {
  model: 'gpt-4o',
  context: [
    { role: 'system', content: 'You decide for a trader of perpetual futures on one exchange. …' },
    { role: 'user', content: 'Decide now.\n<data>\n{ … }\n</data>' },
  ],
  answer: '{"decisions":[{"symbol":"BTC","action":"buy","quantity":0.01,"stop":49000}]}',
  problem: null,
  asks: 1,
  tokens: { input: 1480, output: 64 },
  cost: 0.0043,
  duration_ms: 2140,
}

export const modelExamples: Examples<
  | 'aiChat'
  | 'streamAiChat'
  | 'listAiConversations'
  | 'listAiMessages'
  | 'deleteAiConversation'
  | 'getArena'
  | 'listModelOptions'
  | 'listTraderDecisions'
  | 'listTraderPositions'
  | 'testTrader'
> = {
  aiChat: {
    body: { message: 'Help me write a grid trading program' },
    response: {
      response: 'Here is a grid trading program template...',
      conversation_id: 'conv-prog-001',
      code_suggestion: 'fn run(ctx) { ctx.buy("BTC", 0.01) }',
      model: 'gpt-4o',
      tokens: 1830,
    },
  },
  streamAiChat: {
    body: { message: 'Help me write a grid trading program' },
    response: { kind: 'text', text: 'Here is a grid' },
  },
  listTraderPositions: {
    response: [
      {
        id: '4f0c1a',
        account_id: 1,
        symbol: 'BTC',
        side: 'long',
        quantity: 0.01,
        entry_price: 50_000,
        mark_price: 50_420,
        leverage: 2,
        stop: 49_000,
        target: null,
        unrealized_pnl: 4.2,
        net_pnl: 3.95,
        status: 'open',
        opened_at: '2026-04-09T12:00:00.000Z',
        closed_at: null,
      },
    ],
  },
  listAiConversations: {
    response: [
      {
        id: 'conv-prog-001',
        title: 'Grid trading help',
        program_id: null,
        created_at: '2026-04-09T10:00:00.000Z',
      },
    ],
  },
  listAiMessages: {
    response: [
      {
        id: 1,
        role: 'user',
        content: 'Help me write a grid trading program',
        code_suggestion: null,
        created_at: '2026-04-09T10:00:00.000Z',
      },
    ],
  },
  deleteAiConversation: { response: { message: 'The talk is gone, with all its messages' } },
  getArena: {
    response: {
      traders: [
        {
          id: 1,
          name: 'BTC Trend Trader',
          account_type: 'prompt',
          model: 'gpt-4o',
          state: 'active',
          symbols: ['BTC'],
          budget: 100,
          curve: [
            [1775728800000, 0],
            [1775732400000, 12.4],
          ],
          trades: 4,
          win_rate: 0.75,
          net_pnl: 12.4,
          max_drawdown: -3.1,
          decisions: 40,
          tokens: 61800,
          cost: 0.21,
          buy_and_hold_pct: 0.8,
          buy_and_hold_curve: [
            [1775728800000, 0],
            [1775732400000, 0.8],
          ],
        },
      ],
      agreement: [],
    },
  },
  listModelOptions: {
    response: {
      providers: [
        {
          id: 'openai',
          name: 'OpenAI',
          base_url: 'https://api.openai.com/v1',
          model: null,
          needs_key: true,
          is_language_model: true,
        },
      ],
      prompts: [{ id: 'cautious', name: 'Cautious', text: 'Protect the budget first. …' }],
    },
  },
  listTraderDecisions: {
    response: [
      {
        id: 1,
        account_id: 1,
        cause: 'scheduled',
        status: 'decided',
        ...asked,
        orders: [order],
        decided_at: '2026-04-09T10:00:00.000Z',
      },
    ],
  },
  testTrader: { response: { ...asked, orders: [{ ...order, order_id: null }] } },
}
