/** What makes a claimed number something else; the code's own text answers most of it. */
import { describe, expect, test } from 'vitest'
import { catalogue } from '../../src/catalogue/built-in.ts'
import { type Claim, claimsIn } from '../../src/detect/claims.ts'
import { createDetector } from '../../src/detect/detect.ts'
import { layoutOf } from '../../src/detect/layout.ts'
import { nothingNear, type Scene, sceneOf } from '../../src/detect/scene.ts'
import { vetoes, vetoOf } from '../../src/detect/vetoes.ts'

const { detect, texts } = createDetector(catalogue)
const isKnown = (code: number): boolean => catalogue.recordsOf(code).length > 0

const sceneOn = (line: string): Scene => sceneOf(layoutOf(line), nothingNear)
const claimsOn = (scene: Scene): Claim[] => [...claimsIn(scene, isKnown, texts)]
const vetoesOn = (line: string): (string | undefined)[] => {
  const scene = sceneOn(line)
  return claimsOn(scene).map((claim) => vetoOf(claim, scene)?.name)
}

describe.each(vetoes)('$name', (veto) => {
  test('has samples', () => {
    expect(veto.samples).not.toEqual([])
  })

  test.each(veto.samples)('%s', (line) => {
    expect(vetoesOn(line)).toContain(veto.name)
    expect(detect(line).filter(({ evidence }) => evidence !== 'inferred')).toEqual([])
  })

  test.each(veto.samples)('and nothing else refuses it: %s', (line) => {
    const scene = sceneOn(line)
    const others = vetoes.filter((other) => other !== veto)
    const refused = claimsOn(scene).filter((claim) => vetoOf(claim, scene) === veto)
    const doubly = refused.filter((claim) =>
      others.some((other) => other.grounds.includes(claim.ground) && other.refuses(claim, scene)),
    )
    expect(doubly.map(({ token }) => token.value)).toEqual([])
  })
})

const otherCodes = `
  status http exit exits request result response zip post postal area country region city verify verification sms otp
  totp mfa captcha auth authorization authorisation activation invite invitation promo coupon discount key char scan
  close closed closing sent send entered typed source machine byte qr bar pin pass access lang language currency product
  item swift sort color colour dress build version your confirmation recovery backup security referral gift voucher
  tracking stock fund signal termination 验证 短信 邀请 邮政 区号 状态 恢复 优惠 兑换 激活 验证码 邀请码
`
  .trim()
  .split(/\s+/)

describe('another code than a return code', () => {
  test.each([...otherCodes, 'error at', 'line of', 'exited with', 'exit by', 'your Shop login'])(
    '%s',
    (word) => {
      expect(detect(`the ${word} code: 2001`)).toEqual([])
    },
  )

  test.each(['短信', '验证码'])('%s, without a space', (word) => {
    expect(detect(`${word}code=2001`)).toEqual([])
  })

  test.each(['login', 'error', 'the', 'failed with', '失败', '登录'])('but not: %s', (word) => {
    expect(detect(`the ${word} code: 2001`)).toMatchObject([{ code: 2001, evidence: 'likely' }])
  })
})

describe("a code's own text", () => {
  test.each([
    ['worker exited with code 2004: 用户不存在', 2004],
    ['{"code":"2001","phone":"138****0000","hint":"验证码不正确"}', 2001],
    ['mysql is up, code=2004 用户不存在', 2004],
    ['GET /login?code=2004&state=xyz 用户不存在', 2004],
  ])('answers a veto: %s', (line, code) => {
    expect(detect(line)).toMatchObject([{ code, evidence: 'certain' }])
  })

  test.each([
    'pid=2004 用户不存在',
    '06-03 13:51:06.552  7432  7432 E HuaWei  : Auth Failed, onError errorCode = 2004 errorMsg = 用户不存在',
  ])('does not answer what the place says: %s', (line) => {
    expect(detect(line).filter(({ evidence }) => evidence !== 'inferred')).toEqual([])
  })
})

test('names are unique', () => {
  expect(new Set(vetoes.map(({ name }) => name)).size).toBe(vetoes.length)
})
