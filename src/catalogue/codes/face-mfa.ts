/**
 * Codes of binding and verifying a face as the second factor.
 *
 * From Authing's error-code page (reference-new), which has no English text. The request fields (`photo`,
 * `photoA`, `photoB`) are those of the official SDKs; Guard answers 1700–1702 by letting the user try again.
 */
import type { CodeRecord } from '../record.ts'

const url = 'https://docs.authing.cn/v2/reference-new/other/error-code.html'

export const faceMfaCodes: readonly CodeRecord[] = [
  {
    code: 1700,
    origin: 'face-mfa',
    severity: 'error',
    message: '未上传人脸识别的照片',
    zh: {
      description: '未上传人脸识别的照片。',
      advice: '',
      projectAdvice:
        '看人脸验证请求（`mfa.verifyFaceMfa`）的 `photo`：为空，是前端没拿到摄像头画面或图片上传失败，往前查这两步；不为空，再看这个用户有没有绑定过人脸。',
    },
    en: {
      description: 'No photo was uploaded for face recognition.',
      advice: '',
      projectAdvice:
        'Look at `photo` in the face verification request (`mfa.verifyFaceMfa`): if it is empty, the camera gave no picture or the upload failed, so check those two steps; if not, see whether this user ever bound a face.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url,
  },
  {
    code: 1701,
    origin: 'face-mfa',
    severity: 'error',
    message: '人脸对比时，未上传需要对比的图片',
    zh: {
      description: '人脸对比时，未上传需要对比的图片。',
      advice: '',
      projectAdvice:
        '对比要两张图：看请求体里 `photoA`、`photoB`（部分 SDK 叫 `baseFace`、`compareFace`）缺了哪张，再查那一张的拍摄和上传。',
    },
    en: {
      description: 'The picture to compare with was not uploaded.',
      advice: '',
      projectAdvice:
        'Comparing takes two pictures: see which of `photoA` and `photoB` (`baseFace` and `compareFace` in some SDKs) is missing from the request, then check how that one was taken and uploaded.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url,
  },
  {
    code: 1702,
    origin: 'face-mfa',
    severity: 'warning',
    message: '人脸校验错误',
    zh: {
      description: '人脸校验错误。',
      advice: '',
      projectAdvice:
        '多半是没拍好或不是本人：让用户正对镜头、换个亮处重拍，或改用其他 MFA 方式，不用告警。只集中在某个机型或某个版本时，再查图片是否被旋转、镜像或压得太小。',
    },
    en: {
      description: 'Face verification failed.',
      advice: '',
      projectAdvice:
        'Usually a poor shot or the wrong person: let the user face the camera in better light or take another MFA method; no alarm needed. Only if it clusters on one device model or release, check whether pictures are rotated, mirrored or shrunk too far.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url,
  },
  {
    code: 1703,
    origin: 'face-mfa',
    severity: 'warning',
    message: '未绑定邮箱或手机号，无法绑定人脸',
    zh: {
      description: '未绑定邮箱或手机号，无法绑定人脸。',
      advice: '',
      projectAdvice:
        '先让用户绑定手机号或邮箱（SDK 的 `bindPhone` / `bindEmail`），再来绑定人脸；只重试没有用。界面上最好在进入人脸绑定前就拦住。',
    },
    en: {
      description: 'A face cannot be bound because the user has neither e-mail nor phone bound.',
      advice: '',
      projectAdvice:
        'Have the user bind a phone number or e-mail first (`bindPhone` / `bindEmail` in the SDKs), then bind the face; a mere retry fails again. Best to check this before the face-binding page opens.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url,
  },
  {
    code: 1704,
    origin: 'face-mfa',
    severity: 'warning',
    message: '绑定人脸时，手机验证失败',
    zh: {
      description: '绑定人脸时，手机验证失败。',
      advice: '',
      projectAdvice:
        '绑定人脸前的短信验证没过：让用户核对手机号，重新获取验证码再来。零星出现是输错或过期；同一时段成片出现，去查短信是否送达。',
    },
    en: {
      description: 'Phone verification failed while binding a face.',
      advice: '',
      projectAdvice:
        'The SMS check before face binding failed: let the user confirm the number and request a new code. A few are typos or expired codes; many at once mean you should check whether SMS is being delivered.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url,
  },
  {
    code: 1705,
    origin: 'face-mfa',
    severity: 'warning',
    message: '绑定人脸时，邮箱验证失败',
    zh: {
      description: '绑定人脸时，邮箱验证失败。',
      advice: '',
      projectAdvice:
        '绑定人脸前的邮箱验证没过：让用户重新获取邮件验证码，并看看垃圾箱。成片出现时，查邮件服务是否在正常发信。',
    },
    en: {
      description: 'E-mail verification failed while binding a face.',
      advice: '',
      projectAdvice:
        'The e-mail check before face binding failed: let the user request a new code and look in the spam folder. If many users hit it at once, check that your mail service is sending.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url,
  },
  {
    code: 1706,
    origin: 'face-mfa',
    severity: 'warning',
    message: '人脸已被绑定',
    zh: {
      description: '人脸已被绑定。',
      advice: '',
      projectAdvice:
        '当前账号绑过的，直接走人脸验证，不要再绑；绑在同一人的另一个账号上的，先在那边解绑，或换一种 MFA 方式。重试没有用。',
    },
    en: {
      description: 'The face is already bound.',
      advice: '',
      projectAdvice:
        'If this account bound it, go on to face verification instead of binding again; if another account of the same person did, unbind it there or use another MFA method. Retrying does not help.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url,
  },
  {
    code: 1707,
    origin: 'face-mfa',
    severity: 'error',
    message: '绑定人脸失败',
    zh: {
      description: '绑定人脸失败。',
      advice: '',
      projectAdvice:
        '让用户换一张清晰的正脸照重试一次；仍失败，用图片地址绑定的先看地址从公网能否打开，再拿响应里的 `uniqueId` / `requestId` 去问 Authing。',
    },
    en: {
      description: 'Binding the face failed.',
      advice: '',
      projectAdvice:
        'Let the user retry once with a clear frontal picture. If that fails too and pictures are submitted as URLs, check that these open from the public network; then ask Authing with the `uniqueId` or `requestId` of the response.',
    },
    adviceBy: 'project',
    documented: 'official-page',
    url,
  },
]
