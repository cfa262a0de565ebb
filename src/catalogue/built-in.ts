/**
 * The codes that come with the program.
 *
 * Where a number has several records, the one that stands first here is preferred.
 */
import { type Catalogue, createCatalogue } from './catalogue.ts'
import { androidSdkCodes } from './codes/android-sdk.ts'
import { apiCodes1000To2199 } from './codes/api-1000-2199.ts'
import { apiCodes2200AndUp } from './codes/api-2200-and-up.ts'
import { sevenDigitCodes } from './codes/api-seven-digit.ts'
import { apiSignatureCodes } from './codes/api-signature.ts'
import { deviceCodes } from './codes/device.ts'
import { faceMfaCodes } from './codes/face-mfa.ts'
import { guardWebCodes } from './codes/guard-web.ts'
import { iosSdkCodes } from './codes/ios-sdk.ts'
import { loginFlowCodes } from './codes/login-flow.ts'
import { oidcLegacyCodes } from './codes/oidc-legacy.ts'
import { totpMfaCodes } from './codes/totp-mfa.ts'

export const catalogue: Catalogue = createCatalogue([
  ...loginFlowCodes,
  ...apiCodes1000To2199,
  ...apiCodes2200AndUp,
  ...apiSignatureCodes,
  ...faceMfaCodes,
  ...totpMfaCodes,
  ...deviceCodes,
  ...androidSdkCodes,
  ...iosSdkCodes,
  ...sevenDigitCodes,
  ...guardWebCodes,
  ...oidcLegacyCodes,
])
