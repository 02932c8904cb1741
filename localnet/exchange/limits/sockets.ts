// WebSocket limits of one address, for all of its connections together. The texts are the exchange's.

const minute = 60_000

const most = {
  connections: 10,
  newConnections: 30,
  subscriptions: 1_000,
  users: 10,
  messages: 2_000,
  posts: 100,
} as const

interface Usage {
  connections: number
  opened: number[]
  messages: number[]
  posts: number
  /** Per connection: its subscriptions, and the account that each is about. */
  followed: Set<Map<string, string | undefined>>
}

/** The limits for one connection. Each returns a refusal's text, or undefined. */
export interface SocketShare {
  message(): string | undefined
  subscribe(key: string, user: string | undefined): string | undefined
  unsubscribe(key: string): void
  post(id: number): string | undefined
  posted(): void
  leave(): void
}

export interface SocketLimits {
  /** Undefined when the address has too many connections. */
  join(address: string): SocketShare | undefined
}

export function createSocketLimits(
  isEnforced: boolean,
  now: () => number = Date.now,
): SocketLimits {
  const usages = new Map<string, Usage>()

  function usageOf(address: string): Usage {
    const known = usages.get(address)
    const usage = known ?? {
      connections: 0,
      opened: [],
      messages: [],
      posts: 0,
      followed: new Set<Map<string, string | undefined>>(),
    }
    usages.set(address, usage)
    return usage
  }

  /** Counts one more in this minute; false when the limit is reached. */
  function isMore(moments: number[], limit: number): boolean {
    if (!isEnforced) return false
    while ((moments[0] ?? Infinity) <= now() - minute) moments.shift()
    if (moments.length >= limit) return true
    moments.push(now())
    return false
  }

  return {
    join(address) {
      const usage = usageOf(address)
      if (isEnforced && usage.connections >= most.connections) return undefined
      if (isMore(usage.opened, most.newConnections)) return undefined
      usage.connections++
      return shareOf(usage)
    },
  }

  function shareOf(usage: Usage): SocketShare {
    const own = new Map<string, string | undefined>()
    usage.followed.add(own)
    return {
      message: () =>
        isMore(usage.messages, most.messages)
          ? `Cannot send more than ${most.messages} messages per minute.`
          : undefined,
      subscribe(key, user) {
        const all = [...usage.followed].flatMap((each) => [...each.values()])
        if (isEnforced && all.length >= most.subscriptions) {
          return `Cannot subscribe to more than ${most.subscriptions} channels.`
        }
        const users = new Set(all.filter((each) => each !== undefined))
        if (isEnforced && user !== undefined && !users.has(user) && users.size >= most.users) {
          return `Cannot track more than ${most.users} total users.`
        }
        own.set(key, user)
        return undefined
      },
      unsubscribe: (key) => void own.delete(key),
      post(id) {
        if (usage.posts >= most.posts) return `too many pending post requests id=${id}`
        usage.posts++
        return undefined
      },
      posted: () => void usage.posts--,
      leave() {
        usage.connections--
        usage.followed.delete(own)
      },
    }
  }
}
