/** What makes a claimed number something else; the code's own text answers most of it. */
import { describe, expect, test } from 'vitest'
import { catalogue } from '../../src/catalogue/built-in.ts'
import { type Claim, claimsIn } from '../../src/detect/claims.ts'
import { createDetector } from '../../src/detect/detect.ts'
import { layoutOf } from '../../src/detect/layout.ts'
import { nothingNear, type Scene, sceneOf } from '../../src/detect/scene.ts'
import { vetoes, vetoOf } from '../../src/detect/vetoes.ts'

const { detect, texts } = createDetector(catalogue.recordsOf)
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

test('names are unique', () => {
  expect(new Set(vetoes.map(({ name }) => name)).size).toBe(vetoes.length)
})
