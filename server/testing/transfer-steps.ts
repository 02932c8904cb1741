// Steps that many tests of transfers share.
import { privateKeyToAddress, generatePrivateKey } from 'viem/accounts'
import type { Transaction, TransferAnswer } from '../../contract/money/transfers.ts'
import type { TypedData } from '../../contract/people/typed-data.ts'
import type { Person } from './worlds/funds-world.ts'

export type Prepared = Extract<TransferAnswer, { status: 'signature_required' }>
export type Sent = Exclude<TransferAnswer, Prepared>

/** A new address. */
export const elsewhere = () => privateKeyToAddress(generatePrivateKey())

export async function prepared(person: Person, path: string, body: object): Promise<TypedData> {
  const { status, body: answer } = await person.post<Prepared>(path, body)
  if (status !== 200) throw new Error(JSON.stringify(answer))
  return answer.typedData
}

/** Asks what to sign, signs it, and returns what to send. */
export async function signed(person: Person, path: string, body: object) {
  const typedData = await prepared(person, path, body)
  return { ...body, nonce: typedData.nonce, signature: await person.sign(typedData) }
}

export async function transactions(person: Person, query = ''): Promise<Transaction[]> {
  const { body } = await person.get<{ items: Transaction[] }>(`/user/transactions${query}`)
  return body.items
}

export async function equityOf({ ctx, address }: Person): Promise<string> {
  return (await ctx.exchange.account(address)).equity
}
