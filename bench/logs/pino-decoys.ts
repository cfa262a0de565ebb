/**
 * What a service logs through pino when no Authing code is concerned: requests above all, and the work around them.
 * A row's text is what follows `"hostname":"…",` in the line.
 */
import type { Decoy } from './log.ts'
import type { Random } from './random.ts'
import {
  address,
  amount,
  byteSize,
  drinks,
  milliseconds,
  orderId,
  page,
  phone,
  port,
  shops,
  uuid,
} from './values.ts'

export interface PinoDecoy extends Decoy {
  readonly level: number
}

const row = (weight: number, level: number, text: PinoDecoy['text']): PinoDecoy => ({ weight, level, text })

const request = (random: Random, method: string, url: string, status: number): string =>
  `"req":{"id":${random.between(1, 99_999)},"method":"${method}","url":"${url}","headers":{"host":"api.example.cn","user-agent":"okhttp/4.9.1","accept-encoding":"gzip"},"remoteAddress":"::ffff:${address(random)}","remotePort":${port(random)}},"res":{"statusCode":${status},"headers":{"content-type":"application/json; charset=utf-8","content-length":"${byteSize(random)}"}},"responseTime":${milliseconds(random)},"msg":"request completed"`

export const pinoDecoys: readonly PinoDecoy[] = [
  row(200, 30, (r) => request(r, 'GET', `/menu?page=${page(r)}&limit=50&shop=${r.below(60)}`, 200)),
  row(150, 30, (r) => request(r, 'GET', `/orders/${orderId(r)}`, r.pick([200, 200, 304, 404]))),
  row(80, 30, (r) => request(r, 'POST', '/login', r.pick([200, 200, 401, 499]))),
  row(40, 30, (r) => request(r, 'GET', `/callback?code=${r.between(1000, 2999)}&state=${r.hex(12)}`, 302)),
  row(20, 30, (r) => request(r, 'GET', `/orders?year=2026&page=${page(r)}`, 200)),
  row(60, 30, (r) =>
    request(r, 'GET', `/search?filter=%7B%22code%22%3A%22tea%22%2C%22max%22%3A${amount(r)}%7D`, 200),
  ),
  row(
    60,
    30,
    (r) =>
      `"reqId":${r.between(1, 99_999)},"order":{"id":"${orderId(r)}","amount":${amount(r)},"shop":"${r.pick(shops)}","items":["${r.pick(drinks)}","${r.pick(drinks)}"]},"msg":"订单已创建，共 ${amount(r)} 分"`,
  ),
  row(
    60,
    20,
    (r) =>
      `"topic":"orders","payload":"{\\"orderId\\":${orderId(r)},\\"amount\\":${amount(r)},\\"points\\":${r.between(10, 9000)},\\"meta\\":\\"{\\\\\\"retries\\\\\\":${r.below(3)}}\\"}","offset":${r.between(10_000, 9_000_000)},"msg":"message published"`,
  ),
  row(
    40,
    30,
    (r) =>
      `"rss":${r.between(150_000_000, 250_000_000)},"heapUsed":${r.between(60_000_000, 90_000_000)},"eventLoopDelay":10.${r.between(10, 99)},"msg":"stats"`,
  ),
  row(
    30,
    30,
    (r) =>
      `"job":"sync-members","total":${r.between(1000, 9000)},"updated":${r.between(10, 3000)},"took":${milliseconds(r)},"msg":"members synced"`,
  ),
  row(
    30,
    20,
    (r) =>
      `"sql":"select * from orders where id = $1 and year = 2026","rows":${r.between(0, 50)},"duration":${milliseconds(r)}.${r.between(100, 999)},"msg":"query"`,
  ),
  row(
    20,
    20,
    (r) =>
      `"reqId":${r.between(1, 99_999)},"body":{"phone":"${phone(r)}","code":"${r.between(1000, 2999)}"},"msg":"POST /api/v2/login/phone-code"`,
  ),
  row(
    20,
    30,
    (r) =>
      `"role":{"id":"${r.hex(24)}","code":"${r.between(1000, 2999)}","name":"${r.pick(shops)}"},"namespaceId":${r.between(10_000, 99_999)},"msg":"role loaded"`,
  ),
  row(
    15,
    50,
    (r) =>
      `"err":{"type":"Error","message":"connect ECONNREFUSED ${address(r)}:10004","stack":"Error: connect ECONNREFUSED\\n    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1607:16)","errno":-111,"code":"ECONNREFUSED","syscall":"connect","address":"10.0.0.7","port":10004},"msg":"coupon service unreachable"`,
  ),
  row(
    15,
    30,
    (r) =>
      `"reqId":${r.between(1, 99_999)},"authing":{"statusCode":200,"message":"操作成功","apiCode":20001,"requestId":"${uuid(r)}","data":{"allowed":true}},"msg":"permission check"`,
  ),
  row(
    10,
    40,
    (r) =>
      `"reqId":${r.between(1, 99_999)},"authing":{"statusCode":429,"message":"您的请求已超过最大数量限制，请稍后重试"},"msg":"throttled"`,
  ),
  row(
    10,
    40,
    (r) =>
      `"socket":"orders","reason":"going away","closeCode":${r.between(1000, 1011)},"msg":"websocket closed"`,
  ),
  row(
    10,
    40,
    (r) =>
      `"url":"https://open.feishu.cn/open-apis/authen/v1/access_token","answer":{"code":${r.pick([10_003, 10_012])},"msg":"app id not found"},"msg":"feishu refused"`,
  ),
  row(
    10,
    30,
    (r) =>
      `"sdk":"authing-node-sdk/3.1.${r.below(9)}","appId":"${r.hex(24)}","build":${r.between(2000, 2100)},"msg":"authing client ready"`,
  ),
]
