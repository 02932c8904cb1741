/** Storage key of an account's alerts; null: of a visitor. */
export const alertsKey = (account: string | null) => `alura.alerts.${account ?? 'visitor'}`

/** Event of this tab when alerts have changed; other tabs get a `storage` event. */
export const alertsChanged = 'alura:alerts'
