// Published private keys of development chains and documentation. Stored as addresses, so that nobody can copy a key
// from here.

/** Lower case. */
const addresses = new Set([
  // anvil and hardhat: "test test … junk"
  '0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266',
  '0x70997970c51812dc3a010c7d01b50e0d17dc79c8',
  '0x3c44cdddb6a900fa2b585dd299e03d12fa4293bc',
  '0x90f79bf6eb2c4f870365e785982e1f101e93b906',
  '0x15d34aaf54267db7d7c367839aaf71a00a2c6a65',
  '0x9965507d1a55bcc2695c58ba16fb37d819b0a4dc',
  '0x976ea74026e726554db657fa54763abd0c3a0aa9',
  '0x14dc79964da2c08b23698b3d3cc7ca32193d9955',
  '0x23618e81e3f5cdf7f54c3d65f7fbc0abf5b21e8f',
  '0xa0ee7a142d267c1f36714e4a8f75612f20a79720',
  '0xbcd4042de499d14e55001ccbb24a551f3b954096',
  '0x71be63f3384f5fb98995898a86b02fb2426c5788',
  '0xfabb0ac9d68b0b445fb7357272ff202c5651694a',
  '0x1cbd3b2770909d4e10f157cabc84c7264073c9ec',
  '0xdf3e18d64bc6a983f673ab319ccae4f1a57c7097',
  '0xcd3b766ccdd6ae721141f452c550ca635964ce71',
  '0x2546bcd3c84621e976d8185a91a922ae77ecec30',
  '0xbda5747bfd65f08deb54cb465eb87d40e51b197e',
  '0xdd2fd4581271e230360230f9337d5c0430bf44c0',
  '0x8626f6940e2eb28930efb4cef49b2d1f2c9c1199',
  // ganache: "myth like bonus … collect"
  '0x90f8bf6a479f320ead074411a4b0e7944ea8c9c1',
  '0xffcf8fdee72ac11b5c542428b35eef5769c409f0',
  '0x22d491bde2303f2f43325b2108d26f1eaba1e32b',
  '0xe11ba2b4d45eaed5996cd0823791e0c93114882d',
  '0xd03ea8624c8c5987235048901fb614fdca89b117',
  '0x95ced938f7991cd0dfcb48f0a06a40fa1af46ebc',
  '0x3e5e9111ae8eb78fe1cc3bb8915d5d461f3ef9a9',
  '0x28a8746e75304c0780e011bed21c72cd78cd535e',
  '0xaca94ef8bd5ffee41947b4585a84bda5a3d3da6e',
  '0x1df62f291b2e969fb0849d99d9ce41e2f137006e',
  // truffle and besu: "candy maple cake … treat", and besu's first
  '0x627306090abab3a6e1400e9345bc60c78a8bef57',
  '0xf17f52151ebef6c7334fad080c5704d77216b732',
  '0xc5fdf4076b8f3a5357c5e395ab970b5b54098fef',
  '0x821aea9a577a9b44299b9c15c88cf3087f3b5544',
  '0x0d1d4e623d10f9fba5db95830f7d3839406c6af2',
  '0xfe3b557e8fb62b89f4916b721be55ceb828dbd73',
  // BIP-39's "abandon … about"
  '0x9858effd232b4033e47d90003d41ec34ecaeda94',
  // examples in the documentation of web3.js and geth
  '0x2c7536e3605d9c16a7a3d7b1898e529396a65c23',
  '0xb8ce9ab6943e0eced004cde8e3bbed6568b2fa01',
  '0x71562b71999873db5b286df957af199ec94617f7',
])

/** Anybody can sign for such an address. */
export function isPublishedAddress(address: string): boolean {
  return addresses.has(address.toLowerCase())
}

/** Byte strings from standards and papers, by their first 32 bytes. Hex without 0x. */
export const publishedBytes: ReadonlySet<string> = new Set([
  // π and e after the point, the generator of secp256k1
  '243f6a8885a308d313198a2e03707344a4093822299f31d0082efa98ec4e6c89',
  'b7e151628aed2a6abf7158809cf4f3c762e7160f38b4da56a784d9045190cfef',
  '79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798',
  // the roots of 2 and of the first eight primes, with which SHA-512 and SHA-256 begin; the golden ratio
  '6a09e667f3bcc908b2fb1366ea957d3e3adec17512775099da2f590b0667322a',
  '6a09e667bb67ae853c6ef372a54ff53a510e527f9b05688c1f83d9ab5be0cd19',
  '9e3779b97f4a7c15f39cc0605cedc8341082276bf3a27251f86c6a11d0c18e95',
  // RFC 6979 appendix A.2.5, BIP-32's first test vector, Bitcoin's first block
  'c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721',
  'e8f32e723decf4051aefac8e2c93c9c5b214313817cdb01a1494b917c8436b35',
  '000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f',
  // RFC 7515 appendix A.1, NIST SP 800-38A for AES-256, Ethereum's first block
  '0323354b2b0fa5bc837e0665777ba68f5ab328e6f054c928a90f84b2d2502ebf',
  '603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4',
  'd4e56740f876aef8c010b86a40d5f56745a118d0906a34e69aec8c0db1cb8fa3',
])
