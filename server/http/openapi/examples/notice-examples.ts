import type { NoticeSettings, NoticeTarget } from '../../../../contract/people/notice-settings.ts'
import { at } from './entities.ts'
import type { Examples } from './example.ts'

const id = '0b0f6a3e-6f0c-4a53-9a57-1f6a2c3d4e5f'

const settings: NoticeSettings = {
  ways: {
    session_ended: ['browser', 'push', 'email', 'telegram', 'webhook'],
    half_loss: ['browser', 'push', 'telegram'],
    near_end: ['browser'],
    position_opened: [],
    position_closed: ['browser'],
    deposit_credited: ['browser', 'email'],
    agent_expiring: ['browser', 'email'],
    approval_lost: ['browser', 'push', 'email', 'telegram'],
    venue_unreachable: ['browser', 'push'],
    followed_started: ['browser'],
    followed_ended: ['browser'],
    copy_refused: ['browser', 'push'],
  },
  quiet: { from: '22:30', to: '07:00', zone: 'Europe/Berlin' },
  isPaused: false,
  hidesAmounts: false,
}

const target: NoticeTarget = {
  id: '4f1c9a',
  channel: 'webhook',
  label: 'hooks.example.org',
  state: 'ready',
  problem: null,
  createdAt: at,
}

export const noticeExamples: Examples<
  | 'addNoticeTarget'
  | 'confirmNoticeTarget'
  | 'getNoticeSettings'
  | 'listNotices'
  | 'markNotices'
  | 'putNoticeSettings'
  | 'removeNoticeTarget'
  | 'testNoticeTarget'
> = {
  listNotices: {
    response: {
      items: [
        {
          id,
          at,
          facts: {
            event: 'session_ended',
            sessionId: 's_4f1c9a',
            symbol: 'BTC',
            endReason: 'profit_target',
            net: '8.12',
            budget: '100',
          },
          title: 'BTC session ended: +8.12 USDC',
          message: 'It reached its target. Its budget was 100.00 USDC.',
          path: '/sessions/s_4f1c9a',
          isRead: false,
          isShown: true,
          deliveries: [{ channel: 'email', state: 'sent', tries: 0, dueAt: null, problem: null }],
        },
      ],
      nextCursor: null,
      unread: 1,
    },
  },
  markNotices: { body: { isRead: true, ids: [id] }, response: { changed: [id], unread: 0 } },
  getNoticeSettings: {
    response: {
      settings,
      targets: [target],
      offered: {
        push: {
          key: 'BDd3_hVL9fZi9Ybo2UUzA284WG5FZR30_95YeZJsiApwXKpNcF1rRPF3foIiBHXRdJI2Qhumhf6_LFTeZaNndIo',
        },
        email: true,
        telegram: { bot: 'alura_bot' },
      },
    },
  },
  putNoticeSettings: { body: settings, response: { settings } },
  addNoticeTarget: {
    body: { channel: 'webhook', url: 'https://hooks.example.org/alura' },
    response: { target, link: null, secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' },
  },
  confirmNoticeTarget: {
    body: { code: 'c0mpl3te1y-r4nd0m-c0de-0f-32-chars' },
    response: { target: { ...target, channel: 'email', label: 's…n@example.org' } },
  },
  testNoticeTarget: { response: { isSent: true, outcome: 'The server took it' } },
  removeNoticeTarget: { response: { removed: true } },
}
