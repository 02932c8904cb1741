// Secrets that people tend to make up: common passwords, trading terms, and phrases from manuals.

/** Lower case. */
export const words: readonly string[] = `
0 00 0000 000000 00000000 0x 0x0 1 10 100 1000 101010 11 111 1111 11111 111111 1111111 11111111 112233 12 121212 123 123123
123321 1234 12341234 12345 123456 1234567 12345678 123456789 1234567890 123456a 123abc 123qwe 131313 147258369 159753 1q2w3e
1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qazxsw2 2 222222 3 333333 42 444444 456789 555555 654321 666666 696969 7 777777 7777777 789456
87654321 888888 88888888 987654321 999999 a a-secret a-string-secret-at-least-256-bits-long a-very-secret-key aa aaa aaaa
aaaaaa aaaaaaaa abc abc123 abcd abcd1234 abcdef abcdefg abcdefgh abcdefghijklmnopqrstuvwxyz access account accounts admin
admin1 admin123 agent agents alex alexander alice alpha alura alura-dev alura-key alura-localnet alura-mainnet
alura-password alura-prod alura-secret alura-testnet alura-trading alura.secret alura1 alura123 alura_key alura_secret
alurafi alurakey alurasecret amanda amazing andrea andrew angel angels anna anonymous anthony anvil api api-key api-secret
api_key api_secret apikey apisecret app app-secret app_secret apple application appsecret april arbitrum arsenal asd asdasd
asdf asdf1234 asdfasdf asdfgh asdfghjkl ash ashes ashley august austin auth auth-secret auth_secret authsecret autumn aws
azerty b babygirl backend backup bailey banana bank bar barcelona base base64 baseball basic batman baz bear bet beta big
binance bitcoin bitfinex black blahblah blink182 blockchain blue bob boot bot bot-secret bot123 brandon broker btc bubbles
builder bull buster butterfly bybit c cache candy carlos cash cat change-me change-this change-this-secret change_me
change_this change_this_secret changeit changeme changeme1 changeme123 changemeplease changethis changethissecret charlie
cheese chelsea chocolate chris cipher client client-secret client_secret clientsecret cloud coffee coin coinbase computer
config console container cookie cookie-secret cookie_secret cool core corn correct-horse-battery-staple
correcthorsebatterystaple cow credentials creds cryptic crypto cryptography custom d daniel dashboard data database david db
ddd debug december default default-secret defaultsecret defi degen demo deposit dev dev-secret dev_secret development
devsecret dex diamond digest do-not-use docker dog doge dogecoin donald donotuse dragon dummy e edge elon email empty
encrypt encryption encryption-key encryption_key encryptionkey engine eth ether ethereum eval example exchange express f
fake family fastify february ferrari file fish fixme flag flower fluffy foo foobar foobarbaz football forever foundry
freedom friday friend friends front fubar fund funds future g galaxy ganache gateway george ginger github god gold golden
google green guest h hacked hacker hannah happy hardhat harley hash hashcash heaven hedge hello helloworld heslo hex hidden
hide hmac hockey hodl home honey horse house hunter hunter2 hype hyperliquid hyperliquid-secret i iamsatoshi id ignore
ilovealura iloveyou infura insecure inter internal internet ipsum its-a-secret itsasecret iwantu james january jasmine
jennifer jessica jesus johndoe jordan jordan23 joshua july june justin jwk jwt jwt-key jwt-secret jwt_key jwt_secret jwtkey
jwtsecret k key keyboard keyboard-cat keyboardcat keystore killer king kitten l lakers lambo laravel lastpass ledger leet
letmein letmein1 lfg linux liquid live liverpool local local-secret localhost localnet localsecret login lol london long
lorem lorem-ipsum love lovely loveme low m mac machine madrid maggie magic main mainnet march margin market marlboro martin
master master-key master_key masterkey matrix matthew max maxwell may mercedes merlin metamask mexico michael michelle
mickey midnight mining mint mock mom monday money monkey monster moon moonshot morgan mother mustang my my-app my-jwt-secret
my-key my-password my-secret my-secret-key my-super-secret my-token my-wallet my_key my_secret my_secret_key myapp mykey
mypass mypassword mysecret mysecretkey mytoken mywallet n nakamoto name naruto nathan network never new nextauth nginx
nicole no-secret nobody node nodejs nonce none nopass nopassword nosecret not-a-secret not-secret notasecret nothing
november null number1 o october office ok okx one online open openssl operator oracle orange order owner p p4ssw0rd p@55w0rd
p@ssw0rd p@ssword pa55w0rd pa55word panda parola pass pass123 passkey passphrase passw passw0rd password password-1
password1 password12 password123 passwort pepper perp perps pgpass phoenix ping pizza placeholder please please-change-me
please_change_me pleasechangeme pokemon polniuj polygon pong pool postgres princess private private-key private-secret
private_key privatekey prod production profit proxy public purple pwd python q qazwsx qwe qwe123 qweasd qweasdzxc qwer qwert
qwerty qwerty1 qwerty12 qwerty123 qwertyuiop r rabbit rainbow rand random random-secret random-string randomstring ranger
react redis remote replace replace-me replace_me replaceme reset robert robot rock rockyou root rsa runner s s3cr3t s3cret
sa safe salt sample samsung samuel sarah satoshi saturday scooter sec secret secret-key secret1 secret123 secret_key
secretkey secretpassword secrettoken secure security seed september server server-secret server_secret service sesame
session session-secret session_secret settings sha256 sha512 shadow shared shared-secret sharedsecret shhh sign signature
signer signing signing-key signing_key signingkey simple site slipknot smith snoopy soccer solana soleil solo some-key
some-secret somesecret something sophie spider squid ssh staging star start startrek starwars stop storage strategy strong
strongpassword summer sun sunday sunshine super super-duper-secret super-secret super-secret-key super_secret
super_secret_key super_secret_password superman supersecret supersecretkey supersecretpassword supersecrettoken swap system
t taylor team temp temporary temppass test test-key test-secret test1 test123 test_key test_secret tester testing testkey
testnet testsecret tether thegame this-is-a-secret this_is_a_secret thisisasecret thisisnotasecret thomas thunder thursday
thx1138 tiger tigger tinkerbell to-do todo token token-secret token_secret tokensecret toor top top-secret topsecret totp
trade trader trading trading-bot trading_bot tradingbot treasury treasury-key treasury_key trustme trustno1 tuesday two
typescript u ubuntu undefined uniswap unknown unsafe unused url usdc user user1 username v vagrant value vault
very-long-secret very-secret very-secret-key very_secret verysecret victoria viem vip vitalik vite void w wagmi wallet web
web3 webapp website wednesday welcome whale whatever william willow windows winner winter wizard word world x xxx xxxx
xxxxxx xyz y yankees yellow yes you your-256-bit-secret your-key your-password your-secret your-secret-here your-secret-key
your-super-secret your_jwt_secret your_secret your_secret_here your_secret_key yourpassword yoursecret yoursecretkey z
zaq12wsx zaq1zaq1 zero zxc zxcv zxcvb zxcvbn zxcvbnm
`
  .trim()
  .split(/\s+/)

