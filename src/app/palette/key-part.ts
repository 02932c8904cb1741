export type KeyPart = 'palette' | 'sheet'
