/** In which language descriptions and advice are given. */

export const languages = ['zh', 'en'] as const
export type Language = (typeof languages)[number]

/** `--lang`, else `AUTHING_ANNOTATE_LANG`, else the locale of the environment, else Chinese. */
export function languageOf(chosen: string | undefined, environment: NodeJS.ProcessEnv): Language {
  const wanted = [
    chosen,
    environment['AUTHING_ANNOTATE_LANG'],
    environment['LC_ALL'],
    environment['LC_MESSAGES'],
    environment['LANG'],
  ]
  for (const value of wanted) {
    const language = languages.find((name) => value?.toLowerCase().startsWith(name))
    if (language !== undefined) return language
  }
  return 'zh'
}