/** Taken literally. */
export const phrases: readonly string[] = [
  '',
  'change me',
  'hello world',
  'Hello, World!',
  'Hello World!',
  'hello, world',
  'my secret',
  'my secret key',
  'super secret',
  'super secret key',
  'your secret',
  'your secret here',
  'your secret key',
  'secret key',
  'private key',
  'top secret',
  'keyboard cat',
  'keyboardcat',
  'correct horse battery staple',
  'the quick brown fox jumps over the lazy dog',
  'The quick brown fox jumps over the lazy dog',
  'The quick brown fox jumps over the lazy dog.',
  'lorem ipsum',
  'Lorem ipsum dolor sit amet',
  'lorem ipsum dolor sit amet',
  'open sesame',
  'to the moon',
  'not your keys, not your coins',
  'Satoshi Nakamoto',
  'satoshi nakamoto',
  'Vitalik Buterin',
  'this is a secret',
  'this is not a secret',
  'this is my secret',
  'do not tell anyone',
  'let me in',
  'i love you',
  'test test test test test test test test test test test junk',
  'abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about',
  'myth like bonus scare over problem client lizard pioneer submit female collect',
  'candy maple cake sugar pudding cream honey rich smooth crumble sweet treat',
  ' ',
  '  ',
  '.',
  '-',
  '?',
  '!',
  '*',
  '\n',
  '\0',
  '{}',
  '[]',
  'true',
  'false',
  'null',
  'undefined',
  'NaN',
]
