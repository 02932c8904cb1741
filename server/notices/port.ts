export type { Channels } from './channels/channels.ts'
