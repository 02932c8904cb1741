export interface Command {
  /** The text to search for; unique. */
  label: string
  kind: 'Page' | 'Market' | 'Start' | 'Stop' | 'Look'
  run: () => void
}
