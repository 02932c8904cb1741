export interface Command {
  /** What it is found by; each has its own. */
  label: string
  kind: 'Page' | 'Market' | 'Start' | 'Stop' | 'Look'
  run: () => void
}
