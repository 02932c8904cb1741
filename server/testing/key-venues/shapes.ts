export interface Answer {
  status?: number
  body: unknown
}

/** A key that the stand-in accepts. */
export interface VenueKey {
  apiKey: string
  secret: string
  mayTrade?: boolean
  mayWithdraw?: boolean
}
