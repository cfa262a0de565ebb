/** Begins with the long proofs, so that nothing waits for them in the end. */
import { BaseSequencer, type TestSpecification } from 'vitest/node'

export default class ProofsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isProof = ({ project }: TestSpecification): boolean => project.name === 'proof'
    return [...sorted.filter(isProof), ...sorted.filter((file) => !isProof(file))]
  }
}
