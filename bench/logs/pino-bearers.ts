/** Lines with a code as pino prints what Authing's Node SDKs throw and return; texts as in `pino-decoys.ts`. */
import { androidCodes, type Code, serverCodes } from './codes.ts'
import type { Bearer } from './log.ts'
import { uuid } from './values.ts'

export interface PinoBearer extends Bearer {
  readonly level: number
}

const row = (weight: number, level: number, codes: readonly Code[], text: Bearer['text']): PinoBearer => ({
  weight,
  level,
  codes,
  text,
})

export const pinoBearers: readonly PinoBearer[] = [
  row(20, 50, serverCodes, ({ code, message }, { between }) => {
    const thrown = `{\\"code\\":${code},\\"message\\":\\"${message}\\",\\"data\\":null}`
    return `"reqId":${between(1, 99_999)},"err":{"type":"Error","message":"${thrown}","stack":"Error: ${thrown}\\n    at HttpClient.request (/srv/app/node_modules/authing-js-sdk/build/main/lib/common/HttpClient.js:54:23)\\n    at processTicksAndRejections (node:internal/process/task_queues:95:5)"},"msg":"authing login failed"`
  }),
  row(20, 50, serverCodes, ({ code, message }, { between }) => {
    return `"reqId":${between(1, 99_999)},"err":{"type":"Object","message":"${message}","stack":"","code":${code},"data":null},"msg":"authing getUser failed"`
  }),
  row(20, 40, serverCodes, ({ code, message }, random) => {
    return `"reqId":${random.between(1, 99_999)},"authing":{"statusCode":403,"apiCode":${code},"message":"${message}","requestId":"${uuid(random)}"},"responseTime":${random.between(20, 2400)},"msg":"signin rejected"`
  }),
  row(10, 40, serverCodes, ({ code, message }, random) => {
    return `"reqId":${random.between(1, 99_999)},"body":"{\\"statusCode\\":403,\\"message\\":\\"${message}\\",\\"apiCode\\":${code},\\"requestId\\":\\"${uuid(random)}\\"}","msg":"signin rejected"`
  }),
  row(10, 40, serverCodes, ({ code, message }, random) => {
    return `"reqId":${random.between(1, 99_999)},"authing":{"uniqueId":"${uuid(random)}","statusCode":499,"message":"${message}","apiCode":"${code}","data":null},"msg":"call rejected"`
  }),
  row(10, 50, serverCodes, ({ code, message }, { between }) => {
    return `"reqId":${between(1, 99_999)},"code":${code},"message":"${message}","data":null,"msg":"authing register failed"`
  }),
  row(5, 50, serverCodes, ({ code, message }, { between }) => {
    return `"reqId":${between(1, 99_999)},"result":{"errors":[{"message":{"code":${code},"message":"${message}","data":null},"locations":[{"line":2,"column":3}],"path":["user"]}],"data":null},"msg":"graphql failed"`
  }),
  row(5, 40, androidCodes, ({ code, message }, { between }) => {
    return `"reqId":${between(1, 99_999)},"device":"android","errCode":${code},"msg":"authing login failed: ${message}"`
  }),
]
